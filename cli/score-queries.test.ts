import { expect, test } from 'vitest';
import { type FoundSection, missOf, rankOf, scoreQueries } from './score-queries.ts';

/** Results of the guide `help`, the best first; a section with "?" is unsure. */
function found(...sections: string[]): FoundSection[] {
  return sections.map((name) => {
    return { guide: 'help', section: name.replace('?', ''), confident: !name.endsWith('?') };
  });
}

const FIRST = { expected: ['help#a'], found: found('a', 'b') };
const THIRD = { expected: ['help#a', 'help#x'], found: found('b', 'c', 'a', 'x') };
const FOURTH = { expected: ['help#a'], found: found('b', 'c', 'd', 'a') };
const NOWHERE = { expected: ['help#a'], found: [] };
const UNSURE = { expected: ['help#a'], found: found('a?', 'b?') };
const REFUSED = { expected: [], found: found('a?') };
const EMPTY = { expected: [], found: [] };
const NOT_REFUSED = { expected: [], found: found('a', 'b?') };

test('scores count queries by the rank of the first right result', () => {
  expect(scoreQueries([FIRST, THIRD, FOURTH, NOWHERE, UNSURE])).toEqual({
    first: { count: 2, of: 5 },
    three: { count: 3, of: 5 },
    reciprocalRank: (1 + 1 / 3 + 1 / 4 + 0 + 1) / 5,
    unsure: { count: 1, of: 5 },
    refused: { count: 0, of: 0 },
  });
});

test('a query without an answer is refused if there are no results, or the first is unsure', () => {
  const { refused, first, reciprocalRank } = scoreQueries([REFUSED, EMPTY, NOT_REFUSED]);
  expect(refused).toEqual({ count: 2, of: 3 });
  expect(first).toEqual({ count: 0, of: 0 });
  expect(reciprocalRank).toBeUndefined();
});

test.each([
  ['first', FIRST, undefined],
  ['third', THIRD, 'not-first'],
  ['fourth', FOURTH, 'not-among-three'],
  ['not found', NOWHERE, 'not-among-three'],
  ['first, but unsure', UNSURE, 'unsure'],
  ['refused', REFUSED, undefined],
  ['empty without an answer', EMPTY, undefined],
  ['answered without an answer', NOT_REFUSED, 'not-refused'],
])('the miss of a query that is %s', (_, query, miss) => {
  expect(missOf(query)).toBe(miss);
});

test('a section of another guide with the same id is not right', () => {
  expect(rankOf({ expected: ['other#a'], found: found('a') })).toBe(Number.POSITIVE_INFINITY);
});
