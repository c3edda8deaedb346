import { env } from 'cloudflare:test';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchWorker } from '../../test/fixtures/worker-sample.ts';
import {
  collectLog,
  dumpDatabase,
  emptyTables,
  failWrites,
  postJson,
  rowsOf,
  type Sender,
} from '../../test/fixtures/worker-sample-feedback.ts';
import { restoreAll, withdraw } from '../../test/fixtures/worker-sample-withdrawals.ts';
import type { Env } from '../env.ts';

const PATH = '/v1/guides/parcels/sections/where/votes';

/** Tables that a vote writes. */
const TABLES = ['votes', 'vote_counts', 'vote_comments'];

const vote = (body: unknown, reader?: Sender, bindings?: Partial<Env>, path = PATH) =>
  postJson(path, body, reader, bindings);

const statusOf = async (response: Response | Promise<Response>) =>
  ((await (await response).json()) as { status?: unknown }).status;

async function counts(path = PATH): Promise<object> {
  return (await fetchWorker(path, {}, { VOTES_PUBLIC: 'true' })).json();
}

let logged: string[];

beforeEach(async () => {
  logged = collectLog();
  await emptyTables(...TABLES, 'reader_keys');
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('counts one vote a reader, section and day: a later one replaces it', async () => {
  expect(await statusOf(vote({ helpful: true }))).toBe('counted');
  expect(await statusOf(vote({ helpful: true }))).toBe('replaced');
  expect(await counts()).toEqual({ guide: 'parcels', section: 'where', helpful: 1, notHelpful: 0 });
  expect(await statusOf(vote({ helpful: false, reason: 'wrong' }))).toBe('replaced');
  expect(await counts()).toMatchObject({ helpful: 0, notHelpful: 1 });
  expect(await statusOf(vote({ helpful: true }, {}, {}, '/v1/guides/parcels/sections/gone/votes'))).toBe(
    'counted',
  );
});

test.each<[difference: string, other: Sender, expected: string]>([
  ['another address', { address: '192.0.2.2' }, 'counted'],
  ['another agent', { agent: 'Another browser' }, 'counted'],
  ['another /64 network of IPv6', { address: '2001:db8:0:2::1' }, 'counted'],
  ['another address of the same /64 network', { address: '2001:db8:0:1:ffff::9' }, 'replaced'],
  ['the same address in another spelling', { address: '2001:db8:0:1::1' }, 'replaced'],
])('takes a vote with %s for one that is %s', async (_, other, expected) => {
  const first = expected === 'replaced' || other.address?.includes(':') ? '2001:db8:0:1:0:0:0:1' : undefined;
  await vote({ helpful: true }, first === undefined ? {} : { address: first });
  expect(await statusOf(vote({ helpful: true }, other))).toBe(expected);
});

test('counts the vote of a reader again on the next UTC day, under another hash', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 27, 23, 59, 59) });
  await vote({ helpful: true });
  vi.setSystemTime(Date.UTC(2026, 10, 28));
  expect(await statusOf(vote({ helpful: true }))).toBe('counted');
  const [first, second] = await rowsOf('votes');
  expect([first?.['day'], second?.['day']]).toEqual(['2026-11-27', '2026-11-28']);
  expect(first?.['reader']).not.toBe(second?.['reader']);
  expect(await counts()).toMatchObject({ helpful: 2 });
});

test('makes another key if that of the day was deleted, and never stores a row under a deleted key', async () => {
  await vote({ helpful: true });
  const [first] = await rowsOf('votes');
  await env.DB.prepare('DELETE FROM reader_keys').run();
  expect(await statusOf(vote({ helpful: true }))).toBe('counted');
  const readers = (await rowsOf('votes')).map(({ reader }) => reader);
  expect(readers).toHaveLength(2);
  expect(readers).toContain(first?.['reader']);
});

test('stores neither address nor agent of a reader, in no table', async () => {
  await vote({ helpful: false, comment: 'Unclear.' }, { address: '198.51.100.77', agent: 'Rare agent' });
  const stored = await dumpDatabase();
  expect(stored).toContain('Unclear.');
  expect(stored).not.toMatch(/198\.51\.100|Rare agent/);
});

