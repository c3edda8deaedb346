import { createExecutionContext, env } from 'cloudflare:test';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTeam } from '../../test/fixtures/access-team.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';
import type { Env } from '../env.ts';
import worker from '../index.ts';
import type { Database } from '../store/database.ts';

const ORIGIN = 'https://faq.example';
const TOKENS = { ADMIN_TOKEN: 'for-deciding', ADMIN_READ_TOKEN: 'for-reading' };
const AS_READER = { Authorization: `Bearer ${TOKENS.ADMIN_READ_TOKEN}` };
const AS_PUBLISHER = { Authorization: `Bearer ${TOKENS.ADMIN_TOKEN}` };

async function send(
  path: string,
  init: RequestInit,
  bindings: Partial<Env> = {},
  cache?: object,
): Promise<Response> {
  const request = new Request<unknown, IncomingRequestCfProperties>(
    ORIGIN + path,
    init as RequestInit<IncomingRequestCfProperties>,
  );
  const context = Object.assign(createExecutionContext(), { cache });
  return worker.fetch(request, { ...env, ...TOKENS, ...bindings }, context);
}

/** A purge, by the token that may decide unless `headers` say otherwise. */
const purge = (
  tag: string,
  headers: Record<string, string> = AS_PUBLISHER,
  bindings?: Partial<Env>,
  cache?: object,
) =>
  send(
    '/admin/purge',
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ tags: [tag] }),
    },
    bindings,
    cache,
  );

async function list(query = ''): Promise<ResponseBody<'Audit'>> {
  const response = await send(`/admin/audit${query}`, { headers: AS_READER });
  expect(response.status).toBe(200);
  return response.json();
}

const tagsOf = ({ acts }: ResponseBody<'Audit'>) => acts.map(({ subject }) => subject['tags']);

/** A database that fails. */
const failing = (message: string): Database => ({
  prepare: (sql) => env.DB.prepare(sql),
  batch: () => Promise.reject(new Error(message)),
});
const withoutDatabase = { DB: undefined } as unknown as Partial<Env>;

beforeEach(() => env.DB.exec('DELETE FROM audit'));
afterEach(() => vi.restoreAllMocks());

test('lists who purged what and when, with the id of the request', async () => {
  const response = await purge('locale:en');
  expect(await list()).toEqual({
    acts: [
      {
        id: expect.any(Number),
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        actor: 'token',
        act: 'purge',
        subject: { tags: ['locale:en'] },
        requestId: response.headers.get('X-Request-Id'),
      },
    ],
  });
});

test('names whom Cloudflare Access let in', async () => {
  const team = await createTeam();
  const settings = { ...team.settings, ACCESS_DECIDERS: 'publisher@faq.example 1a2b.access' };
  for (const claims of [{ email: 'Publisher@faq.example' }, { email: undefined, common_name: '1a2b.access' }])
    await purge('guides', { 'Cf-Access-Jwt-Assertion': await team.sign(claims) }, settings);
  expect((await list()).acts.map(({ actor }) => actor)).toEqual(['1a2b.access', 'Publisher@faq.example']);
});

test('lists no request that was refused', async () => {
  expect((await purge('guides', AS_READER)).status).toBe(403);
  expect((await purge('guides', { Authorization: 'Bearer wrong' })).status).toBe(401);
  expect((await purge('guides', { ...AS_PUBLISHER, Origin: 'https://partner.example' })).status).toBe(403);
  expect((await purge('not a tag')).status).toBe(400);
  expect(await list()).toEqual({ acts: [] });
});

test('lists the latest acts first, page by page, each once though others follow', async () => {
  for (const tag of ['a', 'b', 'c', 'd', 'e']) await purge(tag);
  const first = await list('?limit=2');
  expect(tagsOf(first)).toEqual([['e'], ['d']]);
  await purge('f');
  const second = await list(`?limit=2&cursor=${first.next}`);
  expect(tagsOf(second)).toEqual([['c'], ['b']]);
  const last = await list(`?limit=2&cursor=${second.next}`);
  expect(tagsOf(last)).toEqual([['a']]);
  expect(last).not.toHaveProperty('next');
});

