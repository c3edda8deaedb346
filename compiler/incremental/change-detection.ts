/** Change detection: hashes of everything that a guide is compiled from. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { VFile } from 'vfile';
import { countErrors } from '../diagnostics.ts';
import { FORMAT } from '../document/format.ts';
import { imagePathOf } from '../render/image-path.ts';
import type { Settings } from '../settings.ts';
import type { GuideRecord } from './record.ts';

/** Version of the compiler's diagnostics and records. Increment when the same files give others; for documents there is `FORMAT`. */
const COMPILER_VERSION = 4;

/** Hash of everything that a guide is compiled from, except its images (32 hexadecimal digits). */
export function hashInputs(files: readonly VFile[], settings: Settings): string {
  const hash = createHash('sha256').update(JSON.stringify([COMPILER_VERSION, FORMAT, settings]));
  for (const file of files) {
    const text = String(file);
    hash.update(JSON.stringify([file.path, text.length, countErrors([file])])).update(text);
  }
  return hash.digest('hex').slice(0, 32);
}

/** Whether `record` was compiled from `inputs` and its images have the same bytes as then. */
export function isUnchanged(record: GuideRecord, inputs: string): boolean {
  return (
    record.inputs === inputs && record.images.every(({ source, path }) => isUnchangedImage(source, path))
  );
}

function isUnchangedImage(source: string, path: string): boolean {
  try {
    return imagePathOf(source, readFileSync(source)) === path;
  } catch {
    return false;
  }
}
