/** Where content comes from: the compiled files among the worker's static assets. */
import type { Env } from '../env.ts';

export type Assets = Env['ASSETS'];

/** The content could not be read: it was never built, or the platform failed. */
export class ContentUnavailable extends Error {}

/**
 * The asset at `path`, or undefined where there is none.
 *
 * @throws {ContentUnavailable}
 */
export async function findAsset(assets: Assets, path: string): Promise<Response | undefined> {
  const answer = await assets.fetch(`https://assets.invalid/${path}`).catch((cause: unknown) => {
    throw new ContentUnavailable(`${path} can't be fetched`, { cause });
  });
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new ContentUnavailable(`${path}: ${answer.status}`);
  return answer;
}

/**
 * The asset at `path`, which the manifest promises.
 *
 * @throws {ContentUnavailable}
 */
export async function openAsset(assets: Assets, path: string): Promise<Response> {
  const answer = await findAsset(assets, path);
  if (!answer) throw new ContentUnavailable(`${path} is not there`);
  return answer;
}

/** Its bytes. */
export async function readAsset(assets: Assets, path: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await openAsset(assets, path)).arrayBuffer());
}
