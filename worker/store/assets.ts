/** Compiled content as static assets of the worker. What they return is checked against digests: see `verified-files.ts`. */
import { ContentUnavailableError } from '../content-unavailable.ts';
import type { Env } from '../env.ts';
import { withTimeout } from './timeout.ts';

export type Assets = Env['ASSETS'];

/** Time after which storage counts as failing (ms): readers of a hanging one would wait for as long as their browser does. */
const TIMEOUT_MS = 5_000;

/**
 * The bytes of the asset at `path`, or undefined if it does not exist. Any status but 200 and 404 is a failure: a redirect or a part
 * is not the file. So is a response that isn't complete after five seconds.
 *
 * @throws {ContentUnavailableError}
 */
export async function findAsset(assets: Assets, path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return await withTimeout(fetchBytes(assets, path), TIMEOUT_MS);
  } catch (cause) {
    if (cause instanceof ContentUnavailableError) throw cause;
    throw new ContentUnavailableError(`${path} can't be read`, { cause });
  }
}

async function fetchBytes(assets: Assets, path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const response = await assets.fetch(`https://assets.invalid/${path}`, { redirect: 'manual' });
  if (response.status === 404) return undefined;
  if (response.status !== 200) throw new ContentUnavailableError(`${path}: status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * The bytes of the asset at `path`, which has to exist.
 *
 * @throws {ContentUnavailableError}
 */
export async function readAsset(assets: Assets, path: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await findAsset(assets, path);
  if (!bytes) throw new ContentUnavailableError(`${path} does not exist`);
  return bytes;
}
