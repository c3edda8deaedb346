import { SELF } from 'cloudflare:test';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalLocale, isSameWrittenLanguage } from '../../schema/locale.ts';
import { findAccepted } from './locale.ts';
import { parseRanges } from './negotiation.ts';

const GUIDE = 'https://faq.example/v1/guides/overdue-loan';
const fetchInLanguage = (acceptLanguage?: string) =>
  SELF.fetch(GUIDE, acceptLanguage === undefined ? {} : { headers: { 'Accept-Language': acceptLanguage } });

test.each([
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['zh-MO', 'zh-Hant'],
  ['zh-Hant-HK', 'zh-Hant'],
  ['zh', 'zh-Hans'],
  ['zh-CN', 'zh-Hans'],
  ['zh-SG', 'zh-Hans'],
  ['en', 'en'],
  ['en-GB', 'en'],
  ['EN-us', 'en'],
])('resolves %s to %s, by query and by header', async (tag, locale) => {
  const byQuery = await SELF.fetch(`${GUIDE}?locale=${tag}`);
  expect(byQuery.headers.get('Content-Language')).toBe(locale);
  expect(byQuery.headers.get('Vary')).toBe('Accept');

  const byHeader = await fetchInLanguage(tag);
  expect(byHeader.headers.get('Content-Language')).toBe(locale);
  expect(byHeader.headers.get('Vary')).toBe('Accept, Accept-Language');
});

test.each([
  ['prefers the language with the highest weight', 'en;q=0.5, zh-TW;q=0.9', 'zh-Hant'],
  ['uses the first language that the guide has', 'fr-CA, fr;q=0.9, en;q=0.3', 'en'],
  ['excludes a language with weight 0', 'en;q=0, zh-CN;q=0.1', 'zh-Hans'],
  ['uses the default for any language', '*', 'zh-Hant'],
  ['uses the default for languages that the guide lacks', 'fr, de', 'zh-Hant'],
  ['uses the default for invalid ranges', `;;,=, x_y, ${'a'.repeat(500)}`, 'zh-Hant'],
  ['uses the default without the header', undefined, 'zh-Hant'],
  ['reads the 20th range', `${'fr, '.repeat(19)}en`, 'en'],
  ['ignores the 21st range', `${'fr, '.repeat(20)}en`, 'zh-Hant'],
])('Accept-Language: %s', async (_, acceptLanguage, locale) => {
  const response = await fetchInLanguage(acceptLanguage);
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Language')).toBe(locale);
});

test('prefers ?locale= to Accept-Language', async () => {
  const response = await SELF.fetch(`${GUIDE}?locale=en`, { headers: { 'Accept-Language': 'zh-TW' } });
  expect(response.headers.get('Content-Language')).toBe('en');
});

test.each([
  ['/v1/guides', null],
  ['/v1/guides/overdue-loan/sections', 'Accept, Accept-Language'],
  ['/v1/guides/overdue-loan/sections?locale=en', 'Accept'],
  ['/v1/guides/overdue-loan/sections/process', 'Accept, Accept-Language'],
  ['/v1/guides/overdue-loan/sections/process?locale=en', 'Accept'],
  ['/v1/guides/overdue-loan/search?q=loan', 'Accept-Language'],
  ['/v1/guides/overdue-loan/search?q=loan&locale=en', null],
  ['/v1/search?q=loan', 'Accept-Language'],
  ['/v1/search?q=loan&locale=en', null],
  ['/v1/suggest?q=loan', 'Accept-Language'],
  ['/v1/suggest?q=loan&locale=en', null],
  ['/v1/guides/nothing', 'Accept'],
  ['/v1/guides/overdue-loan/sections/nothing', 'Accept, Accept-Language'],
])('sets Vary of %s to exactly the headers that were negotiated', async (path, vary) => {
  expect((await SELF.fetch(`https://faq.example${path}`)).headers.get('Vary')).toBe(vary);
});

test.each([
  ['/v1/guides/overdue-loan?locale=fr', 'The guide "overdue-loan" has no locale for "fr".'],
  ['/v1/search?q=loan&locale=fr', 'No guide has a locale for "fr".'],
  ['/v1/suggest?q=loan&locale=fr', 'No guide has a locale for "fr".'],
])('returns 404 with the available locales for %s', async (path, detail) => {
  const response = await SELF.fetch(`https://faq.example${path}`);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({
    type: 'https://faq.example/problems/unknown-locale',
    detail,
    available: ['zh-Hant', 'en', 'zh-Hans'],
    default: 'zh-Hant',
  });
});

/** RFC 4647 lookup as it is defined, which reads every range in full. */
function findByDefinition(locales: readonly string[], acceptLanguage: string): string | undefined {
  for (const { type: range, q } of parseRanges(acceptLanguage)) {
    const tag = q === 0 ? undefined : canonicalLocale(range);
    if (tag === undefined) continue;
    const candidates = locales.filter((locale) => isSameWrittenLanguage(locale, tag));
    const prefixes = tag
      .split('-')
      .map((_, index, subtags) => subtags.slice(0, subtags.length - index).join('-'));
    const [first] = candidates;
    if (first !== undefined) return prefixes.find((prefix) => candidates.includes(prefix)) ?? first;
  }
  return undefined;
}

/** Most are one subtag longer or shorter than another, alike in script but not in language, or the reverse. */
const LOCALES =
  'zh-Hant zh-Hans zh-Hant-HK yue en en-GB pt pt-BR sr sr-Latn he id nb es-419 az-Arab de-1996'.split(' ');
const LANGUAGES = 'zh cmn yue en EN eng pt sr sh iw he in id no nb es az de und fr x i * zz zz- a_b'.split(
  ' ',
);
const SUBTAGS =
  'TW HK CN Hant hans Latn Cyrl Arab GB US BR PK 419 1996 valencia x u ca a b1 123 abcdefghi'.split(' ');

const localeSets = fc
  .subarray(LOCALES, { minLength: 1 })
  .chain((some) => fc.shuffledSubarray(some, { minLength: some.length }));
const ranges = fc
  .tuple(fc.constantFrom(...LANGUAGES), fc.array(fc.constantFrom(...SUBTAGS), { maxLength: 3 }))
  .map(([language, subtags]) => [language, ...subtags].join('-'));
const weights = fc.constantFrom('', '', ';q=0', '; q=0.5', ';q=0.9', ';q=x');
const acceptLanguages = fc
  .array(
    fc.tuple(ranges, weights).map((parts) => parts.join('')),
    { maxLength: 22 },
  )
  .map((items) => items.join());

test('selects the same locale as a lookup of every range in full, for any Accept-Language', () => {
  let selected = 0;
  const property = fc.property(localeSets, acceptLanguages, (locales, header) => {
    const expected = findByDefinition(locales, header);
    if (expected !== undefined) selected += 1;
    expect(findAccepted(locales, header)).toBe(expected);
  });
  fc.assert(property, { numRuns: 2_000 });
  expect(selected).toBeGreaterThan(500);
});
