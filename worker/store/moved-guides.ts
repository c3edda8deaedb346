/** Guides that have moved to another id, by the setting `moved` of the site. */
import { currentGuideId } from '../../schema/moved-guides.ts';
import type { Assets } from './assets.ts';
import { readCatalog } from './catalog.ts';
import { findGuide } from './guide-index.ts';

/**
 * The current id of the guide that was `id`; undefined if there is no such guide, or if it has not moved.
 *
 * @throws {ContentUnavailableError}
 */
export async function findMovedGuide(assets: Assets, id: string): Promise<string | undefined> {
  const catalog = await readCatalog(assets);
  const current = currentGuideId(catalog.moved ?? {}, id);
  return current !== id && (await findGuide(assets, catalog, current)) ? current : undefined;
}
