import { env } from 'cloudflare:test';
import { afterEach, expect, test, vi } from 'vitest';
import { app } from '../app.ts';

/** Bindings with these static assets. */
const withAssets = (fetch: (url: string) => Promise<Response>) => ({ ASSETS: { fetch } });

afterEach(() => vi.restoreAllMocks());

test.each([
  ['was never built', async () => new Response(null, { status: 404 })],
  ['can’t be fetched', () => Promise.reject(new Error('network lost'))],
])('returns 503 with Retry-After and without internals when the content %s', async (_, fetch) => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  for (const path of ['/v1/guides', '/v1/guides/overdue-loan', '/v1/search?q=loan', '/readyz']) {
    const response = await app.request(path, {}, withAssets(fetch));
    expect(response.status).toBe(503);
    expect(response.headers.get('Retry-After')).toBe('30');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(await response.json()).toEqual({
      type: 'http://localhost/problems/content-unavailable',
      title: 'Content unavailable',
      status: 503,
      detail:
        path === '/readyz'
          ? expect.stringContaining('content/manifest.json')
          : 'The content could not be read.',
      requestId: response.headers.get('X-Request-Id'),
    });
  }
  expect(logged).toHaveBeenCalledTimes(4);
});

test('reads the content again after a failure', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const failing = withAssets(async () => new Response(null, { status: 500 }));
  expect((await app.request('/v1/guides', {}, failing)).status).toBe(503);
  expect((await app.request('/v1/guides', {}, env)).status).toBe(200);
});

/** Bindings with the assets whose URL does not match `missing`. */
const withoutAssets = (missing: RegExp) =>
  withAssets(async (url) =>
    missing.test(url) ? new Response(null, { status: 404 }) : env.ASSETS.fetch(url),
  );

test.each([
  ['/v1/guides', {}, /content\/lists\//],
  ['/v1/guides/overdue-loan?locale=en', {}, /content\/index\//],
  ['/v1/guides/overdue-loan?locale=en', {}, /\.edition$/],
  ['/v1/guides/overdue-loan?locale=en', { Accept: 'text/markdown' }, /\.edition$/],
  ['/v1/guides/overdue-loan?locale=en', { Accept: 'text/plain' }, /\.edition$/],
  ['/v1/guides/overdue-loan/sections?locale=en', {}, /\.edition$/],
  ['/v1/guides/overdue-loan/sections/process?locale=zh-Hant', { Accept: 'text/markdown' }, /\.edition$/],
  ['/v1/guides/overdue-loan/search?q=loan&locale=en', {}, /\.edition$/],
  ['/v1/search?q=loan&locale=en', {}, /search\/en\/[0-9a-f]{32}\.json$/],
])(
  'returns 503 for %s with %o when a file that the manifest lists is missing',
  async (path, headers, file) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    // An isolate that has read nothing yet.
    vi.resetModules();
    const { app } = await import('bundled:worker');
    const response = await app.request(path, { headers }, withoutAssets(file));
    expect(response.status).toBe(503);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    for (const name of ['ETag', 'Last-Modified', 'Cache-Tag'])
      expect([name, response.headers.get(name)]).toEqual([name, null]);
    expect((await app.request(path, { headers }, env)).status).toBe(200);
  },
);
