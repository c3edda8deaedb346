/** The element's script, verified by the hash for pages that pin it. */
import * as v from 'valibot';
import { EmbedManifestSchema } from '../../schema/embed-manifest.ts';
import { EMBED_MANIFEST_PATH } from '../../schema/paths.ts';
import { ContentUnavailableError } from '../content-unavailable.ts';
import { type Assets, readAsset } from './assets.ts';
import { track } from './failing-files.ts';

/**
 * The bytes of the current script.
 *
 * @throws {ContentUnavailableError}
 */
export async function readElementScript(assets: Assets): Promise<Uint8Array<ArrayBuffer>> {
  const { path: url, integrity } = await readElementEntry(assets);
  const path = url.slice(1);
  return track(path, async () => {
    const script = await readAsset(assets, path);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-384', script));
    if (integrity !== `sha384-${btoa(String.fromCharCode(...digest))}`)
      throw new ContentUnavailableError(`${path} is damaged: it differs from its hash`);
    return script;
  });
}

function readElementEntry(assets: Assets): Promise<v.InferOutput<typeof EmbedManifestSchema>['element']> {
  return track(EMBED_MANIFEST_PATH, async () => {
    const text = new TextDecoder().decode(await readAsset(assets, EMBED_MANIFEST_PATH));
    try {
      return v.parse(EmbedManifestSchema, JSON.parse(text)).element;
    } catch (cause) {
      throw new ContentUnavailableError(`${EMBED_MANIFEST_PATH} is damaged`, { cause });
    }
  });
}
