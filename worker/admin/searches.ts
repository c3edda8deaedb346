/** `/admin/searches`: what readers searched for and did not find. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { setPageLinks } from '../api/page-links.ts';
import { operation } from '../contract/operation.ts';
import { PAGE_SIZE, parameters } from '../contract/parameters.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';
import type { AppEnv } from '../env.ts';
import type { SearchOutcome } from '../feedback/store-search.ts';
import { queryOf } from '../http/query.ts';
import { respondJson } from '../http/respond.ts';
import { canonicalTag } from '../language-tag.ts';
import type { Database } from '../store/database.ts';
import { requireDatabase, runBatch } from '../store/run-batch.ts';
import { ADMIN_READ_PROBLEMS } from './access.ts';
import { lastDays, type Period, toPeriod } from './period.ts';

/** Days of the period without `?since=`. */
const DEFAULT_DAYS = 30;

type Search = ResponseBody<'SearchList'>['searches'][number];

const RowSchema = v.object({
  query: v.string(),
  locale: v.string(),
  failed: v.number(),
  unsure: v.number(),
  opened: v.number(),
  last: v.string(),
});

/** By the number of readers with that outcome; by default of those whom the site could not help. */
const RANKS: Record<SearchOutcome | 'all', string> = {
  all: 'sum(failed) + sum(unsure)',
  failed: 'sum(failed)',
  unsure: 'sum(unsure)',
  opened: 'sum(opened)',
};

export const searches = new Hono<AppEnv>()

  /**
   * `GET /admin/searches?locale=&since=&until=&outcome=&limit=&cursor=` returns `{searches, next?}`: what at least five readers searched for
   * on a UTC day, with the numbers of readers of all such days of the period, by default of the last 30 days. What most readers failed at or
   * were unsure of comes first; with `outcome`, what has that outcome most often, and nothing that never has it. `cursor` is a place in the
   * ranking: an entry that moves between two requests may be on both pages or on none.
   *
   * Errors: 400 `invalid-query`; 401 `unauthorized`; 403 `cross-origin`; 429 `too-many-attempts`; 503 `database-unavailable`,
   * `access-keys-unavailable`.
   *
   * @example
   * curl 'https://faq.example/admin/searches?locale=en&outcome=failed' -H "Authorization: Bearer $ADMIN_READ_TOKEN"
   */
  .get(
    '/',
    operation({
      operationId: 'listSearches',
      summary: 'List what readers searched for, what was not found first, page by page',
      response: 'SearchList',
      secured: true,
      problems: ['invalid-query', 'database-unavailable', ...ADMIN_READ_PROBLEMS],
    }),
    queryOf({
      locale: parameters.searchedLocale,
      since: parameters.since,
      until: parameters.until,
      outcome: parameters.outcome,
      limit: parameters.limit,
      cursor: parameters.rankCursor,
    }),
    async (c) => {
      const { locale, since, until, outcome, limit = PAGE_SIZE, cursor = 0 } = c.req.valid('query');
      const fallback = lastDays(DEFAULT_DAYS, until === undefined ? Date.now() : Date.parse(until));
      const period = toPeriod(c, { since, until }, fallback);
      const filter = { ...period, locale: locale && (canonicalTag(locale) ?? locale), outcome };
      const ranked = await rankSearches(requireDatabase(c.env), filter, cursor, limit + 1);
      const next = ranked.length > limit ? String(cursor + limit) : undefined;
      const previous = cursor > limit ? String(cursor - limit) : undefined;
      setPageLinks(c, { next, isLater: cursor > 0, previous });
      return respondJson<'SearchList'>(c, {
        searches: ranked.slice(0, limit),
        ...(next !== undefined && { next }),
      });
    },
  );

interface Filter extends Period {
  locale: string | undefined;
  outcome: SearchOutcome | undefined;
}

/** At most `limit` searches from the place `start` of the ranking on. */
async function rankSearches(
  database: Database,
  { since, until, locale, outcome = undefined }: Filter,
  start: number,
  limit: number,
): Promise<Search[]> {
  const rank = RANKS[outcome ?? 'all'];
  const [page] = await runBatch(database, [
    database
      .prepare(
        `SELECT query, locale, sum(failed) AS failed, sum(unsure) AS unsure, sum(opened) AS opened, max(day) AS last
         FROM search_counts
         WHERE query IS NOT NULL AND day BETWEEN ?1 AND ?2 AND locale = coalesce(?3, locale)
         GROUP BY query, locale ${outcome ? `HAVING ${rank} > 0` : ''}
         ORDER BY ${rank} DESC, query, locale LIMIT ?4 OFFSET ?5`,
      )
      .bind(since, until, locale ?? null, limit, start),
  ]);
  return (page?.results ?? []).map((row) => {
    const { last, ...search } = v.parse(RowSchema, row);
    return { ...search, readers: search.failed + search.unsure + search.opened, last };
  });
}
