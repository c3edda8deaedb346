/** `/v1/search` and `/v1/guides/:guide/search`: full-text search of sections. */
import { type Context, Hono } from 'hono';
import { wrapTime } from 'hono/timing';
import { highlight } from '../../search/highlight.ts';
import { type Hit, type SearchIndex, search } from '../../search/search.ts';
import { ContentUnavailableError } from '../content-unavailable.ts';
import { operation } from '../contract/operation.ts';
import { RESULTS } from '../contract/parameters.ts';
import type { ResponseBody } from '../contract/schemas.ts';
import type { AppEnv } from '../env.ts';
import { GUIDES_TAG, localeTag, setPublic } from '../http/cache-headers.ts';
import { resolveLocale } from '../http/locale.ts';
import { problem } from '../http/problems.ts';
import { query } from '../http/query.ts';
import { respondJson } from '../http/respond.ts';
import { readCatalog } from '../store/catalog.ts';
import { readGuideIndex, readSiteIndex } from '../store/search-index.ts';
import { parseSection, readSectionPack } from '../store/section-pack.ts';
import { EDITION_PROBLEMS, findEdition, GUIDE_PARAMETER, setEditionHeaders } from './find-edition.ts';

/** Characters of an extract. */
const EXTRACT_LENGTH = 160;

type SearchBody = ResponseBody<'SearchAnswer'>;
type Result = SearchBody['results'][number];

/** The edition of a guide that was searched, from which the extracts are read. */
type EditionOf = (guide: string) => { locale: string; revision: string } | undefined;

/**
 * `GET /v1/guides/:guide/search?q=&locale=&revision=&limit=` returns `{query, locale, results, nearest, meant?}`: the sections of one
 * guide that match `q`.
 *
 * Errors: 400 `invalid-query`; 404 `unknown-guide`, `unknown-locale`, `unknown-revision`; 503 `content-unavailable`.
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
    const index = await wrapTime(c, 'index', readGuideIndex(c.env.ASSETS, edition.guide, edition));
    setEditionHeaders(c, edition);
    return respondJson<'SearchAnswer'>(c, {
      query: q,
      locale: edition.locale,
      ...(await searchIndex(c, index, q, limit, () => edition)),
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
    const { guides, locales, defaultLocale } = catalog;
    const locale = resolveLocale(c, { locales, defaultLocale }, requested.locale);
    if (locale === undefined) {
      throw problem(c, 'unknown-locale', {
        detail: `No guide has a locale for "${requested.locale}".`,
        available: [...locales],
        default: defaultLocale,
      });
    }
    setPublic(c, GUIDES_TAG, ...(requested.locale === undefined ? locales : [locale]).map(localeTag));
    const editionOf: EditionOf = (guide) =>
      guides.get(guide)?.locales.find((entry) => entry.locale === locale);
    // A site without guides has no index.
    if (guides.size === 0)
      return respondJson<'SearchAnswer'>(c, { query: requested.q, locale, results: [], nearest: [] });
    const index = await wrapTime(c, 'index', readSiteIndex(c.env.ASSETS, locale, catalog));
    return respondJson<'SearchAnswer'>(c, {
      query: requested.q,
      locale,
      ...(await searchIndex(c, index, requested.q, requested.limit, editionOf)),
    });
  },
);

async function searchIndex(
  c: Context<AppEnv>,
  index: SearchIndex,
  q: string,
  limit: number = RESULTS.default,
  editionOf: EditionOf,
): Promise<Pick<SearchBody, 'results' | 'nearest' | 'meant'>> {
  const { results: hits, nearest: nearestHits, meant } = search(index, q, Math.min(limit, RESULTS.max));
  const toResults = (some: readonly Hit[]) =>
    Promise.all(some.map((hit) => toResult(c, index, hit, editionOf(hit.guide))));
  const [results, nearest] = await wrapTime(
    c,
    'content',
    Promise.all([toResults(hits), toResults(nearestHits)]),
  );
  return { results, nearest, ...(meant !== undefined && { meant }) };
}

async function toResult(
  c: Context<AppEnv>,
  index: SearchIndex,
  { guide, section: id, score, terms }: Hit,
  edition: { locale: string; revision: string } | undefined,
): Promise<Result> {
  const pack = edition && (await readSectionPack(c.env.ASSETS, guide, edition));
  const packed = pack?.sections.find((section) => section.id === id);
  if (!edition || !packed)
    throw new ContentUnavailableError(`the search index lists ${guide}/${id}, which does not exist`);
  const { chapter, heading, text, updated } = parseSection(packed);
  const highlights = {
    heading: highlight(index, heading, terms),
    text: highlight(index, text, terms, EXTRACT_LENGTH),
  };
  return { guide, revision: edition.revision, id, chapter, heading, updated, score, highlights };
}
