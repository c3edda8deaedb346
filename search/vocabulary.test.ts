import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findTerm, openVocabulary, prefixRange, termAt, termsWithin } from './vocabulary.ts';

const letters = fc.string({ unit: fc.constantFrom(...'abcd'), minLength: 1, maxLength: 7 });
const characters = fc.string({ unit: fc.constantFrom(...'還款計한'), minLength: 1, maxLength: 2 });
const sortedTerms = fc.uniqueArray(fc.oneof(letters, characters)).map((list) => list.toSorted());

const open = (list: readonly string[]) => openVocabulary(list.join('\n'));

test('findTerm returns the id of each term of the vocabulary, and undefined for any other', () => {
  fc.assert(
    fc.property(sortedTerms, letters, (list, other) => {
      for (const [id, term] of list.entries()) expect(findTerm(open(list), term)).toBe(id);
      expect(findTerm(open(list), other) !== undefined).toBe(list.includes(other));
    }),
  );
});

test('prefixRange returns the terms that start with a prefix', () => {
  fc.assert(
    fc.property(sortedTerms, letters, (list, prefix) => {
      const [from, to] = prefixRange(open(list), prefix);
      expect(list.slice(from, to)).toEqual(list.filter((term) => term.startsWith(prefix)));
    }),
  );
});

test('termsWithin returns the spaced terms that an exhaustive comparison finds within the edit distance', () => {
  fc.assert(
    fc.property(sortedTerms, letters, fc.integer({ min: 1, max: 3 }), (list, term, edits) => {
      const vocabulary = open(list);
      const matches = [...termsWithin(vocabulary, term, edits)].map(([id, distance]) => [
        termAt(vocabulary, id),
        distance,
      ]);
      const spaced = list.filter((other) => /^[a-d한]/.test(other));
      const expected = spaced.map((other) => [other, editDistance(term, other)] as const);
      expect(matches).toEqual(expected.filter(([, distance]) => distance <= edits));
    }),
    { numRuns: 1_000 },
  );
});

/** Optimal string alignment by its recursive definition. */
function editDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const distances = [
    editDistance(a.slice(1), b) + 1,
    editDistance(a, b.slice(1)) + 1,
    editDistance(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
  ];
  if (a.length > 1 && a[0] === b[1] && a[1] === b[0])
    distances.push(editDistance(a.slice(2), b.slice(2)) + 1);
  return Math.min(...distances);
}
