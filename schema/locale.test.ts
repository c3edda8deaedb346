/** Language tags. */
import { expect, test } from 'vitest';
import { isSameWrittenLanguage, writtenLanguage } from './locale.ts';

test.for([
  ['en-GB', 'en'],
  ['zh-TW', 'zh-Hant'],
  ['zh', 'zh-Hans'],
  ['sr', 'sr'],
  ['sr-RS', 'sr'],
  ['sr-Cyrl-ME', 'sr'],
  ['sr-Latn', 'sr-Latn'],
  ['sr-ME', 'sr-Latn'],
  ['ar-u-nu-latn', 'ar'],
])('writtenLanguage("%s") is "%s"', ([tag, language]) => {
  expect(writtenLanguage(tag ?? '')).toBe(language);
});

test.for([
  ['sr-Latn', 'sr-ME', true],
  ['sr-Latn', 'sr-Cyrl', false],
  ['zh-HK', 'zh-Hant', true],
  ['en', 'en-Shaw', false],
  ['en', 'de', false],
] as const)('whether readers of %s can read %s: %s', ([one, other, expected]) => {
  expect(isSameWrittenLanguage(one, other)).toBe(expected);
});
