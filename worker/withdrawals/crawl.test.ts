import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Guide } from '../../schema/guide.ts';
import { currentRevision, EARLIER_REVISION, fetchWorker, ORIGIN } from '../../test/fixtures/worker-sample.ts';
import { REASON, restoreAll, withdraw } from '../../test/fixtures/worker-sample-withdrawals.ts';

/**
 * Crawl of everything that the worker serves: after a withdrawal nothing contains a sentence of what is withdrawn. Every response was in
 * the response cache before.
 */

const LOCALES = ['en', 'zh-Hant', 'zh-Hans'];
const MEDIA_TYPES = ['application/json', 'text/html', 'text/markdown', 'text/plain', '*/*'];
const GUIDES = ['parcels', 'returns'];

/** Headers that could select another copy of a response. */
const VARIANTS: Record<string, string>[] = [
  {},
  { Range: 'bytes=0-99' },
  { 'Cache-Control': 'no-cache' },
  { 'If-None-Match': '"stale"' },
  { Origin: 'https://partner.example' },
];

const MCP_HEADERS = {
  'Content-Type': 'application/json',
  Accept: 'application/json, text/event-stream',
};

/** Sentences of a section or a guide, as they stand in any representation. */
const sentencesOf = (texts: readonly string[]) =>
  texts
    .flatMap((text) => text.split(/[.?!。？！\n]/))
    // Only plain text has bullets.
    .map((each) => each.replace(/^[\s•]+/, '').trimEnd())
    .filter(({ length }) => length > 3);

const getGuide = async (guide: string, query: string) =>
  (await fetchWorker(`/v1/guides/${guide}?${query}`)).json<Guide>();

/** Every URL about the guides, with queries that find each word of `words`. */
function urlsOf(words: readonly string[]): string[] {
  const searches = words.map((word) => `search?q=${encodeURIComponent(word)}`);
  const ofGuides = GUIDES.flatMap((guide) => {
    const paths = [
      '',
      '?fields=id,heading,html&large=headings',
      '?fields=text,html,heading',
      '/sections',
      '/sections?limit=1',
      '/sections?fields=id,heading,text',
      ...searches.map((path) => `/${path}`),
    ];
    const sections = guide === 'parcels' ? ['where', 'tracking', 'label', 'damaged', 'gone'] : ['how'];
    const single = sections.flatMap((id) => [
      `/sections/${id}`,
      `/sections?ids=${id}`,
      `/sections/${id}?fields=html`,
    ]);
    return [...paths, ...single].map((path) => `/v1/guides/${guide}${path}`);
  });
  const scripts = GUIDES.map((guide) => `/embed/${guide}.js`);
  const localized = [
    ...[...ofGuides, ...scripts, '/v1/guides'],
    ...searches.flatMap((path) => [`/v1/${path}`, `/v1/${path.replace('search', 'suggest')}`]),
  ];
  const pages = GUIDES.flatMap((guide) => {
    const sections = guide === 'parcels' ? ['where', 'tracking', 'gone'] : ['how'];
    const paths = ['', ...LOCALES.flatMap((locale) => [locale, ...sections.map((id) => `${locale}/${id}`)])];
    return paths.map((path) => (path === '' ? `/g/${guide}` : `/g/${guide}/${path}`));
  });
  const twins = pages.flatMap((page) => ['.md', '.json', '.txt'].map((suffix) => page + suffix));
  const embeds = pages.flatMap((page) => {
    const url = `/oembed?url=${encodeURIComponent(ORIGIN + page)}`;
    return [url, `${url}&format=xml`];
  });
  const programs = ['/feed.xml', '/llms-full.txt'].flatMap((path) =>
    ['', ...LOCALES].map((locale) => withQuery(path, locale && `locale=${locale}`)),
  );
  const revisions = [
    EARLIER_REVISION,
    ...GUIDES.flatMap((guide) => LOCALES.map((locale) => currentRevision(guide, locale))),
  ];
  return [
    '/v1/guides?limit=1',
    ...['/sitemap.xml', '/llms.txt', '/robots.txt', '/'],
    ...[...pages, ...twins, ...embeds, ...programs],
    ...localized.flatMap((url) =>
      ['', ...LOCALES].map((locale) => withQuery(url, locale && `locale=${locale}`)),
    ),
    ...ofGuides.flatMap((url) => revisions.map((revision) => withQuery(url, `revision=${revision}`))),
  ];
}

/** Every page about the guides, with queries that find each word of `words`, and pages that say what is wrong. */
function pagesOf(words: readonly string[]): string[] {
  const searches = words.map((word) => `q=${encodeURIComponent(word)}`);
  const home = LOCALES.flatMap((locale) =>
    ['', 'cursor=long', ...searches].map((query) => withQuery(`/?locale=${locale}`, query)),
  );
  const sections = ['', '/where', '/tracking', '/label', '/damaged', '/gone', '/none'];
  const ofGuides = LOCALES.flatMap((locale) => [
    ...sections.map((section) => `/g/parcels/${locale}${section}`),
    ...['requested=fr', 'unknown=1', ...searches].map((query) => `/g/parcels/${locale}?${query}`),
    ...['', '/how', '?q=parcel'].map((rest) => `/g/returns/${locale}${rest}`),
  ]);
  const others = ['/', '/accessibility', '/report', '/none', '/g/none', '/g/parcels/zh_Hant'];
  return [...home, ...ofGuides, ...others, '/g/parcels', '/g/packages/en', '/g/Parcels/en/gone/'];
}

