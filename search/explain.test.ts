import { describe, expect, test } from 'vitest';
import { buildIndex } from '../test/fixtures/search-index.ts';
import { type ExplainedTerm, explain } from './explain.ts';

const GUIDE = buildIndex(
  'en',
  {
    late: ['What if I pay late?', 'A late payment costs a fee.'],
    plan: ['Can I pay by instalments?', 'An instalment plan spreads what you owe.'],
    cafe: ['Where is the café?', 'Near the office.'],
  },
  { synonyms: { en: [['debt', 'what you owe']] } },
);

/** The sources of a term's alternatives, each with its words. */
async function alternativesOf(query: string, term: string): Promise<string[]> {
  const { terms } = await explain(GUIDE, query, 10);
  const all = terms.find((each) => each.term === term)?.alternatives ?? [];
  return all.map(({ source, words }) => `${source}: ${words.map((forms) => forms.join('/')).join(' ')}`);
}

describe('terms', () => {
  test('have the word itself first, with its inflected forms', async () => {
    expect(await alternativesOf('instalment plan', 'instalment')).toEqual(['exact: instalment/instalments']);
  });

  test('name the spelling that a misspelt word is corrected to, with a lower weight', async () => {
    const { meant, terms } = await explain(GUIDE, 'instlment plan', 10);
    expect(meant).toBe('instalment plan');
    const [first] = terms[0]?.alternatives ?? [];
    expect(first).toMatchObject({ source: 'fuzzy', words: [['instalment']] });
    expect(first?.weight).toBeLessThan(0.5);
  });

  test('name the words that an unfinished word starts', async () => {
    expect(await alternativesOf('off', 'off')).toEqual(['prefix: office']);
  });

  test('name the words of a synonym phrase', async () => {
    expect(await alternativesOf('debt', 'debt')).toEqual(['synonym: owe']);
  });

  test('have the accents of the content', async () => {
    expect(await alternativesOf('cafe', 'cafe')).toEqual(['exact: café']);
  });

  test('are not required where they are stop words, unless all are', async () => {
    const required = ({ terms }: { terms: ExplainedTerm[] }) =>
      terms.map((each) => [each.term, each.required]);
    expect(required(await explain(GUIDE, 'the fee', 10))).toEqual([
      ['fee', true],
      ['the', false],
    ]);
    expect(required(await explain(GUIDE, 'the', 10))).toEqual([['the', true]]);
  });

  test('have no alternative where the content has no such word', async () => {
    expect(await alternativesOf('fee xylophone', 'xylophone')).toEqual([]);
  });
});

test('a result names what each term of the query adds, which is its score together', async () => {
  const { results } = await explain(GUIDE, 'the late fees xylophone', 10);
  const [first] = results;
  expect(first).toMatchObject({ guide: 'help', section: 'late', confident: true });
  expect(Object.keys(first?.contributions ?? {})).toEqual(['late', 'fees']);
  for (const { score, contributions } of results) {
    const added = Object.values(contributions).reduce((sum, each) => sum + each, 0);
    expect(added).toBeCloseTo(score, 10);
  }
});

test('a query without results has the terms of the lenient search, and what they add to the nearest sections', async () => {
  const { results, nearest, terms, meant } = await explain(GUIDE, 'insxxlmnts', 10);
  expect(results).toEqual([]);
  expect(meant).toBe('instalments');
  expect(terms[0]?.alternatives[0]).toMatchObject({ source: 'fuzzy', words: [['instalments']] });
  expect(nearest[0]?.section).toBe('plan');
  expect(nearest[0]?.contributions).toEqual({ insxxlmnts: nearest[0]?.score });
});

test('Chinese terms are in the script of the content, and a wrong character has its correction', async () => {
  const index = buildIndex('zh-Hant', { pay: ['如何還款？', '每月還款一次。'] });
  const { terms } = await explain(index, '还款', 10);
  expect(terms.map(({ term }) => term)).toContain('還款');
  const corrected = (await explain(index, '每月懷款', 10)).terms.flatMap(({ alternatives }) =>
    alternatives.filter(({ source }) => source === 'corrected'),
  );
  expect(corrected.flatMap(({ words }) => words.flat())).toContain('月還');
});

test('a Chinese phrase that has synonyms is one term, written as in the query', async () => {
  const index = buildIndex(
    'zh-Hant',
    { pay: ['如何還款？', '每月繳款一次。'] },
    { synonyms: { zh: [['還款', '繳款', 'pay']] } },
  );
  const { terms, results } = await explain(index, '還款 ok', 10);
  expect(terms.map(({ term }) => term)).toEqual(['還款', 'ok']);
  expect(Object.keys(results[0]?.contributions ?? {})).toEqual(['還款']);
});

test.each([
  ['an empty query', ''],
  ['spaces', '   '],
  ['controls and lone surrogates', '\u0000\ud800'],
  ['an emoji', '😀'],
  ['8,192 letters', 'a'.repeat(8_192)],
])('%s: an explanation without results', async (_, query) => {
  expect((await explain(GUIDE, query, 10)).results).toEqual([]);
});

test('a section that may not be found is left out', async () => {
  const isLate = ({ section }: { section: string }) => section === 'late';
  const { results, nearest } = await explain(GUIDE, 'late fee', 10, { isExcluded: isLate });
  expect([...results, ...nearest]).toEqual([]);
});
