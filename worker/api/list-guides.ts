/** Pages of a list of guides. */
import type { Context } from 'hono';
import type { GuideEntry } from '../../schema/manifest.ts';
import { ContentUnavailableError } from '../content-unavailable.ts';
import type { ListedGuideField } from '../contract/parameters.ts';
import type { AppEnv } from '../env.ts';
import { logError } from '../http/log.ts';
import { type GuideList, type ListSlice, readAfter, readFrom } from '../store/guide-list.ts';
import { idOf } from '../store/pages.ts';
import { setPageLinks } from './page-links.ts';

interface Page extends ListSlice {
  /** Cursor of the next page: the id of the last guide on this one. */
  next?: string;
}

/**
 * The page of at most `limit` guides after the id `cursor`. Sets `Link`; if the page before can't be read, without `prev`, and
 * `Cache-Control` to `no-store`.
 *
 * @throws {ContentUnavailableError}
 */
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
  setPageLinks(c, { next, isLater: position > 0, previous: await findPrevious(c, list, position, limit) });
  return { ...page, ...(next !== undefined && { next }) };
}

/** The cursor of the page before the one at `position`: undefined for the first page, null if it can't be read. */
async function findPrevious(
  c: Context<AppEnv>,
  list: GuideList,
  position: number,
  limit: number,
): Promise<string | undefined | null> {
  if (position <= limit) return undefined;
  try {
    // The previous page starts after the guide before its own first one.
    const [before] = (await readFrom(c.env.ASSETS, list, position - limit - 1, 1)).guides;
    return before && idOf(before);
  } catch (error) {
    if (!(error instanceof ContentUnavailableError)) throw error;
    logError(c, error);
    c.header('Cache-Tag', undefined);
    c.header('Cache-Control', 'no-store');
    return null;
  }
}

/** Members that say what is withdrawn: whoever selects fields has to know it as well. */
const WITHDRAWN = ['withdrawn', 'withdrawnSections'];

/** The JSON of a guide with only the members `fields`, its own and those of its locales, and what is withdrawn. */
export function pickFields(guide: GuideEntry, fields: readonly ListedGuideField[]): string {
  const names = new Set<string>([...fields, ...WITHDRAWN]);
  const pick = (object: object) =>
    Object.fromEntries(Object.entries(object).filter(([name]) => names.has(name)));
  const locales = guide.locales.map(pick);
  const hasLocales = locales.some((locale) => Object.keys(locale).length > 0);
  return JSON.stringify({ ...pick({ ...guide, locales: undefined }), ...(hasLocales && { locales }) });
}