test('counts each of 200 readers who vote and change their mind in parallel exactly once', async () => {
  const readers = Array.from({ length: 200 }, (_, index) => ({ address: `203.0.113.${index}` }));
  const first = await Promise.all(readers.map((reader) => vote({ helpful: true }, reader).then(statusOf)));
  expect(first).toEqual(readers.map(() => 'counted'));
  const changed = readers.filter((_, index) => index % 4 === 0);
  const second = await Promise.all(
    changed.map((reader) => vote({ helpful: false, reason: 'outdated' }, reader).then(statusOf)),
  );
  expect(second).toEqual(changed.map(() => 'replaced'));
  expect(await counts()).toMatchObject({ helpful: 150, notHelpful: 50 });
  const [{ votes } = {}] = (await env.DB.prepare('SELECT COUNT(*) AS votes FROM votes').all()).results;
  expect(votes).toBe(200);
});

test('keeps reason and comment of the last vote only', async () => {
  await vote({ helpful: false, reason: 'wrong', comment: ' The number\nhas changed. ' });
  expect(await rowsOf('vote_comments')).toMatchObject([
    { guide: 'parcels', section: 'where', reason: 'wrong', comment: 'The number\nhas changed.' },
  ]);
  await vote({ helpful: false, reason: 'outdated', comment: 'Since May.' });
  expect(await rowsOf('vote_comments')).toMatchObject([{ reason: 'outdated', comment: 'Since May.' }]);
  await vote({ helpful: true });
  expect(await rowsOf('vote_comments')).toEqual([]);
  expect((await rowsOf('vote_counts')).filter((row) => row['votes'] !== 0)).toMatchObject([
    { helpful: 1, reason: '', votes: 1 },
  ]);
});

test.each([
  '/v1/guides/parcels/sections/tracking/votes',
  '/v1/guides/packages/sections/where/votes',
  '/v1/guides/packets/sections/tracking/votes',
])('counts a vote on the former id of %s for the current one', async (path) => {
  expect(await statusOf(vote({ helpful: true }, {}, {}, path))).toBe('counted');
  expect(await statusOf(vote({ helpful: true }))).toBe('replaced');
  expect(await counts(path)).toEqual({ guide: 'parcels', section: 'where', helpful: 1, notHelpful: 0 });
});

test('adds votes that were stored under a former id', async () => {
  await vote({ helpful: true });
  await env.DB.prepare(
    "INSERT INTO vote_counts VALUES ('packages', 'tracking', '2025-01-01', 0, 'wrong', 3)",
  ).run();
  expect(await counts()).toMatchObject({ helpful: 1, notHelpful: 3 });
});

test.each<[body: unknown, errors: [pointer: string, detail: RegExp][]]>([
  [{}, [['#/helpful', /^is missing$/]]],
  [{ helpful: 'yes' }, [['#/helpful', /true or false/]]],
  [{ helpful: false, reason: 'bad' }, [['#/reason', /unclear, outdated, wrong, did-not-work, other/]]],
  [{ helpful: true, reason: 'wrong' }, [['#/reason', /"helpful": false/]]],
  [{ helpful: true, comment: 'x' }, [['#/comment', /"helpful": false/]]],
  [{ helpful: false, comment: 'x'.repeat(501) }, [['#/comment', /at most 500/]]],
  [{ helpful: false, comment: '  ' }, [['#/comment', /is empty/]]],
  [{ helpful: false, comment: 'a\u0000b' }, [['#/comment', /control characters/]]],
  [{ helpful: false, comment: '\ud800' }, [['#/comment', /surrogate/]]],
  [{ helpful: true, reader: 'me' }, [['#/reader', /is unknown/]]],
  [
    { helpful: true, coment: 'x', day: 1 },
    [
      ['#/coment', /did you mean "comment"\?/],
      ['#/day', /^is unknown: send an object with helpful/],
    ],
  ],
  [
    { helpful: 1, reason: 2 },
    [
      ['#/helpful', /true or false/],
      ['#/reason', /use /],
    ],
  ],
  ['"helpful"', [['#', /send an object/]]],
])('refuses the body %j with a pointer to each fault', async (body, errors) => {
  const response = await vote(body);
  expect(response.status).toBe(400);
  const problem = await response.json<{ type: string; errors: { pointer: string; detail: string }[] }>();
  expect(problem.type).toMatch(/\/invalid-body$/);
  expect(problem.errors.map(({ pointer }) => pointer)).toEqual(errors.map(([pointer]) => pointer));
  for (const [index, [, detail]] of errors.entries()) expect(problem.errors[index]?.detail).toMatch(detail);
  expect(await rowsOf('votes')).toEqual([]);
});

