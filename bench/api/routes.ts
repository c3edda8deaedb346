/** Routes and requests of the benchmark. */
import { WORDS } from '../compile/corpus.ts';
import { pick, seededRandom } from '../random.ts';
import { SECTIONS_PER_GUIDE, SEED, type Site } from './sites.ts';

export interface RouteRequest {
  path: string;
  method?: 'HEAD';
  headers?: Record<string, string>;
}

export interface Route {
  name: string;
  /** Whether responses come from the response cache. The targets apply to these routes only. */
  cached: boolean;
  /** Sent in this order, repeatedly. */
  requests: readonly RouteRequest[];
}

/** Headers that Chromium sends with a page's `fetch`. */
export const BROWSER_HEADERS = {
  Accept: '*/*',
  'Accept-Encoding': 'gzip, deflate, br, zstd',
  'Accept-Language': 'en-GB,en;q=0.9',
  Origin: 'https://partner.example',
  Referer: 'https://partner.example/',
  'User-Agent':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36',
};

/** Shows that a worker has started, without reading content. */
export const HEALTH: RouteRequest = { path: '/healthz' };

/** Requests per uncached route: more different responses than the worker caches. */
const UNCACHED_REQUESTS = 20_000;

const GUIDE = '/v1/guides/guide-0';
const SECTION = `${GUIDE}/sections/question-0-0`;

/** Routes with one request each, so that all but the first response are cache hits. */
export function cachedRoutes({ revision }: Site): Route[] {
  const route = (name: string, path: string, rest: Omit<RouteRequest, 'path'> = {}): Route => ({
    name,
    cached: true,
    requests: [{ path, ...rest }],
  });
  return [
    route('manifest', '/v1/guides'),
    route('guide', `${GUIDE}?locale=en`),
    route('guide, locale negotiated', GUIDE),
    route('guide as Markdown', `${GUIDE}?locale=en`, { headers: { Accept: 'text/markdown' } }),
    route('guide at a revision', `${GUIDE}?revision=${revision}`),
    // Any ETag: that of a guide with a withdrawn section is not its revision.
    route('guide, 304', `${GUIDE}?locale=en`, { headers: { 'If-None-Match': '*' } }),
    route('guide, HEAD', `${GUIDE}?locale=en`, { method: 'HEAD' }),
    route('ten sections', `${GUIDE}/sections?locale=en&limit=10`),
    route('section', `${SECTION}?locale=en`),
    route('two fields of a section', `${SECTION}?locale=en&fields=heading,text`),
    route('search of a guide', `${GUIDE}/search?locale=en&q=late+payment`),
    route('search of all guides', '/v1/search?locale=en&q=late+payment'),
  ];
}

/**
 * Routes with more different requests than the cache holds, or than one process receives, so that they miss it. Only the sections of
 * a small site fit into the cache.
 */
export function uncachedRoutes({ sections }: Site): Route[] {
  const random = seededRandom(SEED);
  const query = () => [1, 2, 3].map(() => pick(WORDS, random)).join('+');
  const route = (name: string, request: (index: number) => RouteRequest): Route => ({
    name,
    cached: false,
    requests: Array.from({ length: UNCACHED_REQUESTS }, (_, index) => request(index)),
  });
  return [
    route('every section in turn', (index) => ({ path: `${sectionPath(index, sections)}?locale=en` })),
    route('section, Accept-Language differs', (index) => ({
      path: SECTION,
      headers: { 'Accept-Language': `en,x-${index}` },
    })),
    route('search of a guide, query differs', () => ({ path: `${GUIDE}/search?locale=en&q=${query()}` })),
    route('search of all guides, query differs', () => ({ path: `/v1/search?locale=en&q=${query()}` })),
  ];
}

/** Skips the last section of each guide, which one of the sites has withdrawn: the load generator accepts no errors. */
function sectionPath(index: number, sections: number): string {
  const shown = SECTIONS_PER_GUIDE - 1;
  const guide = Math.floor(index / shown) % (sections / SECTIONS_PER_GUIDE);
  const section = index % shown;
  return `/v1/guides/guide-${guide}/sections/question-${Math.floor(section / 5)}-${section % 5}`;
}
