/** Writing of compiled files that may exist already. */
import { existsSync, readFileSync } from 'node:fs';
import { writeFileAtomic } from '../atomic-write.ts';
import { assertFileSize } from './platform-limits.ts';

/**
 * Writes the file unless it has that content: an earlier build may have left it damaged, and every file must match its digest.
 *
 * @throws {RangeError} where it is too large for the platform.
 */
export function writeIfChanged(path: string, content: Uint8Array): void {
  assertFileSize(path, content);
  if (!existsSync(path) || !readFileSync(path).equals(content)) writeFileAtomic(path, content);
}
