/** `/v1/suggest`: suggestions for a query that is being typed. */
import { type Context, Hono } from 'hono';
import { wrapTime } from 'hono/timing';
import type { Manifest } from '../../schema/manifest.ts';
import type { Query } from '../../schema/query.ts';
import { isTypedInPinyin } from '../../search/pinyin/readings.ts';
import { writeOut } from '../../search/pinyin/spell-out.ts';
import { type IsExcluded, type Suggestion, suggest } from '../../search/suggest/suggest.ts';
import { operation } from '../contract/operation.ts';
import { SUGGESTIONS } from '../contract/parameters.ts';
import type { AppEnv } from '../env.ts';
import { GUIDES_TAG, localeTag, setPrivate, setPublic } from '../http/cache-headers.ts';
import { query } from '../http/query.ts';
import { respondJson } from '../http/respond.ts';
import { readCatalog } from '../store/catalog.ts';
import { readSiteIndex } from '../store/search-index.ts';
import { readSuggestionIndex } from '../store/suggestion-index.ts';
import { findGuideWithdrawal } from '../store/withdrawal-list.ts';
import { readWithdrawals } from '../store/withdrawals.ts';
import { openCurrent } from './find-edition.ts';
import { findSiteLocale } from './find-site-locale.ts';
import { toSearched } from './search.ts';

/**
 * `GET /v1/suggest?q=&locale=&limit=` returns `{query, truncated?, locale, suggestions}`: what the query `q` may become as it is typed,
 * questions of all guides in one locale with the section that answers each, and texts that complete the last word.
 *
 * Errors: 400 `invalid-query`; 404 `unknown-locale`; 503 `content-unavailable`.
 *
 * @example
 * curl 'https://faq.example/v1/suggest?q=late+pay&locale=en'
 */
export const suggestions = new Hono<AppEnv>().get(
  '/',
  operation({
    operationId: 'suggest',
    summary: 'Complete a query',
    response: 'SuggestionList',
    cacheable: true,
    problems: ['invalid-query', 'unknown-locale', 'content-unavailable'],
  }),
  query('q', 'locale', 'limit'),
  async (c) => {
    const { q, limit = SUGGESTIONS.default, ...requested } = c.req.valid('query');
    const catalog = await readCatalog(c.env.ASSETS);
    const locale = findSiteLocale(c, catalog, requested.locale);
    setPublic(c, GUIDES_TAG, ...(requested.locale === undefined ? catalog.locales : [locale]).map(localeTag));
    if (q.isTruncated) setPrivate(c);
    return respondJson<'SuggestionList'>(c, {
      ...toSearched(q),
      locale,
      suggestions: await suggestShown(c, catalog, locale, q, Math.min(limit, SUGGESTIONS.max)),
    });
  },
);

/** Suggestions of what isn't withdrawn. */
async function suggestShown(
  c: Context<AppEnv>,
  catalog: Manifest,
  locale: string,
  { text }: Query,
  limit: number,
): Promise<Suggestion[]> {
  const isExcluded = await excludeWithdrawn(c, catalog, locale);
  // A site without guides has no index.
  if (catalog.guides === 0) return [];
  const index = await wrapTime(c, 'index', readSuggestionIndex(c.env.ASSETS, locale, catalog));
  const found = await suggest(index, text, limit, isExcluded);
  if (found.length > 0 || !isTypedInPinyin(locale)) return found;
  const written = await writeOut(await readSiteIndex(c.env.ASSETS, locale, catalog), text);
  return written === undefined ? [] : suggest(index, written, limit, isExcluded);
}

/** Whether a section is withdrawn; undefined if none is. Guides without withdrawals aren't read. */
async function excludeWithdrawn(
  c: Context<AppEnv>,
  catalog: Manifest,
  locale: string,
): Promise<IsExcluded | undefined> {
  const withdrawals = await readWithdrawals(c);
  if (withdrawals.byGuide.size === 0) return undefined;
  const opened = new Map<string, ReturnType<typeof openCurrent>>();
  return async ({ guide, section }) => {
    if (!withdrawals.byGuide.has(guide)) return false;
    if (findGuideWithdrawal(withdrawals, guide, locale)) return true;
    const shown = opened.get(guide) ?? openCurrent(c, catalog, guide, locale);
    opened.set(guide, shown);
    return (await shown)?.withdrawn.get(section) !== undefined;
  };
}
