import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutQuery, MAX_QUERY_LENGTH } from './query.ts';

test.each([
  ['a short text', 'late payment', 'late payment'],
  ['a text with space around it', ' late\n', 'late'],
  ['200 characters', 'a'.repeat(200), 'a'.repeat(200)],
  ['200 emoji, which have 400 code units', '😀'.repeat(200), '😀'.repeat(200)],
  ['an empty text', '', ''],
])('%s is searched whole', (_, text, searched) => {
  expect(cutQuery(text)).toEqual({ text: searched, isTruncated: false });
});

test.each([
  ['words', 'late payment '.repeat(50), `${'late payment '.repeat(15)}late`],
  ['words of which the last ends where the text is cut', `${'a'.repeat(199)} late`, 'a'.repeat(199)],
  ['one word', 'a'.repeat(201), 'a'.repeat(200)],
  ['space', `a${' '.repeat(300)}b`, 'a'],
  ['Chinese', '還款'.repeat(150), '還款'.repeat(100)],
  ['a word before Chinese', `loan ${'還款'.repeat(150)}`, `loan ${'還款'.repeat(97)}還`],
  ['emoji', '😀'.repeat(201), '😀'.repeat(200)],
])('a longer text of %s is cut to the words in its first 200 characters', (_, text, searched) => {
  expect(cutQuery(text)).toEqual({ text: searched, isTruncated: true });
});

test('is the beginning of any text, in whole code points, and stays as it is when it is cut again', () => {
  const property = fc.property(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc
        .array(fc.constantFrom('a', ' ', '還', '😀', '\ud83d', '\n'), { maxLength: 400 })
        .map((all) => all.join('')),
    ),
    (text) => {
      const { text: query, isTruncated } = cutQuery(text);
      expect(Array.from(query).length).toBeLessThanOrEqual(MAX_QUERY_LENGTH);
      expect(Array.from(text.trim()).slice(0, Array.from(query).length).join('')).toBe(query);
      expect(isTruncated).toBe(query !== text.trim());
      expect(cutQuery(query)).toEqual({ text: query, isTruncated: false });
    },
  );
  fc.assert(property, { numRuns: 100 });
});
