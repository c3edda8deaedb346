/** `/v1/search` and `/v1/guides/:guide/search`: full-text search of sections. */
import { Hono } from 'hono';
import type { Query } from '../../schema/query.ts';
import { operation } from '../contract/operation.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';
import type { AppEnv } from '../env.ts';
import { GUIDES_TAG, localeTag, setPublic } from '../http/cache-headers.ts';
import { query } from '../http/query.ts';
import { respondJson } from '../http/respond.ts';
import { readCatalog } from '../store/catalog.ts';
import { EDITION_PROBLEMS, findEdition, GUIDE_PARAMETER, setEditionHeaders } from './find-edition.ts';
import { findSiteLocale } from './find-site-locale.ts';
import { searchGuide, searchSite } from './run-search.ts';

/**
 * `GET /v1/guides/:guide/search?q=&locale=&revision=&limit=` returns `{query, truncated?, locale, results, nearest, meant?}`: the sections of one
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
    setEditionHeaders(c, edition);
    return respondJson<'SearchAnswer'>(c, {
      ...toSearched(q),
      locale: edition.locale,
      ...(await searchGuide(c, edition, q, limit)),
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
    return respondJson<'SearchAnswer'>(c, {
      ...toSearched(requested.q),
      locale,
      ...(await searchSite(c, catalog, locale, requested.q, requested.limit)),
    });
  },
);

/** The text that was searched or completed, and whether the query was longer. */
export function toSearched({
  text,
  isTruncated,
}: Query): Pick<ResponseBody<'SearchAnswer'>, 'query' | 'truncated'> {
  return { query: text, ...(isTruncated && { truncated: true }) };
}