/** The bodies of all calls of the MCP server's tools about the guides, with queries that find each word of `words`. */
function toolCallsOf(words: readonly string[]): string[] {
  const call = (name: string, input: object) =>
    JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: input } });
  const sections = ['where', 'tracking', 'label', 'damaged', 'gone'];
  return [undefined, ...LOCALES].flatMap((locale) => [
    call('list_guides', { locale }),
    ...words.flatMap((query) => [
      call('search_guides', { query, locale, limit: 20 }),
      call('search_guides', { query, locale, guide: 'parcels' }),
    ]),
    ...sections.map((section) => call('get_section', { guide: 'parcels', section, locale })),
  ]);
}

function withQuery(url: string, query: string): string {
  return query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

/** The URLs of which a response contains one of `sentences`, and how many responses succeeded. */
async function crawl(urls: readonly string[], sentences: readonly string[]) {
  const found = new Set<string>();
  let responses = 0;
  const read = async (url: string, headers: Record<string, string>, message?: string) => {
    const response = await fetchWorker(url, {
      headers,
      ...(message !== undefined && { method: 'POST', body: message }),
    });
    const body = await response.text();
    if (response.ok) responses += 1;
    const unescaped = body.replaceAll(/<\/?mark>|\\\\?/g, '');
    if (sentences.some((sentence) => body.includes(sentence) || unescaped.includes(sentence)))
      found.add(`${url} ${message ?? JSON.stringify(headers)}`);
  };
  for (const url of urls) {
    for (const accept of MEDIA_TYPES) await read(url, { Accept: accept });
    for (const language of LOCALES) await read(url, { 'Accept-Language': language });
    for (const headers of VARIANTS) await read(url, headers);
  }
  for (const message of toolCalls) await read('/mcp', MCP_HEADERS, message);
  return { found: [...found], responses };
}

afterEach(restoreAll);

let section: string[];
let guide: string[];
let urls: string[];
let toolCalls: string[];

beforeEach(async () => {
  const documents = await Promise.all([
    ...LOCALES.map((locale) => getGuide('parcels', `locale=${locale}`)),
    getGuide('parcels', `revision=${EARLIER_REVISION}`),
  ]);
  const sections = documents.flatMap(({ chapters }) => chapters.flatMap((chapter) => chapter.sections));
  const gone = sections.filter(({ id }) => id === 'gone');
  const shown = sections.filter(({ id }) => id !== 'gone').flatMap(({ heading, text }) => [heading, text]);
  section = sentencesOf(gone.flatMap(({ heading, text }) => [heading, text])).filter(
    (sentence) => !shown.some((text) => text.includes(sentence)),
  );
  const titles = documents.flatMap(({ title, description, intro }) => [title, description, intro.text]);
  const others = sections.flatMap(({ heading, text }) => [heading, text]);
  // "Parcels" and "包裹" are words of the other guide as well.
  guide = sentencesOf([...titles, ...others]).filter(
    (sentence) => sentence.length > 7 || /[^ -~]{4}/.test(sentence),
  );
  const words = ['lost', 'money', 'another', 'parcel', 'losst', '遺失', '包裹', '重新', 'zzzz'];
  urls = [...urlsOf(words), ...pagesOf(words)];
  toolCalls = toolCallsOf(words);
});

test('serves no sentence of a withdrawn section, and all of it again after undo', async () => {
  const before = await crawl(urls, section);
  expect(before.found.length).toBeGreaterThan(200);
  expect(before.found.filter((url) => url.startsWith('/g/')).length).toBeGreaterThan(100);
  expect(before.found.filter((url) => url.startsWith('/mcp ')).length).toBeGreaterThan(10);
  await withdraw('guide=parcels&section=gone');
  const after = await crawl(urls, section);
  expect(after.found).toEqual([]);
  expect(after.responses).toBeGreaterThan(before.responses * 0.8);
  await restoreAll();
  expect((await crawl(urls, section)).found).toEqual(before.found);
}, 120_000);

test('serves no sentence of a withdrawn guide', async () => {
  expect((await crawl(urls, guide)).found.length).toBeGreaterThan(200);
  await withdraw('guide=parcels', { ...REASON, status: 410 });
  expect((await crawl(urls, guide)).found).toEqual([]);
}, 120_000);

test('serves no sentence of a withdrawn locale, and the other locales as before', async () => {
  const english = sentencesOf([(await getGuide('parcels', 'locale=en')).description]);
  const chinese = sentencesOf([(await getGuide('parcels', 'locale=zh-Hant')).description]);
  expect((await crawl(urls, english)).found.length).toBeGreaterThan(20);
  const before = (await crawl(urls, chinese)).found;
  await withdraw('guide=parcels&locale=en');
  expect((await crawl(urls, english)).found).toEqual([]);
  expect((await crawl(urls, chinese)).found).toEqual(before);
}, 120_000);
