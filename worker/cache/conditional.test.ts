import { SELF } from 'cloudflare:test';
import { expect, test } from 'vitest';

const GUIDE = '/v1/guides/overdue-loan';
const get = (path: string, headers: HeadersInit = {}, method = 'GET') =>
  SELF.fetch(`https://faq.example${path}`, { method, headers });

/** What RFC 9110, section 15.4.5, has a 304 repeat, and what a browser needs to give it to a page of another origin. */
const KEPT = [
  'Access-Control-Allow-Origin',
  'Access-Control-Expose-Headers',
  'Cache-Control',
  'Cache-Tag',
  'Content-Language',
  'Cross-Origin-Resource-Policy',
  'ETag',
  'Link',
  'Vary',
];

test.each([
  '/v1/guides',
  '/v1/search?q=loan',
  '/problems/unknown-guide',
  ...['', '/sections', '/sections?limit=5', '/sections/process', '/search?q=loan'].flatMap((path) =>
    ['', 'locale=zh-Hant', 'locale=zh-Hans', 'locale=en'].map(
      (locale) => `${GUIDE}${path}${path.includes('?') ? '&' : '?'}${locale}`,
    ),
  ),
])('%s is a 304 to whoever has it: no content, and the headers that caches need', async (path) => {
  const fresh = await get(path);
  expect(fresh.status).toBe(200);
  const etag = fresh.headers.get('ETag') ?? '';
  for (const method of ['GET', 'HEAD']) {
    const again = await get(path, { 'If-None-Match': etag }, method);
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    for (const name of KEPT) expect([name, again.headers.get(name)]).toEqual([name, fresh.headers.get(name)]);
    for (const name of ['Content-Type', 'Content-Length', 'Last-Modified'])
      expect([name, again.headers.get(name)]).toEqual([name, null]);
  }
});

test.each([
  ['the ETag among others', (etag: string) => `"other", ${etag}, "another"`, 304],
  ['the ETag among others, without spaces', (etag: string) => `"other",${etag}`, 304],
  ['the ETag made weak by a proxy', (etag: string) => `W/${etag}`, 304],
  ['a weak one among others', (etag: string) => `"other", W/${etag}`, 304],
  ['whatever there is', () => '*', 304],
  ['whatever there is, with spaces', () => ' * ', 304],
  ['another ETag', () => '"other"', 200],
  ['another ETag that holds ours', (etag: string) => `"x${etag.slice(1)}`, 200],
  ['the ETag without its quotes', (etag: string) => etag.slice(1, -1), 200],
  ['the ETag without its last quote', (etag: string) => etag.slice(0, -1), 200],
  ['an ETag that is not closed before ours', (etag: string) => `"other, ${etag}`, 200],
  ['nothing', () => '', 200],
  ['a star among others', () => '"other", *', 200],
  ['a date', () => 'Sun, 22 Nov 2026 00:00:00 GMT', 200],
])('If-None-Match with %s', async (_, written, status) => {
  const path = `${GUIDE}?locale=en`;
  const etag = (await get(path)).headers.get('ETag') ?? '';
  const answer = await get(path, { 'If-None-Match': written(etag) });
  expect(answer.status).toBe(status);
  expect(await answer.text()).toHaveLength(status === 304 ? 0 : (await (await get(path)).text()).length);
});

test('the ETag of one locale or media type is none of another', async () => {
  const etag = (await get(`${GUIDE}?locale=en`)).headers.get('ETag') ?? '';
  expect((await get(`${GUIDE}?locale=zh-Hans`, { 'If-None-Match': etag })).status).toBe(200);
  expect((await get(GUIDE, { 'If-None-Match': etag, 'Accept-Language': 'zh' })).status).toBe(200);
  const markdown = { Accept: 'text/markdown', 'If-None-Match': etag };
  expect((await get(`${GUIDE}?locale=en`, markdown)).status).toBe(200);
  expect((await get(GUIDE, { 'If-None-Match': etag, 'Accept-Language': 'en' })).status).toBe(304);
});

test('If-Modified-Since is not looked at: a guide may change twice in a day', async () => {
  const headers = { 'If-Modified-Since': 'Fri, 01 Jan 2100 00:00:00 GMT' };
  expect((await get(`${GUIDE}?locale=en`, headers)).status).toBe(200);
});

test.each(['/v1/guides/none', '/nothing', '/v1/guides?no'])(
  '%s is the same problem with If-None-Match: *',
  async (path) => {
    expect((await get(path, { 'If-None-Match': '*' })).status).toBe((await get(path)).status);
  },
);
