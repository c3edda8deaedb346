/** Mixed traffic of a site: all routes, locales and guides, in the proportions of readers who come from partner pages. */
import type { RouteRequest } from '../api/routes.ts';
import { pick, type Random, seededRandom, zipfPicker } from '../random.ts';
import type { Site } from './site.ts';

/** `Accept-Language` of browsers. */
const ACCEPT_LANGUAGES = [
  'en-GB,en;q=0.9',
  'en-US,en;q=0.9,zh-TW;q=0.8,zh;q=0.7',
  'zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7',
  'zh-HK,zh-Hant;q=0.9,zh;q=0.8,en;q=0.7',
  'zh-CN,zh;q=0.9',
  'zh-CN,zh;q=0.9,en-US;q=0.8,en;q=0.7,ja;q=0.6',
  'de-DE,de;q=0.9,en;q=0.8',
  'fr-FR,fr;q=0.8,en-US;q=0.5,en;q=0.3',
];

/** The most frequent words, which are in every section: queries don't have them. */
const STOP_WORDS = 100;

/** How many of the next words queries are made of: rarer ones occur in big sites only. */
const QUERY_WORDS = 8_000;

/** What a reader requests, as parts of a URL. */
interface Reader {
  /** Path of a guide, and of a section of it. */
  guide: string;
  section: string;
  /** As query parameters; the query is of one to three words. */
  locale: string;
  query: string;
  /** The browser's languages. */
  headers: { 'Accept-Language': string };
  /** Path of a page of the list of guides. */
  list: string;
  image: string;
}

/** How frequent each kind of request is, relative to the others, and what it requests. */
const KINDS: Record<string, [weight: number, toRequest: (reader: Reader) => RouteRequest]> = {
  section: [24, ({ section, locale }) => ({ path: `${section}?${locale}` })],
  'section, negotiated': [10, ({ section, headers }) => ({ path: section, headers })],
  'two fields of a section': [
    2,
    ({ section, locale }) => ({ path: `${section}?${locale}&fields=heading,text` }),
  ],
  guide: [16, ({ guide, locale }) => ({ path: `${guide}?${locale}` })],
  'guide, negotiated': [8, ({ guide, headers }) => ({ path: guide, headers })],
  'guide as Markdown': [1, ({ guide }) => ({ path: guide, headers: { Accept: 'text/markdown' } })],
  'guide as text': [1, ({ guide }) => ({ path: guide, headers: { Accept: 'text/plain' } })],
  'guide, 304': [
    8,
    ({ guide, locale }) => ({ path: `${guide}?${locale}`, headers: { 'If-None-Match': '*' } }),
  ],
  'guide, HEAD': [2, ({ guide, locale }) => ({ path: `${guide}?${locale}`, method: 'HEAD' })],
  'ten sections': [6, ({ guide, locale }) => ({ path: `${guide}/sections?${locale}&limit=10` })],
  chapter: [2, ({ guide, locale }) => ({ path: `${guide}/sections?${locale}&chapter=chapter-1` })],
  'search of a guide': [6, ({ guide, locale, query }) => ({ path: `${guide}/search?${locale}&${query}` })],
  'search of all guides': [4, ({ locale, query }) => ({ path: `/v1/search?${locale}&${query}` })],
  'list of guides': [2, ({ list }) => ({ path: list })],
  image: [2, ({ image }) => ({ path: image })],
  'unknown guide': [1, ({ guide }) => ({ path: guide.replace('guide-', 'gide-') })],
  'unknown section': [1, ({ section, locale }) => ({ path: `${section}-9?${locale}` })],
  'script with a guide': [
    4,
    ({ guide, locale }) => ({ path: `${guide.replace('/v1/guides', '/embed')}.js?${locale}` }),
  ],
  health: [2, () => ({ path: '/healthz' })],
};

/** A request and its kind, a key of `KINDS`. */
export interface MixedRequest extends RouteRequest {
  kind: string;
}

/**
 * Returns a function that returns the next request. The guides differ in frequency as words of a text do (Zipf's law), the sections
 * of a guide don't. `lists` are the paths of the pages of the list of guides.
 */
export function createTraffic(
  site: Pick<Site, 'guides' | 'proses' | 'image'>,
  lists: readonly string[],
  seed: number,
): () => MixedRequest {
  const random = seededRandom(seed);
  const nextReader = readerGenerator(site, lists, random);
  const kinds = Object.entries(KINDS).flatMap(([kind, [weight, toRequest]]) =>
    Array.from({ length: weight }, () => ({ kind, toRequest })),
  );
  return () => {
    const { kind, toRequest } = pick(kinds, random);
    return { kind, ...toRequest(nextReader()) };
  };
}

function readerGenerator(
  { guides, proses, image }: Pick<Site, 'guides' | 'proses' | 'image'>,
  lists: readonly string[],
  random: Random,
): () => Reader {
  const nextGuide = zipfPicker(shuffledNumbers(guides, random), random);
  return () => {
    const { locale, space, vocabulary } = pick(proses, random);
    const nextWord = () => vocabulary[STOP_WORDS + Math.floor(random() * QUERY_WORDS)] ?? '';
    const words = Array.from({ length: 1 + Math.floor(random() * 3) }, nextWord);
    const guide = `/v1/guides/guide-${nextGuide()}`;
    return {
      guide,
      section: `${guide}/sections/question-${Math.floor(random() * 4)}-${Math.floor(random() * 5)}`,
      locale: `locale=${locale}`,
      query: `q=${encodeURIComponent(words.join(space))}`,
      headers: { 'Accept-Language': pick(ACCEPT_LANGUAGES, random) },
      list: pick(lists, random),
      image,
    };
  };
}

/** The numbers below `count` in random order: the most requested guides aren't the first ones of the site. */
function shuffledNumbers(count: number, random: Random): number[] {
  return Array.from({ length: count }, (_, number) => ({ number, rank: random() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ number }) => number);
}
