import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldHanCharacter } from '../compiler/index/characters.ts';
import { fold as foldWith, foldWithOffsets } from './fold.ts';

const fold = (text: string) => foldWith(text, foldHanCharacter);

test.each([
  ['upper-case and lower-case letters', 'Late FEES', 'late fees'],
  ['full-width and half-width letters', 'ＡＰＰ　３０％', 'app 30%'],
  ['half-width and full-width kana', 'ﾛｰﾝ', 'ローン'],
  ['Latin letters with and without accents', 'Crédit à L’Été', 'credit a l’ete'],
  ['composed and decomposed letters', 'caf\u00e9', 'cafe\u0301'],
  ['Hangul as syllables and as their letters', '대출', '대출'.normalize('NFD')],
  ['ligatures and the letters that they stand for', 'Straße ﬁne', 'STRASSE fine'],
  ['a word with and without a soft hyphen', 'over\u00addue', 'overdue'],
  ['Traditional and Simplified Chinese characters', '還款與賬單', '还款与账单'],
  ['variants of a character within one script', '看著辦', '看着办'],
  ['characters whose simplification is simplified again', '甚麼', '甚么'],
  ['white space of any kind and single spaces', ' one\n\ttwo ', 'one two'],
])('folds %s to the same text', (_, a, b) => {
  expect(fold(a)).toBe(fold(b));
});

test.each([
  ['distinct Cyrillic letters', 'й', 'и'],
  ['kana with and without a voicing mark', 'が', 'か'],
])('keeps %s distinct', (_, a, b) => {
  expect(fold(a)).not.toBe(fold(b));
});

test('folding is idempotent', () => {
  for (const text of ['還款與賬單', 'Ｌａｔｅ ﬁnes', '看著辦，乾淨', '什麼', 'İstanbul ΣΑΣ'])
    expect(fold(fold(text))).toBe(fold(text));
});

test('foldWithOffsets folds any text like fold does, with offsets in ascending order that point at the original', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { folded, starts, ends } = foldWithOffsets(text, foldHanCharacter);
      expect(folded.replace(/\s+/g, ' ').trim()).toBe(fold(text));
      expect([starts.length, ends.length]).toEqual([folded.length, folded.length]);
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      for (const [unit, start] of starts.entries())
        expect(foldWithOffsets(text.slice(start, ends[unit]), foldHanCharacter).folded).toContain(
          folded[unit],
        );
    }),
    { numRuns: 2_000 },
  );
});
