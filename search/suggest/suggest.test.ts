import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildSuggestions } from '../../test/fixtures/suggestion-index.ts';
import { spellInLetters } from '../../test/fixtures/synthetic-site.ts';
import { type IsExcluded, suggest } from './suggest.ts';

/** The texts of the suggestions, those that complete a word after a plus sign. */
async function textsFor(
  locale: string,
  headings: readonly string[],
  query: string,
  isExcluded?: IsExcluded,
): Promise<string[]> {
  const { index } = await buildSuggestions(locale, [headings]);
  const suggestions = await suggest(index, query, 8, isExcluded);
  return suggestions.map(({ text, guide }) => (guide === undefined ? `+${text}` : text));
}

const QUESTIONS = [
  'What happens if I pay late?',
  'Late payment: who must be told?',
  'Can’t I pay?',
  'What is a repayment plan?',
  'Repayments, and how the bank’s fees are repaid',
  'Where is the nearest café of the FSC?',
];

test.each([
  ['pay late', ['What happens if I pay late?']],
  ['late pay', ['Late payment: who must be told?', 'What happens if I pay late?', '+late payment']],
  ['late payment who', ['Late payment: who must be told?']],
  ['if i pay', ['What happens if I pay late?']],
  ['can’t', ['Can’t I pay?']],
  ["can't i", ['Can’t I pay?']],
  ['repa', [QUESTIONS[4], QUESTIONS[3], '+repaid', '+repayment', '+repayments']],
  ['bank fe', [QUESTIONS[4], '+bank fees']],
  ['Nearest caf', [QUESTIONS[5], '+Nearest café']],
  ['fs', [QUESTIONS[5], '+FSC']],
])('completes %s', async (query, expected) => {
  expect(await textsFor('en', QUESTIONS, query)).toEqual(expected);
});

test('puts the most frequent word first, and offers none beyond half of the suggestions', async () => {
  const headings = ['Paid leave', 'Payment one', 'Payment two', 'Payer', 'Pay slip', 'Payback'];
  const { index } = await buildSuggestions('en', [headings]);
  const words = async (limit: number) =>
    (await suggest(index, 'pa', limit)).filter(({ guide }) => guide === undefined).map(({ text }) => text);
  expect((await words(8))[0]).toBe('payment');
  expect([(await words(8)).length, (await words(4)).length, (await words(1)).length]).toEqual([3, 2, 0]);
});

test('suggests a question that several guides have once, of the first guide that is shown', async () => {
  const { index } = await buildSuggestions('en', [['What is it?'], ['What is it?'], ['What is it?']]);
  const guides = async (...excluded: string[]) =>
    (await suggest(index, 'what', 8, async ({ guide }) => excluded.includes(guide))).map(
      ({ guide }) => guide,
    );
  expect(await guides()).toEqual(['guide-0']);
  expect(await guides('guide-0', 'guide-1')).toEqual(['guide-2']);
  expect(await guides('guide-0', 'guide-1', 'guide-2')).toEqual([]);
});

test('completes no word that only excluded headings have', async () => {
  const headings = ['Lost parcels', 'Parcel of land', 'Send parcels on'];
  const excluded: IsExcluded = ({ section }) => section !== 'section-1';
  expect(await textsFor('en', headings, 'parc')).toContain('+parcels');
  expect(await textsFor('en', headings, 'parc', excluded)).toEqual(['Parcel of land', '+parcel']);
  expect(await textsFor('en', headings, 'lost parc', excluded)).toEqual([]);
});

test('completes Chinese by words of a dictionary, in the script of the headings, without those with function words', async () => {
  const headings = ['逾期還款會怎樣？', '我不還會被告嗎？', '還款計畫怎麼訂？'];
  expect(await textsFor('zh-Hant', headings, '还')).toEqual([headings[2], headings[1], headings[0], '+還款']);
  expect(await textsFor('zh-Hant', headings, '还款逾')).toEqual([headings[0]]);
});

/** Words that share prefixes, some of which are stop words. */
const WORDS = [
  'pay',
  'payment',
  'paying',
  'late',
  'later',
  'the',
  'then',
  'bank',
  'a',
  'é',
  'FSC',
  '還款',
  '逾期',
];
const anyHeading = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 })
  .map((words) => words.join(' '));
const anyQuery = fc
  .tuple(fc.array(fc.constantFrom(...WORDS), { maxLength: 2 }), fc.constantFrom(...WORDS), fc.nat(7))
  .map(([words, last, length]) => [...words, last.slice(0, length + 1)].join(' '));

test('suggests the same from shards of any size', async () => {
  const property = fc.asyncProperty(
    fc.array(fc.array(anyHeading, { maxLength: 6 }), { minLength: 1, maxLength: 12 }),
    fc.array(anyQuery, { minLength: 1, maxLength: 8 }),
    fc.constantFrom(40, 100, 300, 1_000),
    async (guides, queries, size) => {
      const [whole, divided] = [
        await buildSuggestions('en', guides),
        await buildSuggestions('en', guides, size),
      ];
      expect(whole.files.size).toBe(1);
      for (const query of queries)
        expect([query, await suggest(divided.index, query, 8)]).toEqual([
          query,
          await suggest(whole.index, query, 8),
        ]);
    },
  );
  await fc.assert(property, { numRuns: 100 });
});

test('reads at most two shards of a large site for any query', async () => {
  const words = (first: number) =>
    Array.from({ length: 6 }, (_, word) => spellInLetters(((first + word * word) * 7_919) % 3_000)).join(' ');
  const guides = Array.from({ length: 200 }, (_, guide) =>
    Array.from({ length: 20 }, (__, section) => words(guide * 20 + section)),
  );
  const { index, files, reads } = await buildSuggestions('en', guides);
  expect(files.size).toBeGreaterThan(12);
  for (const file of files.values()) expect(file.byteLength).toBeLessThan(1e6);
  for (const heading of guides.flat().filter((_, number) => number % 97 === 0))
    for (const length of [1, 3, 8, 20]) {
      reads.length = 0;
      const query = heading.slice(0, length);
      expect(await suggest(index, query, 8)).not.toEqual([]);
      expect([query, new Set(reads).size <= 2]).toEqual([query, true]);
    }
});
