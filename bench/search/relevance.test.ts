import { expect, test } from 'vitest';
import { type Outcome, scoreRefusal, scoreRelevance } from './relevance.ts';

function outcome(relevant: string[], results: string[], confident = true): Outcome {
  return {
    query: { q: 'late', sections: relevant, kind: 'question' },
    found: { sections: results, confident },
  };
}

test('relevance counts the first relevant section of answerable queries', () => {
  const outcomes = [
    outcome(['a', 'b'], ['b', 'a']),
    outcome(['a'], ['b', 'c', 'a']),
    outcome(['a'], ['b', 'c', 'd', 'a']),
    outcome(['a'], []),
    outcome([], ['a']),
  ];
  expect(scoreRelevance(outcomes)).toEqual({
    first: 1 / 4,
    three: 2 / 4,
    reciprocalRank: (1 + 1 / 3 + 1 / 4) / 4,
    empty: 1 / 4,
    lost: 0,
  });
});

test('an unanswerable query is refused when nothing is found or the first result is not confident', () => {
  const outcomes = [outcome([], []), outcome([], ['a'], false), outcome([], ['a']), outcome(['a'], [])];
  expect(scoreRefusal(outcomes)).toBe(2 / 3);
});

test('an answerable query is lost when it is refused with the right section among the first three', () => {
  const outcomes = [
    outcome(['a'], ['b', 'a'], false),
    outcome(['a'], ['b', 'c', 'd', 'a'], false),
    outcome(['a'], ['a']),
    outcome(['a'], []),
  ];
  expect(scoreRelevance(outcomes).lost).toBe(1 / 4);
});
