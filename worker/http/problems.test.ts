import { createExecutionContext, env, SELF } from 'cloudflare:test';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ProblemName, problemTypes } from '../contract/problem-types.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';
import type { Env } from '../env.ts';
import worker from '../index.ts';
import type { Database } from '../store/database.ts';

const ORIGIN = 'https://faq.example';
const GUIDE = `${ORIGIN}/v1/guides/overdue-loan`;

/** The response of the worker for `path` with other assets. */
async function fetchWithAssets(fetch: Env['ASSETS']['fetch'], path: string): Promise<Response> {
  const request = new Request<unknown, IncomingRequestCfProperties>(ORIGIN + path);
  return worker.fetch(request, { ...env, ASSETS: { fetch } }, createExecutionContext());
}

const post = (body: string) => SELF.fetch(`${ORIGIN}/admin/purge`, { method: 'POST', body });

/** The response to a purge by the publisher; `cache` stands for the platform's Workers Cache. */
async function purge(
  body: string,
  headers: Record<string, string>,
  { bindings = {}, cache }: { bindings?: Partial<Env>; cache?: object } = {},
): Promise<Response> {
  const request = new Request<unknown, IncomingRequestCfProperties>(`${ORIGIN}/admin/purge`, {
    method: 'POST',
    headers: { Authorization: 'Bearer token', 'Content-Type': 'application/json', ...headers },
    body,
  });
  const context = Object.assign(createExecutionContext(), { cache });
  return worker.fetch(request, { ...env, ADMIN_TOKEN: 'token', ...bindings }, context);
}

/** The response to a JWT of Cloudflare Access whose keys can't be fetched. */
async function failToFetchKeys(): Promise<Response> {
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('internal secret'));
  const access = { ACCESS_TEAM_DOMAIN: 'https://team.cloudflareaccess.com', ACCESS_AUD: 'audience' };
  // {"alg":"RS256","kid":"1"}
  const jwt = 'eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.e30.AAAA';
  const request = new Request<unknown, IncomingRequestCfProperties>(`${ORIGIN}/admin/purge`, {
    headers: { 'Cf-Access-Jwt-Assertion': jwt },
  });
  return worker.fetch(request, { ...env, ...access }, createExecutionContext());
}

/** The audit log, or what else is at `path`, of a worker with another database. */
async function audit(database: Partial<Database>, path = '/admin/audit'): Promise<Response> {
  const request = new Request<unknown, IncomingRequestCfProperties>(ORIGIN + path, {
    headers: { Authorization: 'Bearer token' },
  });
  const DB = { prepare: (sql: string) => env.DB.prepare(sql), ...database } as Database;
  return worker.fetch(request, { ...env, ADMIN_TOKEN: 'token', DB }, createExecutionContext());
}

/** The response to an act of withdrawal of the guide. */
async function admin(
  method: 'PUT' | 'DELETE',
  status?: 410 | 451,
  headers: Record<string, string> = {},
): Promise<Response> {
  const request = new Request<unknown, IncomingRequestCfProperties>(
    `${ORIGIN}/admin/withdrawals?guide=overdue-loan`,
    {
      method,
      headers: { Authorization: 'Bearer token', 'Content-Type': 'application/json', ...headers },
      body: status ? JSON.stringify({ status, by: 'court', notice: { en: 'Withdrawn.' } }) : null,
    },
  );
  return worker.fetch(request, { ...env, ADMIN_TOKEN: 'token' }, createExecutionContext());
}

/** The response to a decision that a report is declined, while the guide is withdrawn because of it. */
async function declineWithdrawing(): Promise<Response> {
  await admin('PUT', 451);
  await env.DB.prepare(
    `INSERT INTO reports (id, kind, guide, state, received_at, withdrawal)
     SELECT 7, 'other', guide, 'upheld', since, json_object('guide', guide, 'status', status, 'by', requested_by, 'since', since)
     FROM withdrawals`,
  ).run();
  const request = new Request<unknown, IncomingRequestCfProperties>(`${ORIGIN}/admin/reports/7`, {
    method: 'PATCH',
    headers: { Authorization: 'Bearer token', 'Content-Type': 'application/json' },
    body: '{"state":"declined"}',
  });
  const response = await worker.fetch(request, { ...env, ADMIN_TOKEN: 'token' }, createExecutionContext());
  await admin('DELETE');
  return response;
}

