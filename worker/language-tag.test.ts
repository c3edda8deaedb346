import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalLocale } from '../schema/locale.ts';
import { isLanguageTag } from './language-tag.ts';

const subtag = (unit: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...unit), minLength, maxLength });

test('accepts exactly the tags that Intl accepts', () => {
  const tag = fc
    .tuple(
      subtag('abcxyzABC1', 1, 9),
      fc.array(subtag('abzHhAnsT12', 1, 5), { maxLength: 3 }),
      fc.constantFrom('-', '_'),
    )
    .map(([language, rest, separator]) => [language, ...rest].join(separator));
  const property = fc.property(tag, (text) => {
    expect([text, isLanguageTag(text)]).toEqual([text, canonicalLocale(text) !== undefined]);
  });
  fc.assert(property, {
    numRuns: 2_000,
    examples: [['en'], ['zh-Hant'], ['zh-TW'], ['zh-Hant-TW'], ['x-private'], ['en_GB'], ['']],
  });
});
