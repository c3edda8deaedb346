import { createExecutionContext, env } from 'cloudflare:test';
import { expect, test, vi } from 'vitest';
import type { Env } from '../env.ts';
import worker from '../index.ts';

const ORIGIN = 'https://faq.example';
const ADMIN_TOKEN = 'secret-of-the-publisher';

/** Sends a purge request with the right token, unless `headers` say otherwise; the rate limit is the one of `wrangler.toml`. */
async function purge(
  headers: Record<string, string> = {},
  bindings: Partial<Env> = {},
  init: RequestInit = {},
  path = '/admin/purge',
): Promise<Response> {
  const request = new Request<unknown, IncomingRequestCfProperties>(ORIGIN + path, {
    method: 'POST',
    body: init.method === 'GET' || init.method === 'OPTIONS' ? null : '{"tags":["guides"]}',
    headers: {
      Authorization: `Bearer ${ADMIN_TOKEN}`,
      'Content-Type': 'application/json',
      ...headers,
    },
    ...init,
  } as RequestInit<IncomingRequestCfProperties>);
  return worker.fetch(request, { ...env, ADMIN_TOKEN, ...bindings }, createExecutionContext());
}

test('accepts a DELETE whose body is empty, of any type', async () => {
  const request = new Request<unknown, IncomingRequestCfProperties>(
    `${ORIGIN}/admin/withdrawals?guide=none`,
    {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${ADMIN_TOKEN}` },
      body: '',
    } as RequestInit<IncomingRequestCfProperties>,
  );
  const response = await worker.fetch(request, { ...env, ADMIN_TOKEN }, createExecutionContext());
  expect(response.status).toBe(404);
});

test.each([undefined, ''])('returns 401 for every token when ADMIN_TOKEN is %o', async (secret) => {
  for (const token of ['', 'undefined', 'null', ADMIN_TOKEN]) {
    const bindings = { ADMIN_TOKEN: secret } as Partial<Env>;
    const response = await purge({ Authorization: `Bearer ${token}` }, bindings);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({
      detail: 'No secret ADMIN_TOKEN is set, so nobody may use admin routes.',
    });
  }
});

test.each(['pass word', 'päss', '=='])('returns 401 that says so when ADMIN_TOKEN is %o', async (secret) => {
  const response = await purge({ Authorization: `Bearer ${secret}` }, { ADMIN_TOKEN: secret });
  expect(response.status).toBe(401);
  const detail = expect.stringContaining('ADMIN_TOKEN has characters that no bearer token has');
  expect(await response.json()).toMatchObject({ detail });
});

test.each([
  ['no token', { Authorization: '' }],
  ['another token', { Authorization: 'Bearer secret-of-another' }],
  ['a token that starts with the right one', { Authorization: `Bearer ${ADMIN_TOKEN}x` }],
  ['no token after the scheme', { Authorization: 'Bearer' }],
  ['another scheme', { Authorization: `Basic ${btoa(`admin:${ADMIN_TOKEN}`)}` }],
])('returns 401 with WWW-Authenticate for %s', async (_, headers) => {
  const response = await purge({ ...headers, 'CF-Connecting-IP': '192.0.2.10' });
  expect(response.status).toBe(401);
  expect(response.headers.get('WWW-Authenticate')).toMatch(/^Bearer /);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({
    type: `${ORIGIN}/problems/unauthorized`,
    requestId: response.headers.get('X-Request-Id'),
  });
});

test.each(['bearer', 'BEARER', 'Bearer  '])(
  'accepts the scheme %o: in any case, with any number of spaces (RFC 9110, section 11)',
  async (scheme) => {
    expect((await purge({ Authorization: `${scheme} ${ADMIN_TOKEN}` })).status).toBe(200);
  },
);

test.each(['/admin/none', '/admin/purge/more', '/admin/%70urge', '/admin/%0Apurge', '/admin/a%E2%80%A8b'])(
  'requires the token for %s as well',
  async (path) => {
    const headers = { 'CF-Connecting-IP': '192.0.2.20' };
    expect((await purge({ ...headers, Authorization: 'Bearer x' }, {}, {}, path)).status).toBe(401);
    expect((await purge(headers, {}, {}, path)).status).not.toBe(401);
  },
);

test.each([
  ['GET', 404],
  ['HEAD', 404],
  ['POST', 403],
  ['PUT', 403],
  ['PATCH', 403],
  ['DELETE', 403],
])('returns to %s by the token that may only read: %i', async (method, status) => {
  const headers = { Authorization: 'Bearer for-reading' };
  const bindings = { ADMIN_READ_TOKEN: 'for-reading' };
  const response = await purge(headers, bindings, { method, body: null }, '/admin/none');
  expect(response.status).toBe(status);
  if (status !== 403) return;
  expect(await response.json()).toMatchObject({
    type: `${ORIGIN}/problems/insufficient-role`,
    detail: `${method} requires the role "decide", and read token has the role "read".`,
  });
});

test('purges nothing by the token that may only read', async () => {
  const cache = { purge: vi.fn() };
  const context = Object.assign(createExecutionContext(), { cache });
  const request = new Request<unknown, IncomingRequestCfProperties>(`${ORIGIN}/admin/purge`, {
    method: 'POST',
    headers: { Authorization: 'Bearer for-reading', 'Content-Type': 'application/json' },
    body: '{"tags":["guides"]}',
  });
  const bindings = { ...env, ADMIN_TOKEN, ADMIN_READ_TOKEN: 'for-reading' };
  expect((await worker.fetch(request, bindings, context)).status).toBe(403);
  expect(cache.purge).not.toHaveBeenCalled();
});

test('lets the token that may only read in where there is no other', async () => {
  const bindings = { ADMIN_TOKEN: '', ADMIN_READ_TOKEN: ADMIN_TOKEN };
  const get = { method: 'GET', body: null };
  expect((await purge({}, bindings, get, '/admin/none')).status).toBe(404);
});

test('only lets read whoever has a token that is both', async () => {
  expect((await purge({}, { ADMIN_READ_TOKEN: ADMIN_TOKEN })).status).toBe(403);
});

test.each(['https://partner.example', 'https://faq.example.evil.example', 'http://faq.example', 'null', ''])(
  'returns 403 for a page of the origin %o, even with the right token',
  async (origin) => {
    const response = await purge({ Origin: origin });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ type: `${ORIGIN}/problems/cross-origin` });
  },
);

test('accepts a page of the same origin', async () => {
  expect((await purge({ Origin: ORIGIN })).status).toBe(200);
});

test.each([
  ['POST', 'same-origin', 'cors', 200],
  ['POST', 'none', 'navigate', 200],
  ['POST', 'same-site', 'cors', 403],
  ['POST', 'cross-site', 'no-cors', 403],
  ['POST', 'cross-site', 'navigate', 403],
  ['DELETE', 'cross-site', 'navigate', 403],
  ['GET', 'cross-site', 'no-cors', 403],
  ['GET', 'same-site', 'cors', 403],
  // A link, or the way back from the login of Cloudflare Access.
  ['GET', 'cross-site', 'navigate', 405],
])(
  'returns to a browser’s %s with Sec-Fetch-Site: %s and mode %s: %i',
  async (method, site, mode, status) => {
    const headers = { 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': mode };
    const init = method === 'POST' ? {} : { method, body: null };
    const response = await purge(headers, {}, init);
    expect(response.status).toBe(status);
    if (status === 403)
      expect(await response.json()).toMatchObject({ type: `${ORIGIN}/problems/cross-origin` });
  },
);

/** The status of each kind of response, and the request that causes it. */
const RESPONSES: [status: number, headers?: Record<string, string>, init?: RequestInit, path?: string][] = [
  [200],
  [400, {}, { body: '{}' }],
  [401, { Authorization: 'Bearer x', 'CF-Connecting-IP': '192.0.2.30' }],
  [403, { Origin: 'https://partner.example' }],
  [403, { Authorization: 'Bearer for-reading' }],
  [404, {}, {}, '/admin/none'],
  [405, {}, { method: 'DELETE', body: null }],
  [413, {}, { body: 'x'.repeat(20_000) }],
  [414, {}, {}, `/admin/purge?${'x'.repeat(9_000)}`],
  [415, { 'Content-Type': 'text/plain' }],
  [429, { Authorization: 'Bearer x', 'CF-Connecting-IP': 'limited' }],
];

test.each(RESPONSES)(
  'lets no page of another origin read a response: %i %o',
  async (status, headers, init, path) => {
    const limit = async ({ key }: { key: string }) => ({ success: key !== 'limited' });
    const bindings = { ADMIN_READ_TOKEN: 'for-reading', ADMIN_ATTEMPTS: { limit } };
    const response = await purge(headers, bindings, init, path);
    expect(response.status).toBe(status);
    const names = [...response.headers.keys()];
    expect(names.filter((name) => name.startsWith('access-control-'))).toEqual([]);
    expect(names).not.toContain('timing-allow-origin');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  },
);

test('grants no preflight', async () => {
  const headers = {
    Origin: 'https://partner.example',
    'Access-Control-Request-Method': 'POST',
    'Access-Control-Request-Headers': 'authorization',
  };
  const response = await purge(headers, {}, { method: 'OPTIONS' });
  expect([...response.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
});

test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', 'text/json', ''])(
  'returns 415 for a body of type %o',
  async (type) => {
    const response = await purge({ 'Content-Type': type });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ type: `${ORIGIN}/problems/unsupported-media-type` });
  },
);

test.each(['application/json', 'Application/JSON; charset=utf-8'])(
  'accepts a body of type %s',
  async (type) => {
    expect((await purge({ 'Content-Type': type })).status).toBe(200);
  },
);

const guess = (address: string, token = 'guess') =>
  purge({ 'CF-Connecting-IP': address, Authorization: `Bearer ${token}` });

test('returns 429 with Retry-After after ten wrong tokens of a client, then for the right one, too', async () => {
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 12; attempt += 1) statuses.push((await guess('198.51.100.7')).status);
  expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
  expect(statuses.at(-1)).toBe(429);
  const response = await guess('198.51.100.7', ADMIN_TOKEN);
  expect(response.status).toBe(429);
  expect(response.headers.get('Retry-After')).toBe('60');
  expect(await response.json()).toMatchObject({ type: `${ORIGIN}/problems/too-many-attempts` });
  expect((await guess('198.51.100.8', ADMIN_TOKEN)).status).toBe(200);
});

test('accepts the right token again after a minute', async () => {
  const limited = { ADMIN_ATTEMPTS: { limit: async () => ({ success: false }) } };
  const headers = { 'CF-Connecting-IP': '198.51.100.9' };
  expect((await purge({ ...headers, Authorization: 'Bearer x' }, limited)).status).toBe(429);
  vi.useFakeTimers({ now: Date.now() + 60_001 });
  expect((await purge(headers, limited)).status).toBe(200);
  vi.useRealTimers();
});

test.each([
  ['rejects', () => Promise.reject(new Error('internal error'))],
  [
    'throws',
    () => {
      throw new Error('internal error');
    },
  ],
])(
  'returns 429 for a wrong token, and 200 for the right one of others, when the rate limiting binding %s',
  async (name, limit) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const failing = { ADMIN_ATTEMPTS: { limit } };
    const client = { 'CF-Connecting-IP': `client that ${name}` };
    const response = await purge({ ...client, Authorization: 'Bearer x' }, failing);
    expect(response.status).toBe(429);
    expect(response.headers.get('Retry-After')).toBe('60');
    expect((await purge({ 'CF-Connecting-IP': '198.51.100.10' }, failing)).status).toBe(200);
    vi.restoreAllMocks();
  },
);

test('counts all addresses of an IPv6 network as one client', async () => {
  for (let attempt = 0; attempt < 11; attempt += 1) await guess(`2001:db8:1:2::${attempt}`);
  expect((await guess('2001:db8:1:2:3:4:5:6')).status).toBe(429);
  expect((await guess('2001:db8:1:3::1')).status).toBe(401);
});

test('never limits the right token', async () => {
  for (let attempt = 0; attempt < 30; attempt += 1)
    expect((await guess('203.0.113.5', ADMIN_TOKEN)).status).toBe(200);
});
