import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openIndex, search } from '../../search/search.ts';
import { foundIn } from '../../test/fixtures/found.ts';
import { readReadings } from '../../test/fixtures/readings.ts';
import {
  indexGuides,
  largeSite,
  mergeGuides,
  openFiles,
  shard,
  spellInLetters,
  type Texts,
} from '../../test/fixtures/synthetic-site.ts';
import { toWholeIndex } from './merge-indexes.ts';

/** Digits are the first keys of an object whatever their order. */
const word = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: fc.constantFrom(...'abcdé'), minLength: 1, maxLength: 9 }) },
  {
    weight: 2,
    arbitrary: fc.string({ unit: fc.constantFrom(...'還款計畫划计'), minLength: 1, maxLength: 6 }),
  },
  fc.constantFrom(
    'the',
    'court',
    'lawsuit',
    'legal proceedings',
    'past due',
    'ＡＢ',
    '²',
    '①⓪',
    '한국',
    'ครับ',
    '𠮷野家',
  ),
);
/** What is typed by its sound, too: as syllables, initials, and other characters of the same sound. */
const typed = fc.oneof(
  { weight: 3, arbitrary: word },
  fc.constantFrom('huankuan', 'jihua', 'huan', 'kuanji', 'hkjh', 'hk', 'kua', '还夸', '环款', 'zhi', 'zz'),
);
const text = (maxLength: number) => fc.array(word, { maxLength }).map((words) => words.join(' '));
const query = fc.array(typed, { maxLength: 5 }).map((words) => words.join(' '));
const sites = fc.array(fc.array(fc.tuple(text(4), text(14)), { maxLength: 6 }), { maxLength: 8 });

const settings = {
  synonyms: {
    en: [
      ['court', 'lawsuit', 'legal proceedings'],
      ['past due', 'abc'],
    ],
    zh: [['還款', '計畫']],
  },
};

test('a search in shards of any size returns what a search of the whole index returns', async () => {
  const property = fc.asyncProperty(
    sites,
    fc.constantFrom('en', 'zh-Hant'),
    fc.array(query, { minLength: 1, maxLength: 5 }),
    fc.integer({ min: 1, max: 50 }),
    async (guides, locale, queries, size) => {
      const merged = await mergeGuides(indexGuides(locale, guides, settings));
      const whole = { ...openIndex(JSON.parse(JSON.stringify(toWholeIndex(merged)))), readReadings };
      const sharded = openFiles(shard(merged, size));
      for (const query of queries)
        expect(foundIn(await search(sharded, query, 10))).toEqual(foundIn(await search(whole, query, 10)));
    },
  );
  await fc.assert(property, { numRuns: 300 });
}, 60_000);

describe('an index with one term in each shard', () => {
  const guides: Texts[][] = [
    [
      ['Late?', 'Instalment, instalments; the instalmentlike.'],
      ['Court', 'Café.'],
    ],
    [
      ['還款計畫', '逾期之後費用會增加。'],
      ['', ''],
    ],
  ];
  const open = async (locale: string, onRead?: (list: string) => void) =>
    openFiles(shard(await mergeGuides(indexGuides(locale, guides)), 1), onRead);

  test.each([
    ['a prefix of terms in several shards', 'en', 'instalm', 'guide-0 section-0', undefined],
    ['a misspelt term', 'en', 'instslment', 'guide-0 section-0', 'instalment'],
    ['a term that sorts before all others', 'zh-Hant', 'caf', 'guide-0 section-1', undefined],
    ['a term with an accent', 'en', 'caxé', 'guide-0 section-1', 'café'],
    ['a Chinese phrase', 'zh-Hant', '还款计画', 'guide-1 section-0', undefined],
    ['a Chinese character of the same sound', 'zh-Hant', '还款计划', 'guide-1 section-0', '還款計畫'],
    ['a wrong Chinese character', 'zh-Hant', '还角计', 'guide-1 section-0', '還款計'],
  ])('finds %s', async (_, locale, query, found, meant) => {
    const { results, nearest, ...rest } = await search(await open(locale), query, 3);
    expect([...results, ...nearest].map(({ guide, position }) => `${guide} section-${position}`)[0]).toBe(
      found,
    );
    expect(rest.meant).toBe(meant);
  });

  test('returns nothing when nothing matches', async () => {
    expect(await search(await open('en'), 'qqqq', 3)).toEqual({ results: [], nearest: [] });
  });

  test('reads no shard twice in a search', async () => {
    const reads: string[] = [];
    const index = openFiles(shard(await mergeGuides(indexGuides('en', guides)), 1), (list, digest) =>
      reads.push(`${list} ${digest}`),
    );
    await search(index, 'instalment late instalm court', 3);
    expect(reads.length).toBeGreaterThan(4);
    expect(new Set(reads).size).toBe(reads.length);
  });
});

test.each([
  ['no guides', []],
  ['guides without sections', [[], []]],
  ['sections without words', [[['?', '!']]]],
] as [string, Texts[][]][])('searches a site with %s', async (_, guides) => {
  const { results, nearest } = await search(
    openFiles(shard(await mergeGuides(indexGuides('en', guides)))),
    'late',
    3,
  );
  expect([results, nearest]).toEqual([[], []]);
});

test('a term added to a section changes few shards', async () => {
  const before = shard(await mergeGuides(indexGuides('en', largeSite(spellInLetters))), 2_000);
  const after = shard(await mergeGuides(indexGuides('en', largeSite(spellInLetters, 'addendum'))), 2_000);
  const changed = [...after.files.keys()].filter((digest) => !before.files.has(digest));
  expect(before.files.size).toBeGreaterThan(70);
  expect(changed.length).toBeLessThan(8);
});
