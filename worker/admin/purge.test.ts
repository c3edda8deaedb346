import { createExecutionContext, env, SELF } from 'cloudflare:test';
import { afterEach, expect, test, vi } from 'vitest';
import worker from '../index.ts';

const ORIGIN = 'https://faq.example';
const ADMIN_TOKEN = 'secret-of-the-publisher';
const AUTHORIZED = { Authorization: `Bearer ${ADMIN_TOKEN}`, 'Content-Type': 'application/json' };

/** The worker of a publisher who may purge; `cache` is the platform's. */
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
const timing = async (path: string) => (await SELF.fetch(ORIGIN + path)).headers.get('Server-Timing');

afterEach(() => vi.restoreAllMocks());

test('without ADMIN_TOKEN nobody may purge', async () => {
  for (const token of ['', 'undefined', 'null', ADMIN_TOKEN]) {
    const answer = await SELF.fetch(`${ORIGIN}/admin/purge`, {
      method: 'POST',
      headers: { ...AUTHORIZED, Authorization: `Bearer ${token}` },
      body: '{"tags":["guides"]}',
    });
    expect(answer.status).toBe(401);
  }
});

test.each([
  ['no token', {}],
  ['another token', { Authorization: 'Bearer secret-of-another' }],
  ['a token that begins alike', { Authorization: `Bearer ${ADMIN_TOKEN}x` }],
  ['no token after the scheme', { Authorization: 'Bearer' }],
  ['another scheme', { Authorization: `Basic ${btoa(`admin:${ADMIN_TOKEN}`)}` }],
])('%s is a 401 that says how to authorize', async (_, headers) => {
  const answer = await post('{"tags":["guides"]}', headers);
  expect(answer.status).toBe(401);
  expect(answer.headers.get('WWW-Authenticate')).toMatch(/^Bearer /);
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({
    type: `${ORIGIN}/problems/unauthorized`,
    requestId: answer.headers.get('X-Request-Id'),
  });
});

test('the worker forgets what carries any of the tags, and nothing else', async () => {
  const [english, all] = ['/v1/guides/overdue-loan?locale=en', '/v1/guides'];
  for (const path of [english, all]) expect([path, await timing(path), await timing(path)][2]).toBe('memory');

  const answer = await purge('locale:en', 'locale:fr');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  expect(await answer.json()).toEqual({ tags: ['locale:en', 'locale:fr'], cache: 'none' });

  expect(await timing(english)).not.toBe('memory');
  expect(await timing(all)).toBe('memory');
});

test('where the platform has a cache in front, it is told the tags', async () => {
  const purgeFront = vi.fn(async (_: object) => ({ success: true, errors: [] }));
  const answer = await post('{"tags":["guide:overdue-loan","locale:en"]}', AUTHORIZED, { purge: purgeFront });
  expect(await answer.json()).toEqual({ tags: ['guide:overdue-loan', 'locale:en'], cache: 'purged' });
  expect(purgeFront.mock.calls).toEqual([[{ tags: ['guide:overdue-loan', 'locale:en'] }]]);
});

test.each([
  ['refuses', async () => ({ success: false, errors: [{ message: 'rate limited' }] })],
  ['fails', () => Promise.reject(new Error('rate limited'))],
])('where that cache %s it is a 500, so that nobody takes it for purged', async (_, purgeFront) => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const answer = await post('{"tags":["guides"]}', AUTHORIZED, { purge: purgeFront });
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain('rate limited');
  expect(logged.mock.calls).toEqual([
    [expect.objectContaining({ error: expect.stringContaining('rate limited') })],
  ]);
});

const OBJECT = 'send an object with "tags", and with nothing else';
const TAG = 'use a tag as Cache-Tag has it';

test.each([
  ['{}', '#/tags', OBJECT],
  ['{"tags":[]}', '#/tags', 'name at least one tag'],
  ['{"tags":"guides"}', '#/tags', 'Invalid type: Expected Array but received "guides"'],
  ['{"tags":["guides",""]}', '#/tags/1', TAG],
  ['{"tags":["a,b"]}', '#/tags/0', TAG],
  ['{"tags":["guides\\n"]}', '#/tags/0', TAG],
  ['{"tags":[7]}', '#/tags/0', 'Invalid type: Expected string but received 7'],
  [JSON.stringify({ tags: Array(31).fill('a') }), '#/tags', 'name at most 30 tags at a time'],
  ['{"tags":["guides"],"a/b":1}', '#/a~1b', OBJECT],
  ['"guides"', '#', OBJECT],
])('the body %s is a 400 that points to the fault', async (body, pointer, detail) => {
  const answer = await post(body);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({
    type: `${ORIGIN}/problems/invalid-body`,
    title: 'Invalid body',
    status: 400,
    detail: 'The body has faults; "errors" lists them.',
    errors: [{ pointer, detail }],
    requestId: answer.headers.get('X-Request-Id'),
  });
});

test.each(['{"tags":', '', 'guides'])('the body %o is no JSON: a 400 that says so', async (body) => {
  const answer = await post(body);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    type: `${ORIGIN}/problems/invalid-body`,
    detail: 'Malformed JSON in request body.',
  });
});

test('a body that does not say that it is JSON is a 400', async () => {
  const answer = await post('{"tags":["guides"]}', { ...AUTHORIZED, 'Content-Type': 'text/plain' });
  expect(answer.status).toBe(400);
});
