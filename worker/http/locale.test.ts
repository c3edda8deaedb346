import { SELF } from 'cloudflare:test';
import { expect, test } from 'vitest';

const GUIDE = 'https://faq.example/v1/guides/overdue-loan';
const ask = (header?: string) =>
  SELF.fetch(GUIDE, header === undefined ? {} : { headers: { 'Accept-Language': header } });

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
])('%s reads %s, by query and by header', async (tag, locale) => {
  const byQuery = await SELF.fetch(`${GUIDE}?locale=${tag}`);
  expect(byQuery.headers.get('Content-Language')).toBe(locale);
  expect(byQuery.headers.get('Vary')).toBe('Accept');

  const byHeader = await ask(tag);
  expect(byHeader.headers.get('Content-Language')).toBe(locale);
  expect(byHeader.headers.get('Vary')).toBe('Accept, Accept-Language');
});

test.each([
  ['the best weight first', 'en;q=0.5, zh-TW;q=0.9', 'zh-Hant'],
  ['the first language that the guide has', 'fr-CA, fr;q=0.9, en;q=0.3', 'en'],
  ['a weight of 0 means never', 'en;q=0, zh-CN;q=0.1', 'zh-Hans'],
  ['the default for any language', '*', 'zh-Hant'],
  ['the default for languages that the guide lacks', 'fr, de', 'zh-Hant'],
  ['the default for what is no language', `;;,=, x_y, ${'a'.repeat(500)}`, 'zh-Hant'],
  ['the default without the header', undefined, 'zh-Hant'],
])('Accept-Language: %s', async (_, header, locale) => {
  const answer = await ask(header);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Language')).toBe(locale);
});

test('?locale= wins over the header', async () => {
  const answer = await SELF.fetch(`${GUIDE}?locale=en`, { headers: { 'Accept-Language': 'zh-TW' } });
  expect(answer.headers.get('Content-Language')).toBe('en');
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
  ['/v1/guides/nothing', 'Accept'],
  ['/v1/guides/overdue-loan/sections/nothing', 'Accept, Accept-Language'],
])('%s names in Vary just the headers that had a say', async (path, vary) => {
  expect((await SELF.fetch(`https://faq.example${path}`)).headers.get('Vary')).toBe(vary);
});

test.each([
  ['/v1/guides/overdue-loan?locale=fr', 'The guide "overdue-loan" has no locale for "fr".'],
  ['/v1/search?q=loan&locale=fr', 'No guide has a locale for "fr".'],
])('%s is a 404 that says which languages there are', async (path, detail) => {
  const answer = await SELF.fetch(`https://faq.example${path}`);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({
    type: 'https://faq.example/problems/unknown-locale',
    detail,
    available: ['zh-Hant', 'en', 'zh-Hans'],
    default: 'zh-Hant',
  });
});
