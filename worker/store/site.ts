/** What the pages of the site share: its name, origin, look and links. */
import { sitePath } from '../../schema/paths.ts';
import type { Site } from '../../schema/site.ts';
import { ContentUnavailableError } from '../content-unavailable.ts';
import type { Assets } from './assets.ts';
import { readCatalog } from './catalog.ts';
import { track } from './failing-files.ts';
import { readByDigest } from './verified-files.ts';

/** Read once per isolate: a deploy starts new ones. */
let site: Site | undefined;

/**
 * The settings of the site. The fields aren't validated: the file matches its digest.
 *
 * @throws {ContentUnavailableError}
 */
export async function readSite(assets: Assets): Promise<Site> {
  site ??= await read(assets);
  return site;
}

/** The settings of the site for what can be returned without them; undefined where they can't be read. */
export async function findSite(assets: Assets): Promise<Site | undefined> {
  try {
    return await readSite(assets);
  } catch (error) {
    if (error instanceof ContentUnavailableError) return undefined;
    throw error;
  }
}

async function read(assets: Assets): Promise<Site> {
  const { site: digest } = await readCatalog(assets);
  const path = sitePath(digest);
  const bytes = await readByDigest(assets, path, digest);
  return track(path, async () => JSON.parse(new TextDecoder().decode(bytes)));
}
