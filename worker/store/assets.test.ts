import { env } from 'cloudflare:test';
import { afterEach, expect, test, vi } from 'vitest';
import app from '../index.ts';

/** Static assets that fail, as they can't be made to otherwise. */
const failing = (fetch: () => Promise<Response>) => ({ ASSETS: { fetch } as unknown as Fetcher });

afterEach(() => vi.restoreAllMocks());

test.each([
  ['was never built', async () => new Response(null, { status: 404 })],
  ['can’t be reached', () => Promise.reject(new Error('network lost'))],
])('content that %s is a 503 that says when to try again, and nothing of the inside', async (_, fetch) => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  for (const path of ['/v1/guides', '/v1/guides/overdue-loan', '/healthz']) {
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
    });
  }
  expect(logged).toHaveBeenCalledTimes(3);
});

test('a failure is not remembered', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const down = failing(async () => new Response(null, { status: 500 }));
  expect((await app.request('/v1/guides', {}, down)).status).toBe(503);
  expect((await app.request('/v1/guides', {}, env)).status).toBe(200);
});
