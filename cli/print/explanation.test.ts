import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { explain } from '../../search/explain.ts';
import { buildIndex } from '../../test/fixtures/search-index.ts';
import { formatExplanation } from './explanation.ts';

const INDEX = buildIndex(
  'en',
  {
    late: [
      'What if I pay late?',
      `A late payment costs a fee. ${'Payers payees paying payable payout '.repeat(3)}`,
    ],
    plan: ['Can I pay by instalments?', 'An instalment plan spreads what you owe.'],
  },
  { synonyms: { en: [['late', 'past the last day on which it was to be paid', 'instalments']] } },
);

async function format(query: string): Promise<string> {
  const { results, nearest, ...explanation } = await explain(INDEX, query, 5);
  const withHeading = results.map((hit) => ({ ...hit, heading: 'A heading of many words '.repeat(9) }));
  return formatExplanation({
    ...{ locale: 'en', guides: ['help'], sections: 2, ...explanation },
    ...{ results: withHeading, nearest: nearest.map((hit) => ({ ...hit, heading: 'Heading' })) },
  });
}

test('shows how each term was read, in aligned columns', async () => {
  const [head, meant, table = ''] = (await format('if instlments pay')).split('\n\n');
  expect([head, meant]).toEqual(['searched help in en: 2 sections', 'did you mean: if instalments pay']);
  const [header = '', ...rows] = table.split('\n');
  expect(header.split(/ {2,}/)).toEqual(['term', 'weight', 'match', 'words in the content']);
  const column = header.indexOf('match');
  expect(rows.map((row) => row.slice(column - 2).split(/ {2,}/)[1])).toEqual(
    expect.arrayContaining(['fuzzy', 'synonym', 'prefix', 'stop word']),
  );
  expect(table).toMatch(/^instlments +1\.00 +fuzzy +instalments ×0\.\d\d/m);
  expect(table).toMatch(/^if +0\.40 +stop word +if$/m);
});

test.each([
  ['many terms', Array.from({ length: 40 }, (_, index) => `word${index} pay late`).join(' ')],
  ['a long term', `late ${'x'.repeat(8_000)}`],
  ['full-width characters', `late ${'ｗ'.repeat(60)} 還款還款`],
  ['many prefixes', 'late pay'],
])('no line of a query with %s is wider than 80 columns', async (_, query) => {
  const widths = (await format(query)).split('\n').map((line) => stringWidth(line));
  expect(Math.max(...widths)).toBeLessThanOrEqual(80);
});

test('a query without a word says that there is nothing to search by', async () => {
  expect(await format('?! 😀')).toBe(
    'searched help in en: 2 sections\n\nthe query has no word to search by\n\nno results',
  );
});

test('a query without results shows the nearest sections', async () => {
  expect(await format('insxxlmnts')).toMatch(
    /^no results; the nearest sections:\n\n 1 {2}nearest +\d\.\d\d {2}help#/m,
  );
});

test('control characters do not reach the terminal', async () => {
  expect(await format('late \u001b[31mfee\u202e')).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
});