test.each<[what: string, init: RequestInit, bindings: Partial<Env>, status: number, name: string]>([
  ['text', { headers: { 'Content-Type': 'text/plain' } }, {}, 415, 'unsupported-media-type'],
  ['form data', { body: new URLSearchParams({ helpful: 'true' }) }, {}, 415, 'unsupported-media-type'],
  ['no body', { body: null }, {}, 400, 'invalid-body'],
  ['no JSON', { body: '{' }, {}, 400, 'invalid-body'],
  ['17 KB', { body: 'x'.repeat(17_000) }, {}, 413, 'content-too-large'],
  [
    'more than the rate limit allows',
    {},
    { VOTES_PER_CLIENT: { limit: async () => ({ success: false }) } },
    429,
    'too-many-requests',
  ],
])('refuses %s', async (_, init, bindings, status, name) => {
  const headers = { 'Content-Type': 'application/json' };
  const all = { method: 'POST', headers, body: '{"helpful":true}', ...init };
  if (init.body instanceof URLSearchParams) Object.assign(all, { headers: {} });
  const response = await fetchWorker(PATH, all, bindings);
  expect([response.status, response.headers.get('Cache-Control')]).toEqual([status, 'no-store']);
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(await response.json()).toMatchObject({ type: `https://faq.example/problems/${name}` });
  if (status === 429) expect(response.headers.get('Retry-After')).toBe('60');
  expect(await rowsOf('votes')).toEqual([]);
});

test.each([
  ['unknown guide', '/v1/guides/parcel/sections/where/votes', { nearest: 'parcels' }],
  ['unknown section', '/v1/guides/parcels/sections/were/votes', { nearest: 'where' }],
])('refuses a vote on an %s with 404 and the nearest one', async (_, path, expected) => {
  const response = await vote({ helpful: true }, {}, {}, path);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject(expected);
});

test.each([
  ['guide=parcels', 451],
  ['guide=parcels&section=where', 410],
])('refuses a vote on what is withdrawn by %s, with the notice', async (part, status) => {
  await withdraw(part, { status, by: 'court', notice: { en: 'Removed.' } });
  const refused = await vote({ helpful: true });
  await restoreAll();
  expect([refused.status, refused.headers.get('Cache-Control')]).toEqual([status, 'no-store']);
  expect(await refused.json()).toMatchObject({ notice: { text: 'Removed.' } });
  expect((await vote({ helpful: true })).status).toBe(200);
});

test('accepts a vote on a section that is withdrawn in one locale only', async () => {
  await withdraw('guide=parcels&section=where&locale=en');
  expect((await vote({ helpful: true })).status).toBe(200);
  await restoreAll();
});

