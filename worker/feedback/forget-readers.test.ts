import { env } from 'cloudflare:test';
import { beforeEach, expect, test, vi } from 'vitest';
import {
  collectLog,
  emptyTables,
  failWrites,
  postJson,
  rowsOf,
  type Sender,
} from '../../test/fixtures/worker-sample-feedback.ts';
import { forgetReaders } from './forget-readers.ts';

const YESTERDAY = Date.UTC(2026, 10, 27, 23, 59, 59);
const TODAY = Date.UTC(2026, 10, 28);

const TABLES = [
  ...['reader_keys', 'votes', 'vote_counts', 'vote_comments', 'searches', 'search_counts', 'daily_counts'],
  'last_cleaning',
];

const readAll = () => Promise.all(TABLES.map(rowsOf));

const READERS: Sender[] = [1, 2, 3, 4, 5].map((index) => ({ address: `203.0.113.${index}` }));

/** On each day five readers search for one thing, and one for another; one votes. */
beforeEach(async () => {
  collectLog();
  await emptyTables(...TABLES);
  vi.useFakeTimers({ toFake: ['Date'] });
  for (const day of [YESTERDAY, TODAY]) {
    vi.setSystemTime(day);
    const search = { locale: 'en', results: 0 };
    for (const reader of READERS) await postJson('/v1/searches', { ...search, query: 'many' }, reader);
    await postJson('/v1/searches', { ...search, query: 'one' });
    await postJson('/v1/guides/parcels/sections/where/votes', { helpful: false, comment: 'Unclear.' });
  }
  vi.useRealTimers();
});

test('deletes keys and hashes of past days, and keeps counts, comments and the words of many', async () => {
  const hashesOf = async (table: string, column: string) =>
    (await rowsOf(table)).map((row) => [row['day'], row[column]]);
  await forgetReaders(env.DB, TODAY);
  for (const table of ['reader_keys', 'votes', 'searches'])
    expect(new Set((await rowsOf(table)).map(({ day }) => day))).toEqual(new Set(['2026-11-28']));
  expect(await hashesOf('vote_comments', 'reader')).toEqual([
    ['2026-11-27', null],
    ['2026-11-28', expect.stringMatching(/^[0-9a-f]{32}$/)],
  ]);
  expect(await rowsOf('search_counts')).toMatchObject([
    { day: '2026-11-27', hash: null, query: 'many', failed: 5 },
    { day: '2026-11-28', hash: expect.any(String), query: 'many', failed: 5 },
    { day: '2026-11-28', hash: expect.any(String), query: null, failed: 1 },
  ]);
  expect((await rowsOf('vote_counts')).map(({ day, votes }) => [day, votes])).toEqual([
    ['2026-11-27', 1],
    ['2026-11-28', 1],
  ]);
  expect(await rowsOf('last_cleaning')).toEqual([{ id: 1, at: '2026-11-28T00:00:00.000Z' }]);
});

test('goes on counting today, and makes up for days that were missed', async () => {
  await forgetReaders(env.DB, TODAY + 86_400_000 * 3);
  for (const table of ['reader_keys', 'votes', 'searches']) expect(await rowsOf(table)).toEqual([]);
  expect((await rowsOf('search_counts')).map(({ hash }) => hash)).toEqual([null, null]);
  await forgetReaders(env.DB, TODAY + 86_400_000 * 4);
  expect(await rowsOf('search_counts')).toHaveLength(2);
  expect(await rowsOf('last_cleaning')).toEqual([{ id: 1, at: '2026-12-02T00:00:00.000Z' }]);
});

test.each<[table: string, act: 'INSERT' | 'UPDATE' | 'DELETE']>([
  ['votes', 'DELETE'],
  ['vote_comments', 'UPDATE'],
  ['searches', 'DELETE'],
  ['search_counts', 'DELETE'],
  ['search_counts', 'UPDATE'],
  ['reader_keys', 'DELETE'],
  ['last_cleaning', 'INSERT'],
])('deletes nothing if D1 fails at the statement that changes %s by %s', async (table, act) => {
  const before = await readAll();
  const failed = failWrites(table, act, () => forgetReaders(env.DB, TODAY));
  await expect(failed).rejects.toThrow('database or disk is full');
  expect(await readAll()).toEqual(before);
});
