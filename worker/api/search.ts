/** `/v1/search` and `/v1/guides/:guide/search`: full-text search of sections. */
import { type Context, Hono } from 'hono';
import { wrapTime } from 'hono/timing';
import { highlight } from '../../search/highlight.ts';
import { type Excluding, type Hit, type SearchIndex, search } from '../../search/search.ts';
import { ContentUnavailableError } from '../content-unavailable.ts';
import { operation } from '../contract/operation.ts';
import { RESULTS } from '../contract/parameters.ts';
import type { ResponseBody } from '../contract/schemas.ts';
import type { AppEnv } from '../env.ts';
import { GUIDES_TAG, localeTag, setPublic } from '../http/cache-headers.ts';
import { logError } from '../http/log.ts';
import { query } from '../http/query.ts';
import { respondJson } from '../http/respond.ts';
import { readCatalog } from '../store/catalog.ts';
import { parseSection } from '../store/edition.ts';
import { readGuideIndex, readSiteIndex } from '../store/search-index.ts';
import { findGuideWithdrawal, isListed } from '../store/withdrawal-list.ts';
import { readWithdrawals } from '../store/withdrawals.ts';
import type { ShownEdition } from '../withdrawals/shown-edition.ts';
import {
  EDITION_PROBLEMS,
  findEdition,
  GUIDE_PARAMETER,
  openCurrent,
  openShown,
  setEditionHeaders,
} from './find-edition.ts';
import { findSiteLocale } from './find-site-locale.ts';

/** Characters of an extract. */
const EXTRACT_LENGTH = 160;

type SearchBody = ResponseBody<'SearchAnswer'>;
type Result = SearchBody['results'][number];

/** What a search finds, and what the results are made from. */
interface Scope {
  excluding: Excluding;
  /** What is shown of a guide that was searched; undefined if there is none. */
  open: (guide: string) => Promise<ShownEdition | undefined>;
}

/**
 * `GET /v1/guides/:guide/search?q=&locale=&revision=&limit=` returns `{query, locale, results, nearest, meant?}`: the sections of one
 * guide that match `q`.
 *
 * Errors: 400 `invalid-query`; 404 `unknown-guide`, `unknown-locale`, `unknown-revision`; 410 `withdrawn`; 451
 * `unavailable-for-legal-reasons`; 503 `content-unavailable`.
 *
 * @example
 * curl 'https://faq.example/v1/guides/overdue-loan/search?q=late+payment&locale=en'
 */
export const guideSearch = new Hono<AppEnv>().get(
  '/',
  operation({
    operationId: 'searchGuide',
    summary: 'Search one guide',
    path: { guide: GUIDE_PARAMETER },
    response: 'SearchAnswer',
    cacheable: true,
    problems: EDITION_PROBLEMS,
  }),
  query('q', 'locale', 'revision', 'limit'),
  async (c) => {
    const { q, limit, ...requested } = c.req.valid('query');
    const edition = await findEdition(c, c.req.param('guide') ?? '', requested);
    const index = await wrapTime(c, 'index', readGuideIndex(c.env.ASSETS, edition));
    setEditionHeaders(c, edition);
    let shown: ReturnType<Scope['open']> | undefined;
    const openGuide = () => {
      shown ??= openShown(c, edition);
      return shown;
    };
    const scope: Scope = {
      excluding: {
        async isExcluded({ section }) {
          return edition.withdrawals.length > 0 && (await openGuide())?.withdrawn.get(section) !== undefined;
        },
        isListed: ({ section }) => edition.withdrawals.some((each) => each.section === section),
      },
      open: openGuide,
    };
    return respondJson<'SearchAnswer'>(c, {
      query: q,
      locale: edition.locale,
      ...(await searchIndex(c, index, q, limit, scope)),
    });
  },
);

/**
 * `GET /v1/search?q=&locale=&limit=` returns the same for the sections of all guides in one locale.
 *
 * Errors: 400 `invalid-query`; 404 `unknown-locale`; 503 `content-unavailable`.
 *
 * @example
 * curl 'https://faq.example/v1/search?q=late+payment&locale=en'
 */
