import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildIndex, type Sections } from '../test/fixtures/search-index.ts';
import { type Excluding, search } from './search.ts';

const SECTIONS: Sections = {
  late: ['What happens when I am late?', 'Charges are added, and the repayment may grow.'],
  court: ['Can I be taken to court?', 'The platform may choose legal proceedings when a repayment is late.'],
  plan: ['How do I make a plan?', 'List your income, then see what an instalment may be.'],
};

const index = buildIndex('en', SECTIONS);

/** Excludes the sections `ids`, of which the first is known to be only when it is looked at. */
function excluding(...ids: string[]): Excluding {
  return {
    isExcluded: ({ section }) => (section === ids[0] ? Promise.resolve(true) : ids.includes(section)),
  };
}

test('finds the other sections that match when the best one is excluded', async () => {
  const { results } = await search(index, 'late repayment', 10, excluding('late'));
  expect(results.map(({ section }) => section)).toEqual(['court']);
});

test('offers neither results nor a corrected query from words of an excluded section alone', async () => {
  expect(await search(index, 'proceedngs', 10)).toMatchObject({ meant: 'proceedings' });
  expect(await search(index, 'proceedngs', 10, excluding('court'))).toEqual({ results: [], nearest: [] });
});

test('offers no corrected query with a word of an excluded section that ranks below the limit', async () => {
  const { meant } = await search(index, 'late repayment instalmnt', 1);
  expect(meant).toBe('late repayment instalment');
  expect((await search(index, 'late repayment instalmnt', 1, excluding('plan'))).meant).toBeUndefined();
});

test('offers no corrected characters that an excluded section alone has side by side', async () => {
  const chinese = buildIndex('zh-Hant', {
    shown: ['包裹在哪裡？', '請看簡訊裡的追蹤號碼。'],
    gone: ['饕餮先生是誰？', '饕餮先生寄出包裹。'],
  });
  expect((await search(chinese, '追蹤號碼饕帖先生', 1)).meant).toBe('追蹤號碼饕餮先生');
  expect((await search(chinese, '追蹤號碼饕帖先生', 1, excluding('gone'))).meant).toBeUndefined();
  expect((await search(chinese, 'taotie xiansheng', 1)).meant).toBe('饕餮先生');
  expect((await search(chinese, 'taotie xiansheng', 1, excluding('gone'))).meant).toBeUndefined();
});

test('finds nothing when everything is excluded', async () => {
  expect(await search(index, 'late', 10, excluding(...Object.keys(SECTIONS)))).toEqual({
    results: [],
    nearest: [],
  });
});

test('finds sections behind hundreds of excluded ones that match better', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 700 }, (_, number): [string, [string, string]] => [
      `withdrawn-${number}`,
      ['Umbrella umbrella', 'About umbrellas, and an umbrella.'],
    ]),
  );
  const large = buildIndex('en', { ...many, shown: ['Weather', 'Take an umbrella, or a coat.'] });
  const { results } = await search(large, 'umbrella', 5, excluding(...Object.keys(many)));
  expect(results.map(({ section }) => section)).toEqual(['shown']);
});

test('returns the same as a search whose excluded results are left out, in the same order', async () => {
  const query = fc.constantFrom('late', 'repayment', 'court late', 'plan', 'instlment', 'zzz', 'may');
  const excluded = fc.subarray(Object.keys(SECTIONS));
  await fc.assert(
    fc.asyncProperty(query, excluded, async (text, ids) => {
      const all = await search(index, text, 10);
      const { results, nearest } = await search(index, text, 10, excluding(...ids));
      const expected = all.results.filter(({ section }) => !ids.includes(section));
      expect(results.map(({ section }) => section)).toEqual(expected.map(({ section }) => section));
      for (const { section } of nearest) expect(ids).not.toContain(section);
    }),
  );
});
