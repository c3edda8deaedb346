import { expect, test } from 'vitest';
import { fold } from './fold.ts';

test.each([
  ['upper and lower case', 'Late FEES', 'late fees'],
  ['full-width and half-width letters', 'ＡＰＰ　３０％', 'app 30%'],
  ['Traditional and Simplified Chinese', '還款與賬單', '还款与账单'],
  ['what one script writes in two ways', '看著辦', '看着办'],
  ['white space of any kind', ' one\n\ttwo ', 'one two'],
])('%s are the same to a search', (_, a, b) => {
  expect(fold(a)).toBe(fold(b));
});

test('what is folded once stays as it is', () => {
  for (const text of ['還款與賬單', 'Ｌａｔｅ ﬁnes', '看著辦，乾淨'])
    expect(fold(fold(text))).toBe(fold(text));
});