test.each<[origins: string, origin: string | undefined, accepted: boolean]>([
  ['', 'https://any.example', true],
  ['', undefined, true],
  ['https://partner.example https://other.example/', 'https://other.example', true],
  ['https://partner.example', 'https://faq.example', true],
  ['https://partner.example', 'https://partner.example.attacker.example', false],
  ['https://partner.example', 'http://partner.example', false],
  ['https://partner.example', 'null', false],
  ['https://partner.example', undefined, false],
  ['no-url', 'https://partner.example', false],
])('with FEEDBACK_ORIGINS "%s", accepts a vote from %s: %s', async (FEEDBACK_ORIGINS, origin, accepted) => {
  const headers: Record<string, string> = origin === undefined ? {} : { Origin: origin };
  const response = await postJson(PATH, { helpful: true }, {}, { FEEDBACK_ORIGINS }, headers);
  expect(response.status).toBe(accepted ? 200 : 403);
  const options = await fetchWorker(PATH, { method: 'OPTIONS', headers }, { FEEDBACK_ORIGINS });
  expect([options.status, options.headers.get('Allow')]).toEqual([
    204,
    accepted ? 'GET, HEAD, POST, OPTIONS' : 'GET, HEAD, OPTIONS',
  ]);
});

test('lists no POST for OPTIONS without a database, for any section, and lets pages read it', async () => {
  for (const path of [PATH, '/v1/guides/none/sections/none/votes']) {
    const response = await fetchWorker(path, { method: 'OPTIONS' }, { DB: undefined } as never);
    expect([response.status, response.headers.get('Allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
    expect(response.headers.get('Access-Control-Expose-Headers')).toContain('Allow');
  }
});

test('allows a vote by a page of another origin', async () => {
  const response = await fetchWorker(PATH, {
    method: 'OPTIONS',
    headers: {
      Origin: 'https://partner.example',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type',
    },
  });
  expect(response.headers.get('Access-Control-Allow-Methods')).toContain('POST');
  expect(response.headers.get('Access-Control-Allow-Headers')).toContain('content-type');
});

test.each<[table: string, act: 'INSERT' | 'UPDATE' | 'DELETE']>([
  ['reader_keys', 'INSERT'],
  ['votes', 'INSERT'],
  ['votes', 'UPDATE'],
  ['vote_counts', 'INSERT'],
  ['vote_counts', 'UPDATE'],
  ['vote_comments', 'DELETE'],
  ['vote_comments', 'INSERT'],
])(
  'changes nothing if D1 fails at the statement that writes %s by %s, and reads go on',
  async (table, act) => {
    await vote({ helpful: false, reason: 'wrong', comment: 'Old.' });
    // The next reader of the day makes another key.
    if (table === 'reader_keys') await env.DB.prepare('DELETE FROM reader_keys').run();
    const before = await Promise.all(TABLES.map(rowsOf));
    const response = await failWrites(table, act, () =>
      vote({ helpful: false, reason: 'outdated', comment: 'New.' }),
    );
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '30']);
    expect(await Promise.all(TABLES.map(rowsOf))).toEqual(before);
    expect(logged.join()).not.toMatch(/Old\.|New\./);
    expect((await fetchWorker('/v1/guides/parcels/sections/where')).status).toBe(200);
    expect((await vote({ helpful: false, reason: 'outdated', comment: 'New.' })).status).toBe(200);
    expect((await rowsOf('vote_comments')).some((row) => row['comment'] === 'New.')).toBe(true);
  },
);

test('returns the number of votes only where the publisher makes it public, and does not cache it in the isolate', async () => {
  expect((await fetchWorker(PATH)).status).toBe(403);
  expect(await counts()).toMatchObject({ helpful: 0 });
  await vote({ helpful: true });
  const response = await fetchWorker(PATH, {}, { VOTES_PUBLIC: 'true' });
  expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'max-age=60']);
  expect(await response.json()).toMatchObject({ helpful: 1 });
});

test('logs what a vote was about and what became of it, and none of the reader’s words', async () => {
  await vote({ helpful: false, comment: 'Secret words' }, { address: '198.51.100.7', agent: 'Agent X' });
  const line = logged.find((each) => each.includes('"write"')) ?? '{}';
  expect(JSON.parse(line)).toEqual({
    requestId: expect.any(String),
    write: 'vote',
    guide: 'parcels',
    section: 'where',
    outcome: 'counted',
  });
  expect(logged.join()).not.toMatch(/Secret words|198\.51\.100\.7|Agent X/);
});
