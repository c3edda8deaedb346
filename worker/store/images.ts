/** Images of guides, named by their hash. */
import { sha256 } from '../../schema/integrity.ts';
import { ContentUnavailableError } from '../content-unavailable.ts';
import { type Assets, findAsset } from './assets.ts';
import { track } from './failing-files.ts';

/**
 * The bytes of the image `name`, whose SHA-256 starts with `hash`; undefined if there is none.
 *
 * @throws {ContentUnavailableError}
 */
export function findImage(
  assets: Assets,
  name: string,
  hash: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return findByHash(assets, `images/${name}`, hash);
}

/**
 * The bytes of the file at `path`, whose SHA-256 starts with `hash`; undefined if there is none.
 *
 * @throws {ContentUnavailableError}
 */
export function findByHash(
  assets: Assets,
  path: string,
  hash: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return track(path, async () => {
    const bytes = await findAsset(assets, path);
    if (bytes && !(await sha256(bytes)).startsWith(hash))
      throw new ContentUnavailableError(`${path} is damaged: it differs from its hash`);
    return bytes;
  });
}
