import { env } from 'cloudflare:test';
import { beforeEach, expect, test, vi } from 'vitest';
import { fetchWorker } from '../../test/fixtures/worker-sample.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';
import type { Env } from '../env.ts';
import { lastDays } from './period.ts';

const TOKENS = { ADMIN_READ_TOKEN: 'read-token' };
const AUTHORIZED = { Authorization: 'Bearer read-token' };

type Row = [
  day: string,
  query: string | null,
  locale: string | null,
  failed: number,
  unsure: number,
  opened: number,
];

const ROWS: Row[] = [
  ['2026-11-01', 'moratorium', 'en', 5, 1, 0],
  ['2026-11-02', 'moratorium', 'en', 4, 0, 3],
  ['2026-11-02', '還款', 'zh-Hant', 2, 6, 1],
  ['2026-11-02', 'fees', 'en', 0, 2, 9],
  ['2026-10-01', 'fees', 'en', 50, 0, 0],
  ['2026-11-02', 'address', 'en', 0, 2, 4],
  // Of fewer than five readers.
  ['2026-11-02', null, null, 4, 0, 0],
];

async function insert(rows: readonly Row[]): Promise<void> {
  const statement = env.DB.prepare(
    'INSERT INTO search_counts (day, hash, query, locale, failed, unsure, opened) VALUES (?, NULL, ?, ?, ?, ?, ?)',
  );
  await env.DB.batch(rows.map((row) => statement.bind(...row)));
}

const get = (query = '', bindings: Partial<Env> = TOKENS) =>
  fetchWorker(`/admin/searches${query}`, { headers: AUTHORIZED }, bindings);

async function list(query: string): Promise<ResponseBody<'SearchList'>> {
  const response = await get(query);
  expect(response.status).toBe(200);
  return response.json();
}

const queriesOf = ({ searches }: ResponseBody<'SearchList'>) => searches.map(({ query }) => query);

beforeEach(async () => {
  await env.DB.exec('DELETE FROM search_counts');
  await insert(ROWS);
});

const NOVEMBER = '?since=2026-11-01&until=2026-11-30';

test('lists what was not found first, with the readers of all days of the period', async () => {
  expect(await list(NOVEMBER)).toEqual({
    searches: [
      { query: 'moratorium', locale: 'en', failed: 9, unsure: 1, opened: 3, readers: 13, last: '2026-11-02' },
      { query: '還款', locale: 'zh-Hant', failed: 2, unsure: 6, opened: 1, readers: 9, last: '2026-11-02' },
      { query: 'address', locale: 'en', failed: 0, unsure: 2, opened: 4, readers: 6, last: '2026-11-02' },
      { query: 'fees', locale: 'en', failed: 0, unsure: 2, opened: 9, readers: 11, last: '2026-11-02' },
    ],
  });
});

test.each([
  ['&locale=zh-hant', ['還款']],
  ['&locale=fr', []],
  ['&outcome=failed', ['moratorium', '還款']],
  ['&outcome=opened', ['fees', 'address', 'moratorium', '還款']],
  ['&outcome=unsure&locale=en', ['address', 'fees', 'moratorium']],
])('lists only what %s selects', async (filter, expected) => {
  expect(queriesOf(await list(NOVEMBER + filter))).toEqual(expected);
});

test('lists the last 30 days without a period, and those before a day', async () => {
  await env.DB.exec('DELETE FROM search_counts');
  const { since, until } = lastDays(30, Date.now());
  const before = new Date(Date.parse(since) - 1).toISOString().slice(0, 10);
  await insert([
    [before, 'before', 'en', 5, 0, 0],
    [since, 'first', 'en', 6, 0, 0],
    [until, 'today', 'en', 5, 0, 0],
  ]);
  expect(queriesOf(await list(''))).toEqual(['first', 'today']);
  expect(queriesOf(await list(`?until=${before}`))).toEqual(['before']);
});

test('lists page by page, with links', async () => {
  const first = await list(`${NOVEMBER}&limit=3`);
  expect([queriesOf(first), first.next]).toEqual([['moratorium', '還款', 'address'], '3']);
  const response = await get(`${NOVEMBER}&limit=3&cursor=3`);
  expect(response.headers.get('Link')).toBe(
    '</admin/searches?since=2026-11-01&until=2026-11-30&limit=3>; rel="first", </admin/searches?since=2026-11-01&until=2026-11-30&limit=3>; rel="prev"',
  );
  const last = await response.json<ResponseBody<'SearchList'>>();
  expect(queriesOf(last)).toEqual(['fees']);
  expect(last).not.toHaveProperty('next');
});

test.each([
  ['?since=yesterday', '#/query/since'],
  ['?until=2026-02-30', '#/query/until'],
  ['?since=2026-11-02&until=2026-11-01', '#/query/since'],
  ['?since=2999-01-01', '#/query/since'],
  ['?locale=!', '#/query/locale'],
  ['?outcome=lost', '#/query/outcome'],
  ['?cursor=x', '#/query/cursor'],
  ['?limit=0', '#/query/limit'],
  ['?guide=parcels', '#/query/guide'],
])('returns 400 for %s', async (query, pointer) => {
  const response = await get(query);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ pointer }] });
});

test('requires a token, and a database', async () => {
  expect((await fetchWorker('/admin/searches', {}, TOKENS)).status).toBe(401);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const response = await get('', { ...TOKENS, DB: undefined } as unknown as Partial<Env>);
  expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '30']);
});
