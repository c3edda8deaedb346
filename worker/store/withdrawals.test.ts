import { env } from 'cloudflare:test';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  advance,
  resetWithdrawals,
  startIsolate,
  watchDatabase,
} from '../../test/fixtures/worker-sample-isolates.ts';

const PATH = '/v1/guides/parcels/sections/gone?locale=en';

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await resetWithdrawals();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('holds at once in the isolate that has done the act, with a response of the cache as well', async () => {
  const isolate = await startIsolate();
  expect([(await isolate.get()).status, (await isolate.get()).status]).toEqual([200, 200]);
  await isolate.act('PUT');
  expect((await isolate.get()).status).toBe(451);
  await isolate.act('DELETE');
  expect((await isolate.get()).status).toBe(200);
});

test('reaches an isolate that is read every second within ten seconds, and its cached responses', async () => {
  const [reading, acting] = [await startIsolate(), await startIsolate()];
  expect((await reading.get()).status).toBe(200);
  await acting.act('PUT');
  const statuses: number[] = [];
  for (let second = 0; second < 10; second += 1) {
    advance(1);
    statuses.push((await reading.get()).status);
  }
  expect(statuses.at(-1)).toBe(451);
});

test('reaches an isolate that was idle before it serves anything again', async () => {
  const [idle, acting] = [await startIsolate(), await startIsolate()];
  expect((await idle.get()).status).toBe(200);
  await acting.act('PUT');
  advance(3_600);
  expect((await idle.get()).status).toBe(451);
  await acting.act('DELETE');
  advance(3_600);
  expect((await idle.get()).status).toBe(200);
});

test('queries D1 once for the first read of an isolate, and for none of the next in the same five seconds', async () => {
  const watched = watchDatabase();
  const isolate = await startIsolate({ DB: watched.database });
  await isolate.get();
  expect(watched.batches).toBe(1);
  for (const path of [
    '/v1/guides',
    '/v1/search?q=lost',
    '/v1/guides/returns',
    '/embed/parcels.js',
    PATH,
    PATH,
  ])
    await isolate.get(path);
  expect(watched.batches).toBe(1);
});

test('serves reads while a refresh waits for D1', async () => {
  const watched = watchDatabase();
  const isolate = await startIsolate({ DB: watched.database });
  await isolate.get();
  advance(6);
  const { promise, resolve } = Promise.withResolvers<void>();
  watched.delay = promise;
  expect((await isolate.getAtOnce()).status).toBe(200);
  expect((await isolate.getAtOnce('/v1/guides')).status).toBe(200);
  expect(watched.batches).toBe(2);
  resolve();
});

test('does not return to an older list when an earlier refresh ends after a later one', async () => {
  const watched = watchDatabase();
  const isolate = await startIsolate({ DB: watched.database });
  await isolate.get();
  advance(6);
  const { promise, resolve } = Promise.withResolvers<void>();
  const before = watched.database.batch;
  const stale = await env.DB.batch([env.DB.prepare('SELECT version FROM withdrawals_version')]);
  watched.database.batch = async () => {
    await promise;
    return stale as never;
  };
  await isolate.getAtOnce();
  watched.database.batch = before;
  await isolate.act('PUT');
  resolve();
  await new Promise((done) => setTimeout(done, 20));
  expect((await isolate.get()).status).toBe(451);
});

test('reaches an isolate after a pause that follows a failed refresh', async () => {
  const watched = watchDatabase();
  const [idle, acting] = [await startIsolate({ DB: watched.database }), await startIsolate()];
  await idle.get();
  watched.isFailing = true;
  advance(6);
  await idle.get();
  watched.isFailing = false;
  await acting.act('PUT');
  advance(3_600);
  expect((await idle.get()).status).toBe(451);
});

test('reaches an isolate whose clock was set back', async () => {
  const [reading, acting] = [await startIsolate(), await startIsolate()];
  await reading.get();
  await acting.act('PUT');
  advance(-3_600);
  expect((await reading.get()).status).toBe(451);
});

test('counts the age of a list from the start of its reading', async () => {
  const watched = watchDatabase();
  const [reading, acting] = [await startIsolate({ DB: watched.database }), await startIsolate()];
  const { database } = watched;
  const batch = database.batch;
  database.batch = async (statements) => {
    const results = await batch(statements);
    advance(4);
    return results;
  };
  await reading.get();
  database.batch = batch;
  await acting.act('PUT');
  advance(7);
  expect((await reading.get()).status).toBe(451);
});

test('reaches isolates when somebody changes the rows by SQL, or deletes the version', async () => {
  const isolate = await startIsolate();
  expect((await isolate.get()).status).toBe(200);
  await env.DB.prepare(
    "INSERT INTO withdrawals VALUES ('parcels', '', 'gone', 410, 'court', '2026-11-26T08:00:00Z', '{\"en\":\"Gone.\"}')",
  ).run();
  advance(11);
  expect((await isolate.get()).status).toBe(410);
  await env.DB.prepare('DELETE FROM withdrawals_version').run();
  advance(11);
  expect((await isolate.get()).status).toBe(410);
  await isolate.act('DELETE');
  expect((await isolate.get()).status).toBe(200);
});
