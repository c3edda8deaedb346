import { env } from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fetchWorker } from '../../test/fixtures/worker-sample.ts';
import { collectLog, emptyTables, postJson, rowsOf } from '../../test/fixtures/worker-sample-feedback.ts';

/** What an attacker would try on what readers send (docs/security.md). */

const VOTES = '/v1/guides/parcels/sections/where/votes';
const REPORT = { kind: 'other', message: 'A message.' };

beforeEach(async () => {
  collectLog();
  await emptyTables('votes', 'vote_counts', 'reader_keys', 'report_receipts', 'reports');
});

afterEach(() => {
  vi.restoreAllMocks();
});

test.each([
  ['/v1/reports', { ...REPORT, state: 'upheld' }, '#/state'],
  ['/v1/reports', { ...REPORT, note: 'x' }, '#/note'],
  ['/v1/reports', { ...REPORT, receipt: 'A'.repeat(22) }, '#/receipt'],
  ['/v1/reports', { ...REPORT, id: 1 }, '#/id'],
  [VOTES, { helpful: true, votes: 1_000 }, '#/votes'],
  [VOTES, { helpful: true, day: '2020-01-01' }, '#/day'],
  ['/v1/searches', { query: 'x', locale: 'en', results: 0, readers: 5 }, '#/readers'],
])('refuses in %s the members of %j that readers may not set', async (path, body, pointer) => {
  const response = await postJson(path, body);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ pointer }] });
});

test.each([
  '{"helpful":true,"__proto__":{"reason":"wrong"}}',
  '{"helpful":true,"constructor":{}}',
  `{"helpful":${'['.repeat(8_000)}`,
  '\ufeff{"helpful":tru}',
])('refuses the JSON %s', async (body) => {
  const response = await postJson(VOTES, body);
  expect(response.status).toBe(400);
  expect(await rowsOf('votes')).toEqual([]);
});

test('stores SQL as text', async () => {
  const message = "'); DROP TABLE reports; --";
  expect((await postJson('/v1/reports', { ...REPORT, message })).status).toBe(201);
  expect(await rowsOf('reports')).toMatchObject([{ message }]);
});

test('requests nothing that a reader names', async () => {
  const requested = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no network'));
  const evidence = 'https://169.254.169.254/latest/meta-data';
  const response = await postJson('/v1/reports', {
    ...REPORT,
    evidence,
    contact: 'https://internal.example',
  });
  expect(response.status).toBe(201);
  expect(requested.mock.calls).toEqual([]);
});

test.each([
  [VOTES, { helpful: true }, 60],
  ['/v1/reports', REPORT, 10],
  ['/v1/searches', { query: 'x', locale: 'en', results: 0 }, 60],
])(
  'lets one address send to %s what the rate limit of wrangler.toml allows, and then 429',
  async (path, body, limit) => {
    const { VOTES_PER_CLIENT, REPORTS_PER_CLIENT, SEARCHES_PER_CLIENT } = env as unknown as Record<
      string,
      never
    >;
    const limits = { VOTES_PER_CLIENT, REPORTS_PER_CLIENT, SEARCHES_PER_CLIENT };
    const send = (address: string) => postJson(path, body, { address }, limits as never);
    let sent = 0;
    // The minute of the limit may end meanwhile, after which as many are accepted again.
    while (sent < 2 * limit && (await send('198.51.100.1')).status < 300) sent += 1;
    expect(sent).toBeGreaterThanOrEqual(limit);
    expect((await send('198.51.100.1')).status).toBe(429);
    expect((await send('198.51.100.2')).status).toBeLessThan(300);
  },
);

describe.each([
  ['GET', '/v1/reports/:receipt'],
  ['DELETE', '/v1/reports/:receipt'],
  ['GET', '/reports/:receipt'],
  ['POST', '/reports/:receipt/erase'],
])('%s %s', (method, route) => {
  test('returns 404 to guesses of one address as often as the rate limit of wrangler.toml allows, and then 429', async () => {
    const { RECEIPTS_PER_CLIENT } = env as unknown as Record<string, never>;
    const address = `203.0.113.${method.length + route.length}`;
    const guess = async (client: string) => {
      const init = { method, headers: { 'CF-Connecting-IP': client } };
      const path = route.replace(':receipt', crypto.randomUUID().slice(0, 22));
      return (await fetchWorker(path, init, { RECEIPTS_PER_CLIENT } as never)).status;
    };
    let sent = 0;
    // As above.
    while (sent < 120 && (await guess(address)) === 404) sent += 1;
    expect(sent).toBeGreaterThanOrEqual(60);
    expect([await guess(address), await guess('198.51.100.2')]).toEqual([429, 404]);
  });

  test('reads and erases nothing beyond the rate limit', async () => {
    const { receipt } = await (await postJson('/v1/reports', REPORT)).json<{ receipt: string }>();
    const bindings = { RECEIPTS_PER_CLIENT: { limit: async () => ({ success: false }) } };
    const response = await fetchWorker(route.replace(':receipt', receipt), { method }, bindings);
    expect([response.status, response.headers.get('Retry-After')]).toEqual([429, '60']);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await response.text()).not.toContain(REPORT.message);
    expect(await rowsOf('reports')).toMatchObject([REPORT]);
  });
});

test('a flood of writes leaves reads as they are', async () => {
  const before = await (await fetchWorker('/v1/guides/parcels?locale=en')).text();
  const flood = Array.from({ length: 100 }, (_, index) =>
    postJson(VOTES, { helpful: true }, { address: `203.0.113.${index}` }),
  );
  const reads = Array.from({ length: 20 }, () => fetchWorker('/v1/guides/parcels?locale=en'));
  for (const read of await Promise.all(reads)) expect(await read.text()).toBe(before);
  for (const written of await Promise.all(flood)) expect(written.status).toBe(200);
});