/** The response for a guide that is withdrawn meanwhile. */
async function withdrawGuide(status: 410 | 451): Promise<Response> {
  await admin('PUT', status);
  const response = await SELF.fetch(GUIDE);
  await admin('DELETE');
  return response;
}

const FAILING_CACHE = { purge: () => Promise.reject(new Error('internal secret')) };
const NO_ATTEMPTS = { limit: async () => ({ success: false }) };

/** The response of a worker whose site has an origin. */
async function fetchSample(path: string): Promise<Response> {
  vi.resetModules();
  const { fetchWorker } = await import('../../test/fixtures/worker-sample.ts');
  const response = await fetchWorker(path);
  vi.resetModules();
  return response;
}

/** The response to a vote. */
async function vote(headers: Record<string, string> = {}, bindings: Partial<Env> = {}): Promise<Response> {
  const request = new Request<unknown, IncomingRequestCfProperties>(`${GUIDE}/sections/process/votes`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: '{"helpful":true}',
  });
  return worker.fetch(request, { ...env, ...bindings }, createExecutionContext());
}

/** A request that causes each problem. Those of the content come first, because content is read once. */
const CAUSES: Record<ProblemName, () => Promise<Response>> = {
  'mcp-unavailable': async () =>
    worker.fetch(
      new Request<unknown, IncomingRequestCfProperties>(`${ORIGIN}/mcp`, { method: 'POST', body: '{}' }),
      { ...env, MCP: { handle: () => Promise.reject(new Error('internal secret')) } },
      createExecutionContext(),
    ),
  'content-unavailable': () =>
    fetchWithAssets(() => Promise.reject(new Error('internal secret')), '/v1/guides'),
  'internal-error': () => purge('{"tags":["guides"]}', {}, { cache: FAILING_CACHE }),
  'invalid-query': () => SELF.fetch(`${GUIDE}?no`),
  'invalid-body': () => purge('{}', {}),
  'cross-origin': () => purge('{}', { Origin: 'https://partner.example' }),
  'insufficient-role': () =>
    purge('{}', { Authorization: 'Bearer reader' }, { bindings: { ADMIN_READ_TOKEN: 'reader' } }),
  'access-keys-unavailable': failToFetchKeys,
  'database-unavailable': () => audit({ batch: () => Promise.reject(new Error('internal secret')) }),
  'unsupported-media-type': () => purge('{}', { 'Content-Type': 'text/plain' }),
  'too-many-attempts': () =>
    purge(
      '{}',
      { Authorization: 'Bearer x', 'CF-Connecting-IP': '192.0.2.1' },
      { bindings: { ADMIN_ATTEMPTS: NO_ATTEMPTS } },
    ),
  'origin-not-allowed': () =>
    vote({ Origin: 'https://other.example' }, { FEEDBACK_ORIGINS: 'https://partner.example' }),
  'too-many-requests': () => vote({}, { VOTES_PER_CLIENT: NO_ATTEMPTS }),
  'votes-not-public': () => SELF.fetch(`${GUIDE}/sections/process/votes`),
  'unknown-receipt': () => SELF.fetch(`${ORIGIN}/v1/reports/none`),
  'unknown-report': () =>
    audit({ batch: (all) => env.DB.batch(all as D1PreparedStatement[]) }, '/admin/reports/1'),
  unauthorized: () => post('{}'),
  'unknown-path': () => SELF.fetch(`${ORIGIN}/nothing`),
  'unknown-guide': () => SELF.fetch(`${ORIGIN}/v1/guides/none`),
  'unknown-locale': () => SELF.fetch(`${GUIDE}?locale=fr`),
  'unknown-revision': () => SELF.fetch(`${GUIDE}?revision=${'0'.repeat(32)}`),
  'unknown-chapter': () => SELF.fetch(`${GUIDE}/sections?chapter=none`),
  'unknown-section': () => SELF.fetch(`${GUIDE}/sections/none`),
  'no-origin': () => SELF.fetch(`${ORIGIN}/sitemap.xml`),
  'method-not-allowed': () => SELF.fetch(GUIDE, { method: 'DELETE' }),
  'not-acceptable': () => SELF.fetch(GUIDE, { headers: { Accept: 'image/png' } }),
  withdrawn: () => withdrawGuide(410),
  'unavailable-for-legal-reasons': () => withdrawGuide(451),
  'already-withdrawn': async () => {
    await admin('PUT', 410);
    return admin('PUT', 410);
  },
  'withdrawal-in-force': declineWithdrawing,
  'nothing-to-replace': async () => {
    await admin('DELETE');
    return admin('PUT', 410, { 'If-Match': '*' });
  },
  'not-withdrawn': async () => {
    await admin('DELETE');
    return admin('DELETE');
  },
  'content-too-large': () => post('x'.repeat(20_000)),
  'uri-too-long': () => SELF.fetch(`${GUIDE}?${'x'.repeat(9_000)}`),
  // The last ones: they load the worker anew.
  'unknown-page': () => fetchSample('/oembed?url=https://elsewhere.example/'),
  'unsupported-format': () => fetchSample('/oembed?url=https://faq.example/g/parcels/en&format=yaml'),
};

