import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findWord, openVocabulary, wordAt, wordsFrom, wordsNear } from './vocabulary.ts';

const letters = fc.string({ unit: fc.constantFrom(...'abcd'), minLength: 1, maxLength: 7 });
const characters = fc.string({ unit: fc.constantFrom(...'還款計한'), minLength: 1, maxLength: 2 });
const words = fc.uniqueArray(fc.oneof(letters, characters)).map((list) => list.toSorted());

const open = (list: readonly string[]) => openVocabulary(list.join('\n'));

test('every word is found, and no other', () => {
  fc.assert(
    fc.property(words, letters, (list, other) => {
      for (const [at, word] of list.entries()) expect(findWord(open(list), word)).toBe(at);
      expect(findWord(open(list), other) !== undefined).toBe(list.includes(other));
    }),
  );
});

test('words are found by their beginning', () => {
  fc.assert(
    fc.property(words, letters, (list, prefix) => {
      const [from, to] = wordsFrom(open(list), prefix);
      expect(list.slice(from, to)).toEqual(list.filter((word) => word.startsWith(prefix)));
    }),
  );
});

test('the words that are near are those of a full comparison', () => {
  fc.assert(
    fc.property(words, letters, fc.integer({ min: 1, max: 3 }), (list, word, edits) => {
      const vocabulary = open(list);
      const near = [...wordsNear(vocabulary, word, edits)].map(([at, distance]) => [
        wordAt(vocabulary, at),
        distance,
      ]);
      const spaced = list.filter((other) => /^[a-d한]/.test(other));
      const expected = spaced.map((other) => [other, countEdits(word, other)] as const);
      expect(near).toEqual(expected.filter(([, distance]) => distance <= edits));
    }),
    { numRuns: 1_000 },
  );
});

/** Optimal string alignment, as it is defined. */
function countEdits(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const distances = [
    countEdits(a.slice(1), b) + 1,
    countEdits(a, b.slice(1)) + 1,
    countEdits(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
  ];
  if (a.length > 1 && a[0] === b[1] && a[1] === b[0]) distances.push(countEdits(a.slice(2), b.slice(2)) + 1);
  return Math.min(...distances);
}