test('has no next page when the page ends with the first act', async () => {
  for (const tag of ['a', 'b']) await purge(tag);
  expect(await list('?limit=2')).not.toHaveProperty('next');
});

test('links to the first and the next page', async () => {
  for (const tag of ['a', 'b', 'c']) await purge(tag);
  const { next } = await list('?limit=1');
  const response = await send(`/admin/audit?limit=1&cursor=${next}`, { headers: AS_READER });
  const { next: after } = await response.clone().json<ResponseBody<'Audit'>>();
  expect(response.headers.get('Link')).toBe(
    `</admin/audit?limit=1&cursor=${after}>; rel="next", </admin/audit?limit=1>; rel="first"`,
  );
});

test.each([
  '?limit=0',
  '?limit=101',
  '?cursor=overdue-loan',
  '?cursor=-1',
  '?cursor=1&cursor=2',
  '?actor=token',
])('returns 400 for %s', async (query) => {
  const response = await send(`/admin/audit${query}`, { headers: AS_READER });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ type: `${ORIGIN}/problems/invalid-query` });
});

test('returns the list to nobody else, also after somebody read it', async () => {
  await list();
  const response = await send('/admin/audit', {});
  expect(response.status).toBe(401);
  expect(response.headers.get('Cache-Control')).toBe('no-store');
});

test.each([
  ['there is no database', withoutDatabase, 'no D1 binding DB', 'The worker has no database.'],
  [
    'D1 fails',
    { DB: failing('D1_ERROR: no such table: audit') },
    'no such table: audit',
    'The database could not be used.',
  ],
])('returns 503 and logs why when %s', async (_, bindings, reason, detail) => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const response = await send('/admin/audit', { headers: AS_READER }, bindings);
  expect(response.status).toBe(503);
  expect(response.headers.get('Retry-After')).toBe('30');
  expect(await response.json()).toMatchObject({
    type: `${ORIGIN}/problems/database-unavailable`,
    detail,
  });
  expect(logged.mock.calls).toEqual([[expect.objectContaining({ error: expect.stringContaining(reason) })]]);
});

test.each([
  ['there is no database', withoutDatabase, 'no D1 binding DB'],
  ['D1 fails', { DB: failing('D1_ERROR: overloaded') }, 'overloaded'],
])('purges when %s, and logs the act that the audit log lacks', async (_, bindings, reason) => {
  const logged = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const cache = { purge: vi.fn(async () => ({ success: true, errors: [] })) };
  const response = await purge('guides', AS_PUBLISHER, bindings, cache);
  expect(response.status).toBe(200);
  expect(cache.purge).toHaveBeenCalledTimes(1);
  expect(logged.mock.calls).toEqual([
    [
      {
        requestId: response.headers.get('X-Request-Id'),
        actor: 'token',
        act: 'purge',
        subject: { tags: ['guides'] },
        notInAuditLog: expect.stringContaining(reason),
      },
    ],
  ]);
});

test('lists a purge that Workers Cache refused, because the isolate’s own cache was purged', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const cache = { purge: () => Promise.reject(new Error('rate limited')) };
  expect((await purge('guides', AS_PUBLISHER, {}, cache)).status).toBe(500);
  expect(tagsOf(await list())).toEqual([['guides']]);
});

test.each([
  ['purges', async () => ({ success: true, errors: [] })],
  ['refuses', () => Promise.reject(new Error('rate limited'))],
])(
  'responds when the act is recorded, whether or not Workers Cache %s sooner',
  async (_, purgeWorkersCache) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    let isRecorded = false;
    const slow: Database = {
      prepare: (sql) => env.DB.prepare(sql),
      async batch() {
        await scheduler.wait(50);
        isRecorded = true;
        return [];
      },
    };
    await purge('guides', AS_PUBLISHER, { DB: slow }, { purge: purgeWorkersCache });
    expect(isRecorded).toBe(true);
  },
);
