import { createExecutionContext, env, SELF } from 'cloudflare:test';
import { afterEach, expect, test, vi } from 'vitest';
import worker from '../index.ts';

const ORIGIN = 'https://faq.example';
const ADMIN_TOKEN = 'secret-of-the-publisher';
const AUTHORIZED = { Authorization: `Bearer ${ADMIN_TOKEN}`, 'Content-Type': 'application/json' };

/** Sends a purge request to a worker with `ADMIN_TOKEN`; `cache` stands for the platform's Workers Cache. */
async function post(body: string, headers: HeadersInit = AUTHORIZED, cache?: object): Promise<Response> {
  const request = new Request<unknown, IncomingRequestCfProperties>(`${ORIGIN}/admin/purge`, {
    method: 'POST',
    headers,
    body,
  });
  const context = Object.assign(createExecutionContext(), { cache });
  return worker.fetch(request, { ...env, ADMIN_TOKEN }, context);
}

const purge = (...tags: unknown[]) => post(JSON.stringify({ tags }));
const serverTiming = async (path: string) => (await SELF.fetch(ORIGIN + path)).headers.get('Server-Timing');

afterEach(() => vi.restoreAllMocks());

test('purges the responses with any of the tags from the response cache, and no others', async () => {
  const [english, all] = ['/v1/guides/overdue-loan?locale=en', '/v1/guides'];
  for (const path of [english, all])
    expect([path, await serverTiming(path), await serverTiming(path)][2]).toBe('memory');

  const response = await purge('locale:en', 'locale:fr');
  expect(response.status).toBe(200);
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  expect(await response.json()).toEqual({ tags: ['locale:en', 'locale:fr'], cache: 'none' });

  expect(await serverTiming(english)).not.toBe('memory');
  expect(await serverTiming(all)).toBe('memory');
});

test('purges the same tags from Workers Cache where the platform has it', async () => {
  const purgeWorkersCache = vi.fn(async (_: object) => ({ success: true, errors: [] }));
  const response = await post('{"tags":["guide:overdue-loan","locale:en"]}', AUTHORIZED, {
    purge: purgeWorkersCache,
  });
  expect(await response.json()).toEqual({ tags: ['guide:overdue-loan', 'locale:en'], cache: 'purged' });
  expect(purgeWorkersCache.mock.calls).toEqual([[{ tags: ['guide:overdue-loan', 'locale:en'] }]]);
});

test.each([
  ['refuses', async () => ({ success: false, errors: [{ message: 'rate limited' }] })],
  ['fails', () => Promise.reject(new Error('rate limited'))],
])('returns 500 and logs the reason when Workers Cache %s', async (_, purgeWorkersCache) => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const response = await post('{"tags":["guides"]}', AUTHORIZED, { purge: purgeWorkersCache });
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('rate limited');
  expect(logged.mock.calls).toEqual([
    [expect.objectContaining({ error: expect.stringContaining('rate limited') })],
  ]);
});

const OBJECT = 'send an object whose only member is "tags"';
const TAG = 'use a tag of a Cache-Tag header';

test.each([
  ['{}', '#/tags', OBJECT],
  ['{"tags":[]}', '#/tags', 'send at least one tag'],
  ['{"tags":"guides"}', '#/tags', 'Invalid type: Expected Array but received "guides"'],
  ['{"tags":["guides",""]}', '#/tags/1', TAG],
  ['{"tags":["a,b"]}', '#/tags/0', TAG],
  ['{"tags":["guides\\n"]}', '#/tags/0', TAG],
  ['{"tags":[7]}', '#/tags/0', 'Invalid type: Expected string but received 7'],
  [JSON.stringify({ tags: Array(31).fill('a') }), '#/tags', 'send at most 30 tags at a time'],
  ['{"tags":["guides"],"a/b":1}', '#/a~1b', OBJECT],
  ['"guides"', '#', OBJECT],
])('returns 400 with a JSON Pointer to the error for the body %s', async (body, pointer, detail) => {
  const response = await post(body);
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    type: `${ORIGIN}/problems/invalid-body`,
    title: 'Invalid body',
    status: 400,
    detail: 'The body is invalid: see "errors".',
    errors: [{ pointer, detail }],
    requestId: response.headers.get('X-Request-Id'),
  });
});

test.each(['{"tags":', '', 'guides'])('returns 400 for the body %o, which is not JSON', async (body) => {
  const response = await post(body);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    type: `${ORIGIN}/problems/invalid-body`,
    detail: 'Malformed JSON in request body.',
  });
});
