import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../schema/languages/index.ts';
import type { PageStrings } from '../../../schema/languages/page-strings.ts';
import { count, fill, formatDate, languageName } from './format.ts';
import { interfaceFor } from './index.ts';

/** The names of the placeholders of a string, of all of its forms or paragraphs. */
const placeholdersOf = (value: PageStrings[keyof PageStrings]): string[] => {
  const texts = typeof value === 'string' ? [value] : Object.values(value);
  return [...new Set(texts.flatMap((text) => text.match(/\{\w+\}/g) ?? []))].sort();
};

const { strings: english } = interfaceFor('en');

describe.each(LANGUAGES)('the strings in $lang', ({ lang: locale }) => {
  const { strings, lang } = interfaceFor(locale);

  test('are in that language, with the placeholders of the English ones', () => {
    expect(lang).toBe(locale);
    for (const name of Object.keys(english) as (keyof PageStrings)[]) {
      expect(placeholdersOf(strings[name]), name).toEqual(placeholdersOf(english[name]));
      if (typeof strings[name] === 'string') expect(strings[name].trim(), name).not.toBe('');
    }
  });

  test('have a form for every number', () => {
    for (const n of [0, 1, 2, 3, 11, 100, 1.5]) {
      expect(count(strings.questions, n, lang)).not.toMatch(/[{}]/);
      expect(count(strings.minutes, n, lang)).not.toMatch(/[{}]/);
    }
  });
});

test.each([
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['zh', 'zh-Hans'],
  ['zh-Hans-SG', 'zh-Hans'],
  ['es-MX', 'es'],
  ['ja-JP', 'ja'],
  ['ko-KR', 'ko'],
  ['de', 'en'],
])('readers of %s have the interface in %s', (locale, lang) => {
  expect(interfaceFor(locale).lang).toBe(lang);
});

test('a placeholder without a value stays', () => {
  expect(fill('{a} {b}', { a: 1 })).toBe('1 {b}');
});

test('dates and names of languages are in the language of the reader', () => {
  expect(formatDate('2026-11-20', 'zh-Hant')).toBe('2026年11月20日');
  expect([languageName('fr', 'es'), languageName('fr'), languageName('zz', 'en')]).toEqual([
    'francés',
    'français',
    'zz',
  ]);
});
