/** Language tags. */
import { expect, test } from 'vitest';
import { addLikelySubtags, directionOf, isSameWrittenLanguage, writtenLanguage } from './locale.ts';

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
  ['en', 'ltr'],
  ['zh-Hant-HK', 'ltr'],
  ['ar', 'rtl'],
  ['ar-EG', 'rtl'],
  ['arn', 'ltr'],
  ['he', 'rtl'],
  ['pa-PK', 'rtl'],
  ['az-Arab', 'rtl'],
])('directionOf("%s") is "%s"', ([tag, direction]) => {
  expect(directionOf(tag ?? '')).toBe(direction);
});

const REGIONS = Array.from(
  { length: 26 ** 2 },
  (_, index) => `-${String.fromCodePoint(65 + Math.floor(index / 26), 65 + (index % 26))}`,
);

test.for(['ar', 'de', 'en', 'es', 'fr', 'ja', 'ko', 'vi', 'zh-Hans', 'zh-Hant'])(
  'the region of a tag in "%s" does not matter, as by its likely subtags',
  (language) => {
    const { script } = addLikelySubtags(language);
    for (const tag of ['', ...REGIONS].map((region) => language + region)) {
      expect([tag, writtenLanguage(tag)]).toEqual([tag, language]);
      expect([tag, addLikelySubtags(tag).script]).toEqual([tag, script]);
    }
  },
);

test.for([
  ['sr-Latn', 'sr-ME', true],
  ['sr-Latn', 'sr-Cyrl', false],
  ['zh-HK', 'zh-Hant', true],
  ['en', 'en-Shaw', false],
  ['en', 'de', false],
] as const)('whether readers of %s can read %s: %s', ([one, other, expected]) => {
  expect(isSameWrittenLanguage(one, other)).toBe(expected);
});
