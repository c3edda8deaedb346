/** Guides that have moved to another id, by the setting `moved` of the site. */
import type { Assets } from './assets.ts';
import { readCatalog } from './catalog.ts';
import { findGuide } from './guide-index.ts';
import { readSite } from './site.ts';

/**
 * The current id of the guide that was `id`; undefined if there is no such guide. A guide that exists is never looked up here: what has an id
 * now wins over what had it before.
 *
 * @throws {ContentUnavailableError}
 */
export async function findMovedGuide(assets: Assets, id: string): Promise<string | undefined> {
  const { moved } = await readSite(assets);
  const catalog = await readCatalog(assets);
  const seen = new Set<string>();
  let current: string | undefined = id;
  while (current !== undefined && Object.hasOwn(moved, current) && !seen.has(current)) {
    seen.add(current);
    current = moved[current];
    if (current !== undefined && (await findGuide(assets, catalog, current))) return current;
  }
  return undefined;
}
