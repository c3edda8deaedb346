import { createExecutionContext, createScheduledController, env } from 'cloudflare:test';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { failWrites, postJson, rowsOf } from '../test/fixtures/worker-sample-feedback.ts';
import type { Env } from './env.ts';
import worker from './index.ts';

const DAY_MS = 86_400_000;

const VOTED_AT = Date.UTC(2026, 0, 15, 12);

let logged: unknown[];

/** Runs the cron handler so many days after the vote. */
const runAfter = async (days: number, bindings: Partial<Env> = {}) =>
  worker.scheduled(
    createScheduledController({ scheduledTime: new Date(VOTED_AT + days * DAY_MS), cron: '17 * * * *' }),
    { ...env, ...bindings },
    createExecutionContext(),
  );

beforeEach(async () => {
  logged = [];
  for (const level of ['log', 'error'] as const)
    vi.spyOn(console, level).mockImplementation((line) => void logged.push(line));
  await env.DB.batch(
    ['votes', 'vote_counts', 'vote_comments', 'reader_keys'].map((table) =>
      env.DB.prepare(`DELETE FROM ${table}`),
    ),
  );
  vi.useFakeTimers({ toFake: ['Date'], now: VOTED_AT });
  await postJson('/v1/guides/parcels/sections/where/votes', { helpful: false, comment: 'Unclear.' });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('forgets readers when their day has ended, and erases comments when their time is over; counts stay', async () => {
  await runAfter(0);
  expect(await rowsOf('votes')).toHaveLength(1);
  await runAfter(1);
  expect([await rowsOf('votes'), await rowsOf('reader_keys')]).toEqual([[], []]);
  expect(await rowsOf('vote_comments')).toMatchObject([{ reader: null, comment: 'Unclear.' }]);
  await runAfter(365);
  expect(await rowsOf('vote_comments')).toHaveLength(1);
  await runAfter(366);
  expect(await rowsOf('vote_comments')).toEqual([]);
  expect(await rowsOf('vote_counts')).toMatchObject([{ helpful: 0, votes: 1 }]);
});

test('erases comments after the days of RETAIN_TEXT_DAYS; of a wrong value after the default, with a log line', async () => {
  await runAfter(31, { RETAIN_TEXT_DAYS: 'a year' });
  expect(await rowsOf('vote_comments')).toHaveLength(1);
  expect(JSON.stringify(logged)).toContain('\\"a year\\" is no number of days: 365 hold');
  await runAfter(31, { RETAIN_TEXT_DAYS: '30' });
  expect(await rowsOf('vote_comments')).toEqual([]);
});

test('takes RETAIN_TEXT_DAYS as a number, too, and 0 for no day', async () => {
  await runAfter(0, { RETAIN_TEXT_DAYS: 1 });
  expect(await rowsOf('vote_comments')).toHaveLength(1);
  await runAfter(1, { RETAIN_TEXT_DAYS: 0 });
  expect(await rowsOf('vote_comments')).toEqual([]);
});

test('erases contacts and evidence of reports after RETAIN_CONTACTS_DAYS, and after RETAIN_TEXT_DAYS messages, notes and what the webhook could not deliver', async () => {
  const report = {
    kind: 'other',
    message: 'Wrong.',
    evidence: 'https://a.example/',
    contact: 'me@a.example',
  };
  await postJson('/v1/reports', report);
  const reports = async () => (await rowsOf('reports')).at(-1);
  await runAfter(1);
  expect(await reports()).toMatchObject({ ...report, reader: null, digest: null });
  await runAfter(91);
  expect(await reports()).toMatchObject({ message: 'Wrong.', evidence: null, contact: null });
  await env.DB.batch([
    env.DB.prepare("UPDATE reports SET note = 'We look at it.'"),
    env.DB.prepare(
      "INSERT INTO webhook_messages (id, report, payload) SELECT 'msg_' || id, id, json_object('timestamp', received_at) FROM reports",
    ),
  ]);
  await runAfter(364);
  expect([(await reports())?.['note'], (await rowsOf('webhook_messages')).length]).toEqual([
    'We look at it.',
    1,
  ]);
  await runAfter(366);
  expect(await reports()).toMatchObject({ kind: 'other', message: null, note: null, state: 'received' });
  expect(await rowsOf('webhook_messages')).toEqual([]);
});

test('does what it can when a part fails, logs which, and lets the run fail', async () => {
  const failing = failWrites('reader_keys', 'DELETE', () => runAfter(366));
  await expect(failing).rejects.toThrow('scheduled work failed');
  expect(await rowsOf('vote_comments')).toEqual([]);
  expect(await rowsOf('votes')).toHaveLength(1);
  expect(JSON.stringify(logged)).toContain('"failed":["forgetReaders"]');
  await runAfter(366);
  expect(await rowsOf('votes')).toEqual([]);
});

test('does nothing without a database', async () => {
  logged = [];
  await runAfter(1, { DB: undefined } as never);
  expect(logged).toEqual([]);
});
