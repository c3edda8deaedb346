/** Published path of an image, named by the hash of its bytes. */
import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { imagePath } from '../../schema/paths.ts';

/** The published path of the image `source` with these bytes. */
export function imagePathOf(source: string, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  return imagePath(hash, extname(source).toLowerCase());
}
