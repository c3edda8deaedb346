/** Change detection: hashes of everything that a guide is compiled from, and stamps that spare reading it. */
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { VFile } from 'vfile';
import { countErrors } from '../diagnostics.ts';
import { FORMAT } from '../document/format.ts';
import { findAccessProblem } from '../read/access.ts';
import { listSources } from '../read/files.ts';
import { imagePathOf } from '../render/image-path.ts';
import type { Settings } from '../settings.ts';
import type { GuideRecord } from './record.ts';

/** Version of the compiler's diagnostics and records. Increment when the same files give others; for documents there is `FORMAT`. */
const COMPILER_VERSION = 7;

/** Hash of everything that a guide is compiled from, except its images (32 hexadecimal digits). */
export function hashInputs(files: readonly VFile[], settings: Settings): string {
  const hash = createHash('sha256').update(JSON.stringify([COMPILER_VERSION, FORMAT, settings]));
  for (const file of files) {
    const text = String(file);
    hash.update(JSON.stringify([file.path, text.length, countErrors([file])])).update(text);
  }
  return hash.digest('hex').slice(0, 32);
}

/** A file that changes twice within a step of its file system's clock has the same time of change. None has longer steps (FAT). */
export const CLOCK_STEP_MS = 2_000;

/**
 * Stamp of everything that the guide in `folder` is compiled from, except its images: the metadata of its files tells that they are as
 * they were, without reading them. Whatever is done to a file changes its `ctime`, which no program can set. Empty where that doesn't
 * tell: a file is a link, can't be read, or has just been changed.
 */
export function stampInputs(folder: string, settings: Settings): string {
  if (findAccessProblem(folder, join(folder, '..', '..'), 'folder')) return '';
  const hash = createHash('sha256').update(JSON.stringify([COMPILER_VERSION, FORMAT, settings]));
  const settled = Date.now() - CLOCK_STEP_MS;
  for (const path of listSources(folder)) {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (!stats?.isFile() || stats.ctimeMs > settled) return '';
    const { dev, ino, size, mode, mtimeMs, ctimeMs } = stats;
    hash.update(JSON.stringify([relative('.', path), dev, ino, size, mode, mtimeMs, ctimeMs]));
  }
  return hash.digest('hex').slice(0, 32);
}

/** Whether the images of `record` have the same bytes as when it was compiled. */
export function hasSameImages({ images }: GuideRecord): boolean {
  return images.every(({ source, path }) => isUnchangedImage(source, path));
}

function isUnchangedImage(source: string, path: string): boolean {
  try {
    return imagePathOf(source, readFileSync(source)) === path;
  } catch {
    return false;
  }
}
