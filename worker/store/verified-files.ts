/** Verified files: nothing is cached or sent unless it matches its digest, so a failing storage never passes for content. */
import { sha256, unseal } from '../../schema/integrity.ts';
import { compareFormat } from '../../schema/storage-format.ts';
import { ContentUnavailableError } from '../content-unavailable.ts';
import { type Assets, readAsset } from './assets.ts';
import { track } from './failing-files.ts';

/**
 * The bytes of the file at `path`, whose SHA-256 is `digest`.
 *
 * @throws {ContentUnavailableError} if it can't be read, or isn't what the compiler wrote.
 */
export function readByDigest(assets: Assets, path: string, digest: string): Promise<Uint8Array<ArrayBuffer>> {
  return track(path, async () => {
    const bytes = await readAsset(assets, path);
    if ((await sha256(bytes)) !== digest)
      throw new ContentUnavailableError(
        `${path} is damaged, or of another build: it differs from its digest`,
      );
    return bytes;
  });
}

/**
 * What `parse` makes of the value of the sealed file at `path`, which is of the worker's storage format.
 *
 * @throws {ContentUnavailableError} if it can't be read, isn't what the compiler wrote, or is of an older or a newer compiler.
 */
export function readSealed<T>(assets: Assets, path: string, parse: (value: object) => T): Promise<T> {
  return track(path, async () => {
    const value = await unsealBytes(path, await readAsset(assets, path));
    const version = compareFormat('format' in value ? value.format : undefined);
    if (version !== 'same')
      throw new ContentUnavailableError(
        `${path} was written by ${version === 'older' ? 'an older' : 'a newer'} version of edge-faq than this worker: build and deploy again with one version`,
      );
    return parse(value);
  });
}

async function unsealBytes(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<object> {
  try {
    // Otherwise a byte order mark, which the compiler doesn't write, would be removed before the digest is checked.
    const value = await unseal(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    if (typeof value === 'object' && value !== null) return value;
    throw new RangeError('it is not an object');
  } catch (cause) {
    throw new ContentUnavailableError(`${path} is damaged`, { cause });
  }
}
