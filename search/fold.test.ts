import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldHanCharacter } from '../compiler/index/characters.ts';
import { fold as foldWith, foldWithOffsets } from './fold.ts';

const fold = (text: string) => foldWith(text, foldHanCharacter);

test.each([
  ['upper and lower case', 'Late FEES', 'late fees'],
  ['full-width and half-width letters', 'ＡＰＰ　３０％', 'app 30%'],
  ['half-width and full-width kana', 'ﾛｰﾝ', 'ローン'],
  ['Latin letters with and without accents', 'Crédit à L’Été', 'credit a l’ete'],
  ['composed and decomposed letters', 'caf\u00e9', 'cafe\u0301'],
  ['Hangul as syllables and as their letters', '대출', '대출'.normalize('NFD')],
  ['what is written as one letter or two', 'Straße ﬁne', 'STRASSE fine'],
  ['a word with and without a soft hyphen in it', 'over\u00addue', 'overdue'],
  ['Traditional and Simplified Chinese', '還款與賬單', '还款与账单'],
  ['what one script writes in two ways', '看著辦', '看着办'],
  ['what is Simplified in two steps', '甚麼', '甚么'],
  ['white space of any kind', ' one\n\ttwo ', 'one two'],
])('%s are the same to a search', (_, a, b) => {
  expect(fold(a)).toBe(fold(b));
});

test.each([
  ['Cyrillic letters that are different ones', 'й', 'и'],
  ['kana with and without a mark', 'が', 'か'],
])('%s stay different', (_, a, b) => {
  expect(fold(a)).not.toBe(fold(b));
});

test('what is folded once stays as it is', () => {
  for (const text of ['還款與賬單', 'Ｌａｔｅ ﬁnes', '看著辦，乾淨', '什麼', 'İstanbul ΣΑΣ'])
    expect(fold(fold(text))).toBe(fold(text));
});

test('with offsets any text is folded to the same, and each part of it is where it says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { folded, starts, ends } = foldWithOffsets(text, foldHanCharacter);
      expect(folded.replace(/\s+/g, ' ').trim()).toBe(fold(text));
      expect([starts.length, ends.length]).toEqual([folded.length, folded.length]);
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      for (const [at, start] of starts.entries())
        expect(foldWithOffsets(text.slice(start, ends[at]), foldHanCharacter).folded).toContain(folded[at]);
    }),
    { numRuns: 2_000 },
  );
});
