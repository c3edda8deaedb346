/** Files that an isolate couldn't read, until it can: for the log and `/readyz`. */
import { ContentUnavailableError } from '../content-unavailable.ts';

/** Files that are listed; a storage that fails as a whole has more. */
const MAX_FILES = 20;

const failing = new Map<string, string>();

/**
 * The result of `read`, which reads the file at `path`. If it throws, the file counts as failing until it was read.
 *
 * @throws {ContentUnavailableError} whatever `read` throws.
 */
export async function track<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    const result = await read();
    if (failing.size > 0) failing.delete(path);
    return result;
  } catch (cause) {
    const error =
      cause instanceof ContentUnavailableError
        ? cause
        : new ContentUnavailableError(`${path} can't be used`, { cause });
    if (failing.size < MAX_FILES || failing.has(path)) failing.set(path, error.message);
    throw error;
  }
}

/** Why each file couldn't be read, by its path. */
export function listFailingFiles(): Record<string, string> {
  return Object.fromEntries(failing);
}
