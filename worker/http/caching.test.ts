import { SELF } from 'cloudflare:test';
import { expect, test } from 'vitest';

const ROUTES = ['', '/sections', '/sections/process'].flatMap((path) =>
  ['zh-Hant', 'zh-Hans', 'en'].map((locale) => `/v1/guides/overdue-loan${path}?locale=${locale}`),
);
const get = (path: string, headers = {}) => SELF.fetch(`https://faq.example${path}`, { headers });

/** What RFC 9110, section 15.4.5, has a 304 repeat, and what a browser needs to give it to a page of another origin. */
const KEPT = [
  'Access-Control-Allow-Origin',
  'Access-Control-Expose-Headers',
  'Cache-Control',
  'Content-Language',
  'ETag',
  'Vary',
];

test.each(['/v1/guides', '/v1/guides/overdue-loan', ...ROUTES])(
  '%s is asked for again by its ETag',
  async (path) => {
    const fresh = await get(path);
    const etag = fresh.headers.get('ETag');
    expect(etag).toMatch(/^"[0-9a-f]+"$/);
    expect(fresh.headers.get('Cache-Control')).toBe(
      'public, max-age=60, stale-while-revalidate=86400, stale-if-error=604800',
    );

    const again = await get(path, { 'If-None-Match': etag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    for (const name of KEPT) expect([name, again.headers.get(name)]).toEqual([name, fresh.headers.get(name)]);
  },
);

test.each([
  ['the ETag among others', (etag: string) => `"other", ${etag}`, 304],
  ['the ETag made weak by a proxy', (etag: string) => `W/${etag}`, 304],
  ['another ETag', () => '"other"', 200],
  ['the ETag without its quotes', (etag: string) => etag.slice(1, -1), 200],
])('If-None-Match with %s', async (_, written, status) => {
  const path = '/v1/guides/overdue-loan?locale=en';
  const etag = (await get(path)).headers.get('ETag') ?? '';
  expect((await get(path, { 'If-None-Match': written(etag) })).status).toBe(status);
});

test('the ETag of one locale is none of another', async () => {
  const etag = (await get('/v1/guides/overdue-loan?locale=en')).headers.get('ETag');
  const answer = await get('/v1/guides/overdue-loan?locale=zh-Hans', { 'If-None-Match': etag });
  expect(answer.status).toBe(200);
});

test('errors are not stored', async () => {
  expect((await get('/v1/guides/nothing')).headers.get('Cache-Control')).toBe('no-store');
});
