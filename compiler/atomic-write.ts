/** Atomic file replacement: a concurrent reader gets the previous content or the new one, never a part of either. */
import { copyFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Replaces the file at `path`, whose folders are created. Synchronous: for many small files that is faster than a promise each. */
export function writeFileAtomic(path: string, content: string | Uint8Array): void {
  replaceFile(path, (temporary) => writeFileSync(temporary, content));
}

/** Replaces the file at `path` by a copy of `source`. */
export function copyFileAtomic(source: string, path: string): void {
  replaceFile(path, (temporary) => copyFileSync(source, temporary));
}

/** The name of the temporary file differs by process, so that two can replace the same file. */
function replaceFile(path: string, write: (temporary: string) => void): void {
  const temporary = `${path}.${process.pid}.new`;
  mkdirSync(dirname(path), { recursive: true });
  write(temporary);
  renameSync(temporary, path);
}