/** Caching of those problems that caches may store. */
const CACHED: Record<string, string> = {
  withdrawn: 'public, max-age=60',
  'unavailable-for-legal-reasons': 'public, max-age=60',
};

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

test.each(Object.entries(CAUSES))(
  'describes the problem %s, and serves its hint at the URL of its type',
  async (name, cause) => {
    const response = await cause();
    const { status, title, hint } = problemTypes[name as ProblemName];
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    expect(response.headers.get('Content-Language')).toBe('en');
    expect(response.headers.get('Cache-Control')).toBe(CACHED[name] ?? 'no-store');
    const problem = await response.json<ResponseBody<'Problem'>>();
    expect(problem).toMatchObject({ type: `${ORIGIN}/problems/${name}`, title, status });
    expect(problem.detail).toMatch(/\.$/);
    expect(problem.requestId).toBe(response.headers.get('X-Request-Id'));

    const page = await SELF.fetch(problem.type);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(hint);
  },
);

test('logs an unexpected error with its request id, and does not send its message', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const response = await purge('{"tags":["guides"]}', {}, { cache: FAILING_CACHE });
  const requestId = response.headers.get('X-Request-Id');
  expect(await response.json()).toEqual({
    type: `${ORIGIN}/problems/internal-error`,
    title: 'Internal error',
    status: 500,
    detail: 'The request could not be processed.',
    requestId,
  });
  expect(logged.mock.calls).toEqual([
    [{ requestId, path: '/admin/purge', error: expect.stringContaining('internal secret') }],
  ]);
});

test('returns a problem without internals for an exception that Hono does not handle: a value that is no Error', async () => {
  const cache = { purge: () => Promise.reject('internal secret') };
  const response = await purge('{"tags":["guides"]}', {}, { cache });
  expect(response.status).toBe(500);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(response.headers.get('Strict-Transport-Security')).toBe('max-age=31536000');
  expect(await response.json()).toEqual({
    type: `${ORIGIN}/problems/internal-error`,
    title: 'Internal error',
    status: 500,
    detail: 'The request could not be processed.',
    requestId: response.headers.get('X-Request-Id'),
  });
});

test.each([
  ['/v1/guides/overdue-lone', 'overdue-loan'],
  ['/v1/guides/overdue-loan/sections/proces', 'process'],
  ['/v1/guides/overdue-loan/sections?ids=process,get-in-toch', 'get-in-touch'],
  ['/v1/guides/overdue-loan/sections?chapter=what-to-doo', 'what-to-do'],
  ['/v1/guides/overdue-loan/sections?cursor=credit-recrod', 'credit-record'],
])('suggests the nearest name for the typo in %s: %s', async (path, nearest) => {
  const response = await SELF.fetch(ORIGIN + path);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ nearest });
});

test.each(['/v1/guides/zzz', '/v1/guides/overdue-loan/sections/zzzzzz', `/v1/guides/${'x'.repeat(2_000)}`])(
  'suggests nothing for %s, which resembles no name',
  async (path) => {
    expect(await (await SELF.fetch(ORIGIN + path)).json()).not.toHaveProperty('nearest');
  },
);
