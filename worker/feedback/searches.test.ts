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
import type { Env } from '../env.ts';

const PATH = '/v1/searches';

/** Tables that a search writes. */
const TABLES = ['searches', 'search_counts', 'daily_counts'];

const SEARCH = { query: 'Moratorium', locale: 'en', guide: 'parcels', results: 0 };

const search = (body: unknown = SEARCH, reader?: Sender, bindings?: Partial<Env>) =>
  postJson(PATH, body, reader, bindings);

const reader = (index: number): Sender => ({ address: `203.0.113.${index}` });

const READERS = [1, 2, 3, 4, 5].map(reader);

/** The searches of `readers`, one after the other. */
async function searchAs(readers: readonly Sender[], body: unknown = SEARCH): Promise<void> {
  for (const each of readers) expect((await search(body, each)).status).toBe(204);
}

/** What the publisher can read, whatever the day. */
const visible = async () =>
  (await rowsOf('search_counts'))
    .filter(({ query }) => query !== null)
    .map(({ query, locale, failed, unsure, opened }) => ({ query, locale, failed, unsure, opened }));

let logged: string[];

beforeEach(async () => {
  logged = collectLog();
  await emptyTables(...TABLES, 'reader_keys');
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('stores what was searched for once five different readers have asked on a day', async () => {
  await searchAs(READERS.slice(0, 4));
  expect(await visible()).toEqual([]);
  expect(await dumpDatabase()).not.toMatch(/moratorium/i);
  await searchAs(READERS.slice(4));
  expect(await visible()).toEqual([{ query: 'moratorium', locale: 'en', failed: 5, unsure: 0, opened: 0 }]);
  await searchAs([reader(6)]);
  expect(await visible()).toMatchObject([{ failed: 6 }]);
});

test('counts a reader who asks the same again once: the last outcome holds', async () => {
  await searchAs([...READERS.slice(0, 4), ...READERS.slice(0, 4), ...READERS.slice(0, 4)]);
  expect(await visible()).toEqual([]);
  await searchAs(READERS.slice(4));
  await searchAs(READERS.slice(0, 1), { ...SEARCH, results: 3 });
  await searchAs(READERS.slice(1, 3), { ...SEARCH, results: 3, opened: 'where' });
  expect(await visible()).toEqual([{ query: 'moratorium', locale: 'en', failed: 2, unsure: 1, opened: 2 }]);
  await searchAs(READERS.slice(1, 2));
  expect(await visible()).toEqual([{ query: 'moratorium', locale: 'en', failed: 3, unsure: 1, opened: 1 }]);
});

test.each([
  ['case and white space', '  LATE \n  payment ', 'late payment'],
  ['compatibility forms', 'ＬＡＴＥ ｐａｙｍｅｎｔ', 'late payment'],
  ['diacritics', 'Crédit à la carte', 'credit a la carte'],
  ['ß', 'Straße', 'strasse'],
  ['invisible characters', 'late\u200b \u202epayment', 'late payment'],
  ['Chinese', '延期　還款', '延期 還款'],
])('counts spellings that differ by %s as one query', async (_, spelling, normalised) => {
  await searchAs(READERS.slice(0, 2), { ...SEARCH, query: spelling });
  await searchAs(READERS.slice(2), { ...SEARCH, query: normalised });
  expect(await visible()).toMatchObject([{ query: normalised, failed: 5 }]);
});

test('counts each locale apart, in its canonical spelling', async () => {
  await searchAs(READERS.slice(0, 3));
  await searchAs(READERS.slice(3), { ...SEARCH, locale: 'zh-hant' });
  expect(await visible()).toEqual([]);
  await searchAs(READERS.slice(0, 3), { ...SEARCH, locale: 'zh-Hant' });
  expect(await visible()).toMatchObject([{ query: 'moratorium', locale: 'zh-Hant', failed: 5 }]);
});

test('counts guides, and a former id of them, together', async () => {
  const { guide: _, ...everywhere } = SEARCH;
  await searchAs(READERS.slice(0, 1), everywhere);
  await searchAs(READERS.slice(1, 2));
  await searchAs(READERS.slice(2, 3), { ...SEARCH, guide: 'packages', opened: 'tracking' });
  await searchAs(READERS.slice(3), { ...SEARCH, guide: 'returns' });
  expect(await visible()).toMatchObject([{ failed: 4, opened: 1 }]);
});

test('counts each of 200 readers who ask in parallel exactly once, and stores the words once', {
  timeout: 60_000,
}, async () => {
  const readers = Array.from({ length: 200 }, (_, index) => reader(index));
  const statuses = await Promise.all(readers.map(async (each) => (await search(SEARCH, each)).status));
  expect(new Set(statuses)).toEqual(new Set([204]));
  expect(await visible()).toEqual([{ query: 'moratorium', locale: 'en', failed: 200, unsure: 0, opened: 0 }]);
  expect(await rowsOf('search_counts')).toHaveLength(1);
  await Promise.all(
    readers.map((each, index) =>
      search({ ...SEARCH, results: index % 2, ...(index % 4 === 0 && { opened: 'where' }) }, each),
    ),
  );
  expect(await visible()).toMatchObject([{ failed: 50, unsure: 100, opened: 50 }]);
  expect(await rowsOf('daily_counts')).toMatchObject([{ name: 'searches', value: 200 }]);
});

test('adds up no readers of different days', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 27, 23, 59, 59) });
  await searchAs(READERS.slice(0, 4));
  vi.setSystemTime(Date.UTC(2026, 10, 28));
  await searchAs(READERS.slice(0, 4));
  expect(await visible()).toEqual([]);
  expect(await dumpDatabase()).not.toMatch(/moratorium/i);
  const hashes = (await rowsOf('search_counts')).map(({ hash }) => hash);
  expect(new Set(hashes).size).toBe(2);
});

