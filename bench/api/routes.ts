/** What the benchmark asks for. */
import { WORDS } from '../compile/corpus.ts';
import { pick, seededRandom } from '../random.ts';
import { SECTIONS_A_GUIDE, SEED, type Site } from './sites.ts';

export interface Question {
  path: string;
  method?: 'HEAD';
  headers?: Record<string, string>;
}

export interface Route {
  name: string;
  /** Whether it is answered from memory: then it is held to the promise. */
  cached: boolean;
  /** Asked in turn, again and again. */
  questions: readonly Question[];
}

/** What Chromium sends with a page's `fetch`. */
export const BROWSER = {
  Accept: '*/*',
  'Accept-Encoding': 'gzip, deflate, br, zstd',
  'Accept-Language': 'en-GB,en;q=0.9',
  Origin: 'https://partner.example',
  Referer: 'https://partner.example/',
  'User-Agent':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36',
};

/** More answers than the worker remembers. */
const MANY = 20_000;

const GUIDE = '/v1/guides/guide-0';
const SECTION = `${GUIDE}/sections/question-0-0`;

/** One address each, asked again and again: answered from memory. */
export function cachedRoutes({ revision }: Site): Route[] {
  const one = (name: string, path: string, rest: Omit<Question, 'path'> = {}): Route => ({
    name,
    cached: true,
    questions: [{ path, ...rest }],
  });
  return [
    one('manifest', '/v1/guides'),
    one('guide', `${GUIDE}?locale=en`),
    one('guide, locale negotiated', GUIDE),
    one('guide as Markdown', `${GUIDE}?locale=en`, { headers: { Accept: 'text/markdown' } }),
    one('guide at a revision', `${GUIDE}?revision=${revision}`),
    one('guide, 304', `${GUIDE}?locale=en`, { headers: { 'If-None-Match': `"${revision}"` } }),
    one('guide, HEAD', `${GUIDE}?locale=en`, { method: 'HEAD' }),
    one('ten sections', `${GUIDE}/sections?locale=en&limit=10`),
    one('section', `${SECTION}?locale=en`),
    one('two fields of a section', `${SECTION}?locale=en&fields=heading,text`),
    one('search of a guide', `${GUIDE}/search?locale=en&q=late+payment`),
    one('search of all guides', '/v1/search?locale=en&q=late+payment'),
  ];
}

/** So many addresses that the worker can't remember the answers, or so many that one process is never asked twice. */
export function variedRoutes({ sections }: Site): Route[] {
  const random = seededRandom(SEED);
  const query = () => [1, 2, 3].map(() => pick(WORDS, random)).join('+');
  const many = (name: string, ask: (index: number) => Question): Route => ({
    name,
    cached: false,
    questions: Array.from({ length: MANY }, (_, index) => ask(index)),
  });
  return [
    many('every section in turn', (index) => ({ path: `${sectionPath(index % sections)}?locale=en` })),
    many('section, each time another Accept-Language', (index) => ({
      path: SECTION,
      headers: { 'Accept-Language': `en,x-${index}` },
    })),
    many('search of a guide, another query', () => ({ path: `${GUIDE}/search?locale=en&q=${query()}` })),
    many('search of all guides, another query', () => ({ path: `/v1/search?locale=en&q=${query()}` })),
  ];
}

function sectionPath(index: number): string {
  const [guide, section] = [Math.floor(index / SECTIONS_A_GUIDE), index % SECTIONS_A_GUIDE];
  return `/v1/guides/guide-${guide}/sections/question-${Math.floor(section / 5)}-${section % 5}`;
}
