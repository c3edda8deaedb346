/** Tells whether a guide is still what it was when it was compiled. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { VFile } from 'vfile';
import { countErrors } from '../diagnostics.ts';
import { FORMAT } from '../document/document.ts';
import { imageFile } from '../render/images.ts';
import type { Settings } from '../settings.ts';
import type { GuideRecord } from './record.ts';

/** Bump when the compiler finds other things in the same files; what it makes of them counts by `FORMAT`. */
const COMPILER = 2;

/** The hash of all that a guide is compiled from, but for its images. */
export function hashInputs(files: readonly VFile[], settings: Settings): string {
  const hash = createHash('sha256').update(JSON.stringify([COMPILER, FORMAT, settings]));
  for (const file of files) {
    const text = String(file);
    hash.update(JSON.stringify([file.path, text.length, countErrors([file])])).update(text);
  }
  return hash.digest('hex').slice(0, 32);
}

/** Whether what is recorded was compiled from `inputs`, and its images are what they were. */
export function isUnchanged(record: GuideRecord, inputs: string): boolean {
  return (
    record.inputs === inputs &&
    record.images.every(
      ({ source, path }) => existsSync(source) && imageFile(source, readFileSync(source)) === path,
    )
  );
}
