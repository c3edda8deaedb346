import { expect, test } from 'vitest';
import { replaceControlCharacters } from './control-characters.ts';

test.each([
  ['escape sequences', '\u001b[31m\u009b1m\u007f', '␛[31m␡1m␡'],
  ['line breaks', 'a\r\nb\u2028c\u2029d\te', 'a  b c d e'],
  ['overrides, embeddings and isolates', 'a\u202egpj.exe\u202c \u2066b\u2069', 'a�gpj.exe� �b�'],
])('replaces %s, and keeps the length', (_, text, expected) => {
  expect(replaceControlCharacters(text)).toBe(expected);
  expect(expected.length).toBe(text.length);
});

test('keeps the joiners and marks that texts in some scripts need', () => {
  const text = 'می‌خواهم \u200f👩‍👩‍👧';
  expect(replaceControlCharacters(text)).toBe(text);
});
