/** Pages of a list of guides. */
import type { Context } from 'hono';
import type { GuideEntry } from '../../schema/manifest.ts';
import type { GuideField } from '../contract/parameters.ts';
import type { AppEnv } from '../env.ts';
import { type GuideList, type ListSlice, readAfter, readFrom } from '../store/guide-list.ts';
import { idOf } from '../store/pages.ts';
import { setPageLinks } from './page-links.ts';

interface Page extends ListSlice {
  /** Cursor of the next page: the id of the last guide on this one. */
  next?: string;
}

/** The page of at most `limit` guides after the id `cursor`. Sets `Link`. */
export async function readListPage(
  c: Context<AppEnv>,
  list: GuideList,
  cursor: string | undefined,
  limit: number,
): Promise<Page> {
  const assets = c.env.ASSETS;
  const page =
    cursor === undefined
      ? await readFrom(assets, list, 0, limit)
      : await readAfter(assets, list, cursor, limit);
  const { position, guides } = page;
  const last = guides.at(-1);
  const next = last !== undefined && position + guides.length < list.total ? idOf(last) : undefined;
  // The previous page starts after the guide before its own first one.
  const [before] = position > limit ? (await readFrom(assets, list, position - limit - 1, 1)).guides : [];
  setPageLinks(c, { next, isLater: position > 0, previous: before && idOf(before) });
  return { ...page, ...(next !== undefined && { next }) };
}

/** The JSON of a guide with only the members `fields`: its own, and those of its locales. */
export function pickFields(guide: GuideEntry, fields: readonly GuideField[]): string {
  const pick = (object: object) =>
    Object.fromEntries(Object.entries(object).filter(([name]) => fields.some((field) => field === name)));
  const locales = guide.locales.map(pick);
  const hasLocales = locales.some((locale) => Object.keys(locale).length > 0);
  return JSON.stringify({ ...pick({ ...guide, locales: undefined }), ...(hasLocales && { locales }) });
}
