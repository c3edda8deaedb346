/** Lists of guides: of all, or of those in one locale, as the compiler wrote them. */
import { LIST_PAGE_SIZE, type Manifest, type Pages } from '../../schema/manifest.ts';
import { listPagePath } from '../../schema/paths.ts';
import type { Assets } from './assets.ts';
import { findLine, findPage, idOf, linesOf, readPage } from './pages.ts';

/** A list of guides, sorted by id. */
export interface GuideList {
  /** Number of guides in it. */
  total: number;
  pages: Pages;
}

/** A part of a list. */
export interface ListSlice {
  /** Number of guides before it. */
  position: number;
  /** The JSON of each guide. */
  guides: string[];
}

/** The list of all guides, or of those in `locale`. */
export function listOf({ guides, list, lists }: Manifest, locale: string | undefined): GuideList {
  if (locale === undefined) return { total: guides, pages: list };
  const inLocale = lists[locale];
  return { total: inLocale?.guides ?? 0, pages: inLocale?.pages ?? [] };
}

/**
 * The JSON of `guide`; undefined if it isn't in the list.
 *
 * @param guide - an id that exists: nothing else of a request may be looked up in a page
 * @throws {ContentUnavailableError}
 */
export async function findListed(
  assets: Assets,
  { pages }: GuideList,
  guide: string,
): Promise<string | undefined> {
  return findLine(await readPage(assets, pages, findPage(pages, guide), listPagePath), guide);
}

/**
 * At most `limit` guides that sort after the id `cursor`, whether or not there is a guide with that id.
 *
 * @throws {ContentUnavailableError}
 */
export async function readAfter(
  assets: Assets,
  list: GuideList,
  cursor: string,
  limit: number,
): Promise<ListSlice> {
  const number = Math.max(0, findPage(list.pages, cursor));
  const lines = linesOf(await readPage(assets, list.pages, number, listPagePath));
  const before = lines.filter((line) => idOf(line) <= cursor).length;
  return readFrom(assets, list, number * LIST_PAGE_SIZE + before, limit);
}

/**
 * At most `limit` guides from `position` on.
 *
 * @throws {ContentUnavailableError}
 */
export async function readFrom(
  assets: Assets,
  { pages }: GuideList,
  position: number,
  limit: number,
): Promise<ListSlice> {
  const first = Math.floor(position / LIST_PAGE_SIZE);
  const guides: string[] = [];
  for (let number = first; guides.length < limit && number < pages.length; number += 1) {
    const lines = linesOf(await readPage(assets, pages, number, listPagePath));
    const skipped = number === first ? position % LIST_PAGE_SIZE : 0;
    guides.push(...lines.slice(skipped, skipped + limit - guides.length));
  }
  return { position, guides };
}
