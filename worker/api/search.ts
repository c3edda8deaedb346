/** `/v1/search` and `/v1/guides/:guide/search`: which sections answer a question. */
import { type Context, Hono } from 'hono';
import { wrapTime } from 'hono/timing';
import { highlight } from '../../search/highlight.ts';
import { type Hit, search as lookUp, type SearchIndex } from '../../search/search.ts';
import type { Answer } from '../contract/answers.ts';
import { describe } from '../contract/describe.ts';
import { RESULTS } from '../contract/parameters.ts';
import type { AppEnv } from '../env.ts';
import { sendJson } from '../http/answer.ts';
import { ALL_GUIDES, localeTag, setFreshness } from '../http/caching.ts';
import { chooseLocale } from '../http/locale.ts';
import { problem } from '../http/problems.ts';
import { query } from '../http/query.ts';
import { readCatalogue } from '../store/manifest.ts';
import { readGuideIndex, readSiteIndex } from '../store/search-index.ts';
import { parseSection, readPack } from '../store/section-pack.ts';
import { EDITION_PROBLEMS, findEdition, GUIDE, markEdition } from './find-edition.ts';

/** How long an extract is (characters). */
const EXTRACT = 160;

type Result = Answer<'SearchAnswer'>['results'][number];

/** Where a guide's sections are read from, for the extracts. */
type FindRevision = (guide: string) => { locale: string; revision: string } | undefined;

/** `GET /v1/guides/:guide/search?q=&locale=&revision=&limit=` → `SearchAnswer`: the sections of one guide that answer `q`. */
export const guideSearch = new Hono<AppEnv>().get(
  '/',
  describe({
    id: 'searchGuide',
    summary: 'Search one guide',
    path: { guide: GUIDE },
    answer: 'SearchAnswer',
    cacheable: true,
    problems: EDITION_PROBLEMS,
  }),
  query('q', 'locale', 'revision', 'limit'),
  async (c) => {
    const { q, limit, ...asked } = c.req.valid('query');
    const edition = await findEdition(c, c.req.param('guide') ?? '', asked);
    const { guide, locale } = edition;
    const index = await wrapTime(c, 'index', readGuideIndex(c.env.ASSETS, guide, locale));
    markEdition(c, edition);
    return sendJson<'SearchAnswer'>(c, {
      query: q,
      locale: locale.locale,
      ...(await find(c, index, q, limit, () => locale)),
    });
  },
);

/** `GET /v1/search?q=&locale=&limit=` → `SearchAnswer`: the sections of all guides that answer `q`. */
export const siteSearch = new Hono<AppEnv>().get(
  '/',
  describe({
    id: 'search',
    summary: 'Search all guides',
    answer: 'SearchAnswer',
    cacheable: true,
    problems: ['invalid-query', 'unknown-locale', 'content-unavailable'],
  }),
  query('q', 'locale', 'limit'),
  async (c) => {
    const asked = c.req.valid('query');
    const { guides, ...choice } = await readCatalogue(c.env.ASSETS);
    const locale = chooseLocale(c, choice, asked.locale);
    if (locale === undefined) {
      throw problem(c, 'unknown-locale', {
        detail: `No guide has a locale for "${asked.locale}".`,
        available: [...choice.locales],
        default: choice.defaultLocale,
      });
    }
    const index = await wrapTime(c, 'index', readSiteIndex(c.env.ASSETS, locale));
    setFreshness(c, ALL_GUIDES, ...(asked.locale === undefined ? choice.locales : [locale]).map(localeTag));
    const revision: FindRevision = (guide) =>
      guides.get(guide)?.locales.find((entry) => entry.locale === locale);
    return sendJson<'SearchAnswer'>(c, {
      query: asked.q,
      locale,
      ...(await find(c, index, asked.q, asked.limit, revision)),
    });
  },
);

async function find(
  c: Context<AppEnv>,
  index: SearchIndex,
  q: string,
  limit: number = RESULTS.usual,
  revision: FindRevision,
): Promise<Pick<Answer<'SearchAnswer'>, 'results' | 'nearest' | 'meant'>> {
  const found = lookUp(index, q, Math.min(limit, RESULTS.most));
  const describeAll = async (hits: readonly Hit[]) => {
    const results = hits.map((hit) => toResult(c, index, hit, revision(hit.guide)));
    return (await Promise.all(results)).flatMap((result) => result ?? []);
  };
  const [results, nearest] = await wrapTime(
    c,
    'content',
    Promise.all([describeAll(found.results), describeAll(found.nearest)]),
  );
  return {
    results,
    nearest,
    ...(found.meant !== undefined && { meant: found.meant }),
  };
}

async function toResult(
  c: Context<AppEnv>,
  index: SearchIndex,
  { guide, section: id, score, words }: Hit,
  edition: { locale: string; revision: string } | undefined,
): Promise<Result | undefined> {
  const pack = edition && (await readPack(c.env.ASSETS, guide, edition));
  const packed = pack?.sections.find((section) => section.id === id);
  if (!edition || !packed) return undefined;
  const { chapter, heading, text, updated } = parseSection(packed);
  const highlights = {
    heading: highlight(index, heading, words),
    text: highlight(index, text, words, EXTRACT),
  };
  return { guide, revision: edition.revision, id, chapter, heading, updated, score, highlights };
}
