/** Pages of the sitemap: which pages of guides exist, as the compiler wrote them. */
import type { Manifest, SitemapGuide } from '../../schema/manifest.ts';
import { sitemapPagePath } from '../../schema/paths.ts';
import type { Assets } from './assets.ts';
import { linesOf, readPage } from './pages.ts';

/**
 * The guides on page `number` of the sitemap; empty if there is no such page.
 *
 * @throws {ContentUnavailableError}
 */
export async function readSitemapPage(
  assets: Assets,
  { sitemap }: Pick<Manifest, 'sitemap'>,
  number: number,
): Promise<SitemapGuide[]> {
  const page = await readPage(assets, sitemap, number, sitemapPagePath);
  return linesOf(page).map((line) => JSON.parse(line));
}
