/** Folders that a command creates, as arguments of the command line. */
import { InvalidArgumentError } from 'commander';

/**
 * The path of a folder, which need not exist.
 *
 * @throws {InvalidArgumentError} for a URL, which would become a folder named `https:`
 */
export function toNewFolder(value: string): string {
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(value)) return value;
  throw new InvalidArgumentError('It is a URL: name a folder on this machine.');
}
