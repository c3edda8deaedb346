import { expect, test } from 'vitest';
import { normalizeQuery } from './normalize-query.ts';

test.each([
  ['  Late\n\tPAYMENT ', 'late payment'],
  ['ＬＡＴＥ　ﬁne', 'late fine'],
  ['Crédit', 'credit'],
  ['STRASSE', normalizeQuery('straße')],
  ['late\u200b\u202epayment', 'latepayment'],
  ['\u200b\ufeff ', ''],
])('normalises %j to %j', (text, normalised) => {
  expect(normalizeQuery(text)).toBe(normalised);
});

test('keeps Han characters as they are written', () => {
  expect(normalizeQuery('还款 還款')).toBe('还款 還款');
});

test.each(['İstanbul', 'ὈΔΥΣΣΕΎΣ', '한국어', 'ﷺ', 'e\u0301\u0323'])(
  'changes nothing of what it has made of %s',
  (text) => {
    const normalised = normalizeQuery(text);
    expect(normalizeQuery(normalised)).toBe(normalised);
  },
);
