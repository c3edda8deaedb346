import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textFragment } from './text-fragment.ts';

test.each([
  ['words', 'A late  fee\nis due.', ':~:text=A%20late%20fee%20is%20due.'],
  ['characters that separate the parts of a directive', 'well-known, R&D', ':~:text=well%2Dknown%2C%20R%26D'],
  ['Chinese', '會。', ':~:text=%E6%9C%83%E3%80%82'],
  ['half a surrogate pair', 'a\ud83d', ':~:text=a%EF%BF%BD'],
])('writes out a short sentence of %s', (_, text, fragment) => {
  expect(textFragment(text)).toBe(fragment);
});

test.each([
  ['words', 'word '.repeat(80), 'word '.repeat(57).trim()],
  ['Chinese, at punctuation', '先看清楚條款，'.repeat(9), '先看清楚條款，'.repeat(6)],
])('has the start of a long sentence of %s', (_, text, start) => {
  expect(decodeURIComponent(textFragment(text))).toBe(`:~:text=${start}`);
});

test('writes out a long sentence that has no place to be cut at', () => {
  expect(decodeURIComponent(textFragment('還'.repeat(90)))).toBe(`:~:text=${'還'.repeat(90)}`);
});

test('names the start of the sentence, whatever is in it', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(fc.constantFrom('fee', ' ', '-', ',', '&', '還款', '，', '。', '😀'), { maxLength: 300 })
      .map((all) => all.join('')),
  );
  const property = fc.property(text, (sentence) => {
    const [, directive = ''] = textFragment(sentence).split(':~:text=');
    expect(directive).not.toMatch(/[-,&#\s]/);
    const whole = sentence.toWellFormed().replace(/\s+/g, ' ').trim();
    expect(whole.startsWith(decodeURIComponent(directive))).toBe(true);
  });
  fc.assert(property, { numRuns: 300 });
});