export const siteSearch = new Hono<AppEnv>().get(
  '/',
  operation({
    operationId: 'search',
    summary: 'Search all guides',
    response: 'SearchAnswer',
    cacheable: true,
    problems: ['invalid-query', 'unknown-locale', 'content-unavailable'],
  }),
  query('q', 'locale', 'limit'),
  async (c) => {
    const requested = c.req.valid('query');
    const catalog = await readCatalog(c.env.ASSETS);
    const locale = findSiteLocale(c, catalog, requested.locale);
    setPublic(c, GUIDES_TAG, ...(requested.locale === undefined ? catalog.locales : [locale]).map(localeTag));
    const withdrawals = await readWithdrawals(c);
    const opened = new Map<string, ReturnType<Scope['open']>>();
    const openGuide: Scope['open'] = (guide) => {
      const shown = opened.get(guide) ?? openCurrent(c, catalog, guide, locale);
      opened.set(guide, shown);
      return shown;
    };
    const scope: Scope = {
      excluding: {
        async isExcluded({ guide, section }) {
          if (!withdrawals.byGuide.has(guide)) return false;
          if (findGuideWithdrawal(withdrawals, guide, locale)) return true;
          const shown = await openGuide(guide);
          return shown?.withdrawn.get(section) !== undefined;
        },
        isListed: ({ guide, section }) => isListed(withdrawals, guide, locale, section),
      },
      open: openGuide,
    };
    // A site without guides has no index.
    if (catalog.guides === 0)
      return respondJson<'SearchAnswer'>(c, { query: requested.q, locale, results: [], nearest: [] });
    const index = await wrapTime(c, 'index', readSiteIndex(c.env.ASSETS, locale, catalog));
    return respondJson<'SearchAnswer'>(c, {
      query: requested.q,
      locale,
      ...(await searchIndex(c, index, requested.q, requested.limit, scope)),
    });
  },
);

async function searchIndex(
  c: Context<AppEnv>,
  index: SearchIndex,
  q: string,
  limit: number = RESULTS.default,
  { excluding, open: openGuide }: Scope,
): Promise<Pick<SearchBody, 'results' | 'nearest' | 'meant'>> {
  const found = await search(index, q, Math.min(limit, RESULTS.max), excluding);
  const toResults = (some: readonly Hit[]) =>
    readable(
      c,
      some.map(async (hit) => toResult(index, hit, await openGuide(hit.guide))),
    );
  const [results, nearest] = await wrapTime(
    c,
    'content',
    Promise.all([toResults(found.results), toResults(found.nearest)]),
  );
  return { results, nearest, ...(found.meant !== undefined && { meant: found.meant }) };
}

/**
 * Those `results` that can be read: a damaged file makes only what it contains unavailable. A response without the others is not cached.
 *
 * @throws {ContentUnavailableError} if none can be read
 */
async function readable(c: Context<AppEnv>, results: readonly Promise<Result>[]): Promise<Result[]> {
  const settled = await Promise.allSettled(results);
  const found = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  for (const result of settled) {
    if (result.status === 'fulfilled') continue;
    if (found.length === 0 || !(result.reason instanceof ContentUnavailableError)) throw result.reason;
    logError(c, result.reason);
    c.header('Cache-Control', 'no-store');
  }
  return found;
}

async function toResult(
  index: SearchIndex,
  { guide, section: id, score, terms }: Hit,
  opened: ShownEdition | undefined,
): Promise<Result> {
  const stored = opened?.header.sections.find((section) => section.id === id);
  if (!opened || !stored)
    throw new ContentUnavailableError(`the search index lists ${guide}/${id}, which does not exist`);
  const { chapter, heading, text, updated } = await parseSection(opened, stored);
  const highlights = {
    heading: highlight(index, heading, terms),
    text: highlight(index, text, terms, EXTRACT_LENGTH),
  };
  return { guide, revision: opened.header.revision, id, chapter, heading, updated, score, highlights };
}
