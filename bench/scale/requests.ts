/** Requests that no cache spares: each differs from those before. */
import type { RouteRequest } from '../api/routes.ts';
import { pick, type Random, seededRandom } from '../random.ts';
import { SECTIONS_PER_GUIDE, SEED, type Site } from '../site/site.ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

const SECTION = '/v1/guides/guide-0/sections/question-0-0';

/** Ranges of browsers' languages, with and without a region. */
const RANGES =
  'ar bg ca cs da de de-AT de-CH de-DE el en en-AU en-CA en-GB en-IN en-US es es-419 es-ES es-MX fa fi fil fr fr-BE fr-CA fr-FR he hi hr hu id id-ID it it-IT ja ja-JP ko ko-KR lt ms nb-NO nl nl-BE nl-NL pl pl-PL pt pt-BR pt-PT ro ru ru-RU sk sr sv sv-SE th th-TH tr tr-TR uk vi vi-VN zh zh-CN zh-HK zh-Hans zh-Hant zh-SG zh-TW'.split(
    ' ',
  );

/** The first section of the first guide. */
export const FIRST_SECTION: RouteRequest = { path: `${SECTION}?locale=en` };

/** The document of the first guide. */
export const FIRST_DOCUMENT: RouteRequest = { path: documentPath(0) };

/** A search of all guides for the words with these ranks by frequency. */
export function siteSearch({ proses }: Site, locale: string, ranks: readonly number[]): RouteRequest {
  const prose = proses.find((each) => each.locale === locale);
  const query = ranks.map((rank) => prose?.vocabulary[rank] ?? '').join(prose?.space);
  return { path: `/v1/search?locale=${locale}&q=${encodeURIComponent(query)}` };
}

/** A word that is in many sections. */
export const FREQUENT_WORD = [200];

/** Words from frequent to rare. */
export const FOUR_WORDS = [150, 900, 4_000, 15_000];

/** Every section of the source's locale in turn. */
export function everySection({ guides }: Site): () => RouteRequest {
  let next = 0;
  return () => {
    const guide = Math.floor(next / SECTIONS_PER_GUIDE) % guides;
    const section = next % SECTIONS_PER_GUIDE;
    next += 1;
    const id = `question-${Math.floor(section / 5)}-${section % 5}`;
    return { path: `/v1/guides/guide-${guide}/sections/${id}?locale=en` };
  };
}

/** One section, requested with two to five languages and their weights, each time others. */
export function everyLanguage(): () => RouteRequest {
  const random = seededRandom(SEED);
  const sent = new Set<string>();
  return () => {
    let header = acceptLanguage(random);
    while (sent.has(header)) header = acceptLanguage(random);
    sent.add(header);
    return { path: SECTION, headers: { 'Accept-Language': header } };
  };
}

function acceptLanguage(random: Random): string {
  const count = 2 + Math.floor(random() * 4);
  const ranges = [...new Set(Array.from({ length: count }, () => pick(RANGES, random)))];
  let weight = 100;
  return ranges
    .map((range, index) => {
      if (index === 0) return range;
      weight -= 5 + Math.floor(random() * 10);
      return `${range};q=${weight / 100}`;
    })
    .join();
}

/** Guides that don't exist, with ids from the whole alphabet. */
export function unknownGuides(): () => RouteRequest {
  const random = seededRandom(SEED);
  const letters = (length: number) => Array.from({ length }, () => pick([...ALPHABET], random)).join('');
  return () => ({ path: `/v1/guides/${letters(4 + Math.floor(random() * 8))}-${letters(5)}` });
}

/** Requests for the paths that `nextPath` returns, by another host each time: the response cache is keyed by URL. */
export function byOtherHosts(nextPath: (index: number) => string): () => RouteRequest {
  let sent = 0;
  return () => {
    const path = nextPath(sent);
    sent += 1;
    return { path, headers: { Host: `faq-${sent}.example` } };
  };
}

/** The document of every guide in turn, in the source's locale, never from the response cache. */
export function everyDocument({ guides }: Pick<Site, 'guides'>): () => RouteRequest {
  return byOtherHosts((index) => documentPath(index % guides));
}

function documentPath(guide: number): string {
  return `/v1/guides/guide-${guide}?locale=en`;
}