test('never counts a row under a deleted key: a reader who asks again has another hash', async () => {
  await searchAs(READERS.slice(0, 4));
  await env.DB.prepare('DELETE FROM reader_keys').run();
  await searchAs(READERS.slice(4));
  expect(await visible()).toEqual([]);
  expect((await rowsOf('search_counts')).map(({ failed }) => failed).toSorted()).toEqual([1, 4]);
});

test('stores nothing by which the searches of one reader can be told', async () => {
  await searchAs(READERS.slice(0, 1));
  await searchAs(READERS.slice(0, 1), { ...SEARCH, query: 'Another' });
  const [first, second] = await rowsOf('searches');
  expect(first?.['reader']).toMatch(/^[0-9a-f]{32}$/);
  expect(second?.['reader']).not.toBe(first?.['reader']);
  expect(await dumpDatabase()).not.toMatch(/203\.0\.113/);
});

test('logs the outcome and none of the reader’s words, also when it fails', async () => {
  await search({ ...SEARCH, query: 'Secret words', locale: 'en-GB' });
  const line = logged.find((each) => each.includes('"write"')) ?? '{}';
  expect(JSON.parse(line)).toEqual({
    requestId: expect.any(String),
    write: 'search',
    guide: 'parcels',
    outcome: 'failed',
  });
  await failWrites('searches', 'INSERT', () => search({ ...SEARCH, query: 'Secret phrase' }, reader(2)));
  const refused = await search({ ...SEARCH, query: 'Secret phrase', results: -1 });
  expect(await refused.text()).not.toMatch(/secret/i);
  expect(logged.join()).not.toMatch(/secret|en-GB|203\.0\.113/i);
});

test('counts of a long query what was searched', async () => {
  await searchAs(READERS, { ...SEARCH, query: 'late payment '.repeat(100) });
  expect(await visible()).toMatchObject([{ query: `${'late payment '.repeat(15)}late`, failed: 5 }]);
});

test.each<[body: unknown, errors: [pointer: string, detail: RegExp][]]>([
  [{}, ['#/query', '#/locale', '#/results'].map((pointer) => [pointer, /^is missing$/])],
  [{ ...SEARCH, query: 5 }, [['#/query', /use a text/]]],
  [{ ...SEARCH, query: ' \n' }, [['#/query', /is empty/]]],
  [{ ...SEARCH, query: '\u200b' }, [['#/query', /is empty/]]],
  [{ ...SEARCH, query: 'a\u0000' }, [['#/query', /control characters/]]],
  [{ ...SEARCH, query: '\ud800' }, [['#/query', /surrogate/]]],
  [{ ...SEARCH, locale: 'English!' }, [['#/locale', /BCP 47/]]],
  [{ ...SEARCH, locale: 5 }, [['#/locale', /BCP 47/]]],
  [{ ...SEARCH, guide: 'A/B' }, [['#/guide', /lower-case/]]],
  [{ ...SEARCH, results: 21 }, [['#/results', /from 0 to 20/]]],
  [{ ...SEARCH, results: -1 }, [['#/results', /from 0 to 20/]]],
  [{ ...SEARCH, results: 1.5 }, [['#/results', /whole number/]]],
  [{ ...SEARCH, results: '1' }, [['#/results', /whole number/]]],
  [{ ...SEARCH, opened: 1 }, [['#/opened', /lower-case/]]],
  [{ ...SEARCH, guide: undefined, opened: 'where' }, [['#/opened', /goes with "guide"/]]],
  [{ ...SEARCH, reader: 'me' }, [['#/reader', /is unknown/]]],
  ['"query"', [['#', /send an object/]]],
])('refuses the body %j with a pointer to each fault', async (body, errors) => {
  const response = await search(body);
  expect(response.status).toBe(400);
  const problem = await response.json<{ type: string; errors: { pointer: string; detail: string }[] }>();
  expect(problem.type).toMatch(/\/invalid-body$/);
  expect(problem.errors.map(({ pointer }) => pointer)).toEqual(errors.map(([pointer]) => pointer));
  for (const [index, [, detail]] of errors.entries()) expect(problem.errors[index]?.detail).toMatch(detail);
  expect(await rowsOf('searches')).toEqual([]);
});

