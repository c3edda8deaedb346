import { expect, test } from 'vitest';
import { createRanking, indexDocuments } from './bm25.ts';

function rank(documents: string[], query: string): number[] {
  const index = indexDocuments(documents.map((text) => text.split(' ')));
  return createRanking(index)(query.split(' '));
}

test('a rare term outweighs a frequent one', () => {
  expect(rank(['late loan', 'late fee', 'late plan'], 'late plan')).toEqual([2, 0, 1]);
});

test('a repeated term counts more, and the less the longer the document is', () => {
  expect(rank(['fee loan', 'fee fee', 'fee loan plan court'], 'fee')).toEqual([1, 0, 2]);
});

test('documents without a term of the query are not ranked', () => {
  expect(rank(['late fee', 'constructor'], 'plan __proto__')).toEqual([]);
  expect(rank(['late fee', 'constructor'], 'constructor')).toEqual([1]);
});
