import { beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { type IndexedSection, openIndex, type SearchResults, search } from '../../search/search.ts';
import { foundIn } from '../../test/fixtures/found.ts';
import type { Assets } from './assets.ts';
import { readReadings } from './readings.ts';

const large = inject('largeIndexes');

type Bytes = Uint8Array<ArrayBuffer>;

/** Storage in which `change` is what the file at a path is served as; `reads` are the paths that were read. */
function storage(change: (file: Bytes, path: string) => Bytes | undefined = (file) => file) {
  const reads: string[] = [];
  const fetch: Assets['fetch'] = async (url) => {
    const path = new URL(url).pathname.slice(1);
    reads.push(path);
    const file = Object.values(large).find(({ files }) => path in files)?.files[path];
    const served = file === undefined ? undefined : change(fromBase64(file), path);
    return served === undefined ? new Response(null, { status: 404 }) : new Response(served);
  };
  return { assets: { fetch }, reads };
}

function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

type Search = (assets: Assets, locale: string, query: string) => Promise<SearchResults<IndexedSection>>;

/** The search of a worker in an isolate that has read nothing yet. */
async function startIsolate(): Promise<Search> {
  vi.resetModules();
  const { readSiteIndex } = await import('./search-index.ts');
  return async (assets, locale, query) => {
    const searchIndexes = Object.fromEntries(
      Object.entries(large).map(([tag, { revision }]) => [tag, revision]),
    );
    return search(await readSiteIndex(assets, locale, { searchIndexes }), query, 10);
  };
}

const isShard = (path: string) => /[0-9a-f]{64}\.bin$/.test(path);

let searchSite: Search;

beforeEach(async () => {
  searchSite = await startIsolate();
});

/** Words of the site, as they are and changed, in `locale`. */
function queriesIn(locale: string): string[] {
  const words = (large[locale]?.whole.words ?? '').split('\n');
  const every = (step: number) => words.filter((_, index) => index % step === 7);
  const pairs = every(331).map((word, index) => `${word} ${words[index * 17]}`);
  const typos = every(997).map((word) => `${word.slice(0, 2)}x${word.slice(2)}`);
  return [
    ...every(499),
    ...pairs,
    ...typos,
    'a',
    'b',
    '',
    '?',
    'qqqqqqqqq',
    'the',
    '一帀',
    'yiza',
    'yz',
    'x'.repeat(200),
  ];
}

describe.each(['en', 'zh-Hant'])('a search of a large site in %s', (locale) => {
  test('returns what a search of the whole index returns', async () => {
    const { assets } = storage();
    const whole = {
      ...openIndex(structuredClone(large[locale]?.whole ?? expect.fail())),
      readReadings: () => readReadings(assets),
    };
    for (const query of queriesIn(locale))
      expect([query, foundIn(await searchSite(assets, locale, query))]).toEqual([
        query,
        foundIn(await search(whole, query, 10)),
      ]);
  });

  test('reads a few of its files, and none again for the same words', async () => {
    const { assets, reads } = storage();
    const [query = ''] = queriesIn(locale);
    await searchSite(assets, locale, query);
    const files = Object.keys(large[locale]?.files ?? {});
    expect(files.length).toBeGreaterThan(12);
    expect(reads.length).toBeLessThan(files.length / 2);
    const before = reads.length;
    await searchSite(assets, locale, query);
    expect(reads).toHaveLength(before);
  });
});

test('a search for four words reads six files', async () => {
  const words = (large['en']?.whole.words ?? '').split('\n');
  const query = [0.13, 0.33, 0.53, 0.73].map((part) => words[Math.floor(words.length * part)]);
  const { assets, reads } = storage();
  const { results } = await searchSite(assets, 'en', query.join(' '));
  expect(results).not.toEqual([]);
  expect(reads).toHaveLength(6);
});

const FAULTS: Record<string, (file: Bytes) => Bytes | undefined> = {
  missing: () => undefined,
  empty: () => new Uint8Array(),
  truncated: (file) => file.slice(0, -5),
  'changed in one byte': (file) => file.map((byte, index) => (index === 40 ? byte + 1 : byte)),
  'of another list': () => Uint8Array.of(0x7b, 0x7d),
};

describe('a search while a file is damaged', () => {
  test.each(Object.keys(FAULTS))('fails while a shard is %s, and succeeds afterwards', async (name) => {
    const [query = ''] = queriesIn('en');
    const { assets: whole, reads } = storage();
    await searchSite(whole, 'en', query);
    const expected = await searchSite(whole, 'en', query);
    for (const damaged of reads.filter(isShard)) {
      const isolated = await startIsolate();
      const { ContentUnavailableError } = await import('../content-unavailable.ts');
      const { assets } = storage((file, path) => (path === damaged ? FAULTS[name]?.(file) : file));
      await expect(isolated(assets, 'en', query)).rejects.toBeInstanceOf(ContentUnavailableError);
      expect(await isolated(whole, 'en', query)).toEqual(expected);
    }
  });

  test('succeeds if it does not need that file', async () => {
    const words = (large['en']?.whole.words ?? '').split('\n');
    const [query = '', other = ''] = [words[0], words.at(-1)];
    const { assets: whole, reads } = storage();
    await searchSite(whole, 'en', query);
    const needed = new Set(reads);
    const isolated = await startIsolate();
    const { assets } = storage((file, path) => (needed.has(path) ? file : undefined));
    expect((await isolated(assets, 'en', query)).results).not.toEqual([]);
    await expect(isolated(assets, 'en', other)).rejects.toThrow('does not exist');
  });

  test('fails in a locale without an index', async () => {
    const { assets } = storage();
    const { readSiteIndex } = await import('./search-index.ts');
    const searchIndexes = { fr: '0'.repeat(32) };
    await expect(readSiteIndex(assets, 'fr', { searchIndexes })).rejects.toThrow('does not exist');
    await expect(readSiteIndex(assets, 'de', { searchIndexes })).rejects.toThrow('no search index in de');
  });
});