test.each([
  ['guide', { ...SEARCH, guide: 'parcel' }, { nearest: 'parcels' }],
  ['section', { ...SEARCH, results: 1, opened: 'were' }, { nearest: 'where' }],
])('refuses an unknown %s with 404 and the nearest one', async (_, body, expected) => {
  const response = await search(body);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject(expected);
  expect(await rowsOf('searches')).toEqual([]);
});

test.each<[what: string, init: RequestInit, bindings: Partial<Env>, status: number, name: string]>([
  ['text', { headers: { 'Content-Type': 'text/plain' } }, {}, 415, 'unsupported-media-type'],
  ['17 KB', { body: 'x'.repeat(17_000) }, {}, 413, 'content-too-large'],
  [
    'more than the rate limit allows',
    {},
    { SEARCHES_PER_CLIENT: { limit: async () => ({ success: false }) } },
    429,
    'too-many-requests',
  ],
  [
    'a page of another origin',
    {},
    { FEEDBACK_ORIGINS: 'https://partner.example' },
    403,
    'origin-not-allowed',
  ],
])('refuses %s', async (_, init, bindings, status, name) => {
  const headers = { 'Content-Type': 'application/json', Origin: 'https://other.example' };
  const response = await fetchWorker(
    PATH,
    { method: 'POST', headers, body: JSON.stringify(SEARCH), ...init },
    bindings,
  );
  expect([response.status, response.headers.get('Cache-Control')]).toEqual([status, 'no-store']);
  expect(await response.json()).toMatchObject({ type: `https://faq.example/problems/${name}` });
  if (status === 429) expect(response.headers.get('Retry-After')).toBe('60');
  expect(await rowsOf('searches')).toEqual([]);
});

test.each([
  ['a database', {}, 'POST, OPTIONS'],
  ['no database', { DB: undefined } as unknown as Partial<Env>, 'OPTIONS'],
  ['another origin', { FEEDBACK_ORIGINS: 'https://partner.example' }, 'OPTIONS'],
])('lists the methods that a page may use with %s', async (_, bindings, allow) => {
  const response = await fetchWorker(PATH, { method: 'OPTIONS' }, bindings);
  expect([response.status, response.headers.get('Allow')]).toEqual([204, allow]);
});

test.each<[table: string, act: 'INSERT' | 'UPDATE']>([
  ['reader_keys', 'INSERT'],
  ['searches', 'INSERT'],
  ['search_counts', 'UPDATE'],
  ['daily_counts', 'UPDATE'],
])(
  'changes nothing if D1 fails at the statement that writes %s by %s, and reads go on',
  async (table, act) => {
    await searchAs(READERS.slice(0, 4));
    if (table === 'reader_keys') await env.DB.prepare('DELETE FROM reader_keys').run();
    const before = await Promise.all(TABLES.map(rowsOf));
    const response = await failWrites(table, act, () => search(SEARCH, reader(5)));
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '30']);
    expect(await Promise.all(TABLES.map(rowsOf))).toEqual(before);
    expect(await dumpDatabase()).not.toMatch(/moratorium/i);
    expect((await fetchWorker('/v1/guides/parcels/search?q=lost')).status).toBe(200);
    expect((await search(SEARCH, reader(5))).status).toBe(204);
  },
);

test.each<[table: string, act: 'INSERT' | 'UPDATE']>([
  ['search_counts', 'INSERT'],
  ['daily_counts', 'INSERT'],
])('stores no first search of a day if D1 fails at %s by %s', async (table, act) => {
  expect((await failWrites(table, act, () => search())).status).toBe(503);
  for (const each of TABLES) expect(await rowsOf(each)).toEqual([]);
  expect((await search()).status).toBe(204);
});

test('returns 503 without a database', async () => {
  const response = await search(SEARCH, {}, { DB: undefined } as unknown as Partial<Env>);
  expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '30']);
});

test('refuses to store the words of fewer than five readers, whoever writes them', async () => {
  await searchAs(READERS.slice(0, 4));
  await expect(env.DB.prepare("UPDATE search_counts SET query = 'x', locale = 'en'").run()).rejects.toThrow(
    'CHECK constraint failed',
  );
});
