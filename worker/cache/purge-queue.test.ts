import { env } from 'cloudflare:test';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Database } from '../store/database.ts';
import { purgeDue, purgeNowAndLater, queueStatements } from './purge-queue.ts';

const database = env.DB as unknown as Database;

/** An edge cache that records what it is purged of. It refuses while `isLimited`. */
function createEdge() {
  const purges: string[][] = [];
  const background: Promise<unknown>[] = [];
  const edge = { isLimited: false };
  const context = {
    waitUntil: (promise: Promise<unknown>) => void background.push(promise),
    cache: {
      purge: async ({ tags }: { tags: string[] }) => {
        if (edge.isLimited) return { success: false, errors: [{ message: 'rate limit' }] };
        purges.push(tags.toSorted());
        return { success: true, errors: [] };
      },
    },
  };
  return Object.assign(edge, { purges, context, background });
}

const queue = (...tags: string[]) => database.batch(queueStatements(database, tags, ['1']));
const advance = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000);
const countQueued = async () =>
  (await env.DB.prepare('SELECT count(*) AS count FROM purges').first<{ count: number }>())?.count;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-26T08:00:00Z') });
  await env.DB.batch([
    env.DB.prepare('DELETE FROM purges'),
    env.DB.prepare('UPDATE purge_budget SET purges = 20, at = 0'),
  ]);
});

afterEach(() => void vi.useRealTimers());

test('purges queued tags at once, and again after fifteen seconds, when every isolate knows', async () => {
  const { context, purges } = createEdge();
  await queue('guides', 'guide:parcels');
  await purgeDue(database, context);
  expect(purges).toEqual([['guide:parcels', 'guides']]);
  await purgeDue(database, context);
  expect(purges).toHaveLength(1);
  advance(15);
  await purgeDue(database, context);
  expect(purges).toEqual([
    ['guide:parcels', 'guides'],
    ['guide:parcels', 'guides'],
  ]);
  expect(await countQueued()).toBe(0);
});

test('schedules the second purge after the response', async () => {
  vi.useRealTimers();
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout'] });
  const { context, purges, background } = createEdge();
  await queue('guides');
  await purgeNowAndLater(database, context);
  expect(purges).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(14_000);
  expect(purges).toHaveLength(1);
  for (let second = 0; second < 20; second += 1) {
    await vi.advanceTimersByTimeAsync(1_000);
    await new Promise<void>((resolve) => queueMicrotask(resolve));
  }
  await Promise.all(background);
  expect(purges).toHaveLength(2);
});

test('purges the tags of several acts together', async () => {
  const { context, purges } = createEdge();
  await Promise.all([queue('guide:a', 'guides'), queue('guide:b', 'guides'), queue('guide:c', 'guides')]);
  await purgeDue(database, context);
  expect(purges).toEqual([['guide:a', 'guide:b', 'guide:c', 'guides']]);
});

test('purges more often than the rate limit allows only later, and loses nothing', async () => {
  const { context, purges } = createEdge();
  for (let act = 0; act < 30; act += 1) {
    await queue(`guide:${act}`);
    await purgeDue(database, context);
  }
  expect(purges).toHaveLength(20);
  advance(12);
  await purgeDue(database, context);
  const purged = new Set(purges.flat());
  expect(Array.from({ length: 30 }, (_, act) => `guide:${act}`).filter((tag) => !purged.has(tag))).toEqual(
    [],
  );
});

test('keeps the tags in the queue when the platform refuses, and purges them later', async () => {
  const edge = createEdge();
  edge.isLimited = true;
  await queue('guides');
  await expect(purgeDue(database, edge.context)).rejects.toThrow('rate limit');
  edge.isLimited = false;
  await purgeDue(database, edge.context);
  expect(edge.purges).toEqual([['guides']]);
});

test('purges at most a hundred tags at once, and the others by further purges', async () => {
  const { context, purges } = createEdge();
  await queue(...Array.from({ length: 140 }, (_, index) => `guide:${index}`));
  await purgeDue(database, context);
  expect(purges.map(({ length }) => length)).toEqual([100, 40]);
});

test('purges though the clock of another isolate was ahead', async () => {
  await env.DB.prepare('UPDATE purge_budget SET purges = 5, at = ?')
    .bind(Date.now() + 3_600_000)
    .run();
  const { context, purges } = createEdge();
  await queue('guides');
  await purgeDue(database, context);
  expect(purges).toEqual([['guides']]);
});

test('keeps two rows for a tag, however often the platform refuses', async () => {
  const edge = createEdge();
  edge.isLimited = true;
  for (let act = 0; act < 5; act += 1) {
    await queue('guides');
    await expect(purgeDue(database, edge.context)).rejects.toThrow('rate limit');
    advance(1);
  }
  expect(await countQueued()).toBe(2);
});

test('purges again what is queued while a purge runs', async () => {
  const { context, purges } = createEdge();
  const { purge } = context.cache;
  context.cache.purge = async (options) => {
    context.cache.purge = purge;
    advance(1);
    await queue('guides');
    return purge(options);
  };
  await queue('guides');
  await purgeDue(database, context);
  expect(purges).toEqual([['guides'], ['guides']]);
});

test('empties the queue where there is no edge cache', async () => {
  await queue('guides');
  await purgeDue(database, { waitUntil: () => undefined });
  expect(await countQueued()).toBe(0);
});
