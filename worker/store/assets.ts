/** Compiled content as static assets of the worker. */
import { ContentUnavailableError } from '../content-unavailable.ts';
import type { Env } from '../env.ts';

export type Assets = Env['ASSETS'];

/**
 * The asset at `path`, or undefined if it does not exist.
 *
 * @throws {ContentUnavailableError}
 */
export async function findAsset(assets: Assets, path: string): Promise<Response | undefined> {
  const response = await assets.fetch(`https://assets.invalid/${path}`).catch((cause: unknown) => {
    throw new ContentUnavailableError(`${path} can't be fetched`, { cause });
  });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new ContentUnavailableError(`${path}: ${response.status}`);
  return response;
}

/**
 * The asset at `path`, which the manifest lists.
 *
 * @throws {ContentUnavailableError}
 */
export async function openAsset(assets: Assets, path: string): Promise<Response> {
  const response = await findAsset(assets, path);
  if (!response) throw new ContentUnavailableError(`${path} does not exist`);
  return response;
}

/** The bytes of the asset at `path`. */
export async function readAsset(assets: Assets, path: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await openAsset(assets, path)).arrayBuffer());
}
