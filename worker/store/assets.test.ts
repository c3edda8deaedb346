import { env } from 'cloudflare:test';
import { afterEach, expect, test, vi } from 'vitest';
import { app } from '../app.ts';

/** Static assets that fail, as they can't be made to otherwise. */
const failing = (fetch: () => Promise<Response>) => ({ ASSETS: { fetch } });

afterEach(() => vi.restoreAllMocks());

test.each([
  ['was never built', async () => new Response(null, { status: 404 })],
  ['can’t be reached', () => Promise.reject(new Error('network lost'))],
])('content that %s is a 503 that says when to try again, and nothing of the inside', async (_, fetch) => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  for (const path of ['/v1/guides', '/v1/guides/overdue-loan', '/v1/search?q=loan', '/readyz']) {
    const answer = await app.request(path, {}, failing(fetch));
    expect(answer.status).toBe(503);
    expect(answer.headers.get('Retry-After')).toBe('30');
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(await answer.json()).toEqual({
      type: 'http://localhost/problems/content-unavailable',
      title: 'Content unavailable',
      status: 503,
      detail: 'The content could not be read.',
      requestId: answer.headers.get('X-Request-Id'),
    });
  }
  expect(logged).toHaveBeenCalledTimes(4);
});

test('a failure is not remembered', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const down = failing(async () => new Response(null, { status: 500 }));
  expect((await app.request('/v1/guides', {}, down)).status).toBe(503);
  expect((await app.request('/v1/guides', {}, env)).status).toBe(200);
});

/** The assets without what `path` matches. */
const lacking = (path: RegExp) => ({
  ASSETS: {
    fetch: async (address: string) =>
      path.test(address) ? new Response(null, { status: 404 }) : env.ASSETS.fetch(address),
  },
});

test.each([
  ['/v1/guides/overdue-loan?locale=en', {}, /[0-9a-f]{32}\.json$/],
  ['/v1/guides/overdue-loan?locale=en', { Accept: 'text/markdown' }, /\.md$/],
  ['/v1/guides/overdue-loan?locale=en', { Accept: 'text/plain' }, /[0-9a-f]{32}\.json$/],
  ['/v1/guides/overdue-loan/sections?locale=en', {}, /\.jsonl$/],
  ['/v1/guides/overdue-loan/sections/process?locale=zh-Hant', { Accept: 'text/markdown' }, /\.md$/],
  ['/v1/guides/overdue-loan/search?q=loan&locale=en', {}, /\.search\.json$/],
  ['/v1/search?q=loan&locale=en', {}, /search\/en\.json$/],
])(
  '%s with %o is a 503 where the file that the manifest promises is missing',
  async (path, headers, file) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const answer = await app.request(path, { headers }, lacking(file));
    expect(answer.status).toBe(503);
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    for (const name of ['ETag', 'Last-Modified', 'Cache-Tag'])
      expect([name, answer.headers.get(name)]).toEqual([name, null]);
    expect((await app.request(path, { headers }, env)).status).toBe(200);
  },
);
