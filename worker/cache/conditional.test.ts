import { SELF } from 'cloudflare:test';
import { expect, test } from 'vitest';

const GUIDE = '/v1/guides/overdue-loan';
const get = (path: string, headers: HeadersInit = {}, method = 'GET') =>
  SELF.fetch(`https://faq.example${path}`, { method, headers });

/** Headers that a 304 repeats (RFC 9110, section 15.4.5), and those that let a page of another origin read it. */
const REPEATED_HEADERS = [
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
  '/v1/suggest?q=loan',
  '/problems/unknown-guide',
  ...[
    '',
    '?fields=id,heading,html&large=headings',
    '/sections',
    '/sections?limit=5',
    '/sections/process',
    '/search?q=loan',
  ].flatMap((path) =>
    ['', 'locale=zh-Hant', 'locale=zh-Hans', 'locale=en'].map(
      (locale) => `${GUIDE}${path}${path.includes('?') ? '&' : '?'}${locale}`,
    ),
  ),
])(
  'returns 304 without content and with the caching headers when If-None-Match has the ETag of %s',
  async (path) => {
    const fresh = await get(path);
    expect(fresh.status).toBe(200);
    const etag = fresh.headers.get('ETag') ?? '';
    for (const method of ['GET', 'HEAD']) {
      const notModified = await get(path, { 'If-None-Match': etag }, method);
      expect(notModified.status).toBe(304);
      expect(await notModified.text()).toBe('');
      for (const name of REPEATED_HEADERS)
        expect([name, notModified.headers.get(name)]).toEqual([name, fresh.headers.get(name)]);
      for (const name of ['Content-Type', 'Content-Length', 'Last-Modified'])
        expect([name, notModified.headers.get(name)]).toEqual([name, null]);
    }
  },
);

test.each([
  ['the ETag in a list', (etag: string) => `"other", ${etag}, "another"`, 304],
  ['the ETag in a list without spaces', (etag: string) => `"other",${etag}`, 304],
  ['the ETag as a weak one', (etag: string) => `W/${etag}`, 304],
  ['the ETag as a weak one in a list', (etag: string) => `"other", W/${etag}`, 304],
  ['*', () => '*', 304],
  ['* between spaces', () => ' * ', 304],
  ['another ETag', () => '"other"', 200],
  ['another ETag that contains the current one', (etag: string) => `"x${etag.slice(1)}`, 200],
  ['the ETag without its quotes', (etag: string) => etag.slice(1, -1), 200],
  ['the ETag without its closing quote', (etag: string) => etag.slice(0, -1), 200],
  ['an ETag without its closing quote before the current one', (etag: string) => `"other, ${etag}`, 200],
  ['an empty value', () => '', 200],
  ['* in a list', () => '"other", *', 200],
  ['a date', () => 'Sun, 22 Nov 2026 00:00:00 GMT', 200],
])('evaluates an If-None-Match of %s', async (_, ifNoneMatch, status) => {
  const path = `${GUIDE}?locale=en`;
  const etag = (await get(path)).headers.get('ETag') ?? '';
  const response = await get(path, { 'If-None-Match': ifNoneMatch(etag) });
  expect(response.status).toBe(status);
  expect(await response.text()).toHaveLength(status === 304 ? 0 : (await (await get(path)).text()).length);
});

test('returns 200 when If-None-Match has the ETag of another locale or media type', async () => {
  const etag = (await get(`${GUIDE}?locale=en`)).headers.get('ETag') ?? '';
  expect((await get(`${GUIDE}?locale=zh-Hans`, { 'If-None-Match': etag })).status).toBe(200);
  expect((await get(GUIDE, { 'If-None-Match': etag, 'Accept-Language': 'zh' })).status).toBe(200);
  const markdown = { Accept: 'text/markdown', 'If-None-Match': etag };
  expect((await get(`${GUIDE}?locale=en`, markdown)).status).toBe(200);
  expect((await get(GUIDE, { 'If-None-Match': etag, 'Accept-Language': 'en' })).status).toBe(304);
});

test('returns 304 with a request id and the caching headers for the first request of a URL, GET or HEAD', async () => {
  const etag = (await get(`${GUIDE}?locale=en`)).headers.get('ETag') ?? '';
  for (const [method, tag] of [
    ['GET', 'en-AU'],
    ['HEAD', 'en-NZ'],
  ] as const) {
    const { status, headers } = await get(`${GUIDE}?locale=${tag}`, { 'If-None-Match': etag }, method);
    expect([status, headers.get('ETag'), headers.get('Content-Type')]).toEqual([304, etag, null]);
    expect(headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('Server-Timing')).not.toBe('memory');
    expect((await get(`${GUIDE}?locale=${tag}`)).headers.get('Server-Timing')).toBe('memory');
  }
});

test('ignores If-Modified-Since, because a guide may change twice in a day', async () => {
  const headers = { 'If-Modified-Since': 'Fri, 01 Jan 2100 00:00:00 GMT' };
  expect((await get(`${GUIDE}?locale=en`, headers)).status).toBe(200);
});

test.each(['/v1/guides/none', '/nothing', '/v1/guides?no'])(
  'returns the same error for %s with If-None-Match: *',
  async (path) => {
    expect((await get(path, { 'If-None-Match': '*' })).status).toBe((await get(path)).status);
  },
);
