import { env } from 'cloudflare:test';
import { beforeEach, expect, test, vi } from 'vitest';
import { fetchWorker } from '../../test/fixtures/worker-sample.ts';
import { postJson } from '../../test/fixtures/worker-sample-feedback.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';
import type { Env } from '../env.ts';

const TOKENS = { ADMIN_READ_TOKEN: 'read-token' };
const AUTHORIZED = { Authorization: 'Bearer read-token' };
const NO_REASONS = { unclear: 0, outdated: 0, wrong: 0, 'did-not-work': 0, other: 0 };

type Row = [guide: string, section: string, day: string, helpful: 0 | 1, reason: string, votes: number];

const ROWS: Row[] = [
  ['parcels', 'where', '2026-11-02', 1, '', 4],
  ['parcels', 'where', '2026-11-02', 0, '', 1],
  ['parcels', 'where', '2026-11-01', 0, 'wrong', 2],
  ['parcels', 'gone', '2026-11-02', 0, 'did-not-work', 3],
  // All readers have changed their mind.
  ['parcels', 'label', '2026-11-02', 1, '', 0],
  // Former ids of the guide and its section.
  ['packages', 'tracking', '2025-01-01', 1, '', 10],
  ['returns', 'how', '2026-11-02', 1, '', 1],
  // No longer in the site.
  ['deleted', 'section', '2026-11-02', 1, '', 1],
];

async function insert(rows: readonly Row[]): Promise<void> {
  const statement = env.DB.prepare('INSERT INTO vote_counts VALUES (?, ?, ?, ?, ?, ?)');
  await env.DB.batch(rows.map((row) => statement.bind(...row)));
}

const get = (path: string, bindings: Partial<Env> = TOKENS) =>
  fetchWorker(`/admin/votes${path}`, { headers: AUTHORIZED }, bindings);

async function read<T>(path: string): Promise<T> {
  const response = await get(path);
  expect(response.status).toBe(200);
  return response.json();
}

const list = (query = '') => read<ResponseBody<'VoteList'>>(query);
const comments = (query = '') => read<ResponseBody<'CommentList'>>(`/comments${query}`);

/** The entries of all pages of `limit`, and the number of pages. */
async function listPages(limit: number): Promise<[names: string[], pages: number]> {
  const names: string[] = [];
  let cursor = '';
  for (let pages = 1; ; pages += 1) {
    const { votes, next } = await list(`?limit=${limit}${cursor}`);
    names.push(...votes.map(({ guide, section }) => `${guide}/${section}`));
    if (next === undefined) return [names, pages];
    cursor = `&cursor=${next}`;
  }
}

beforeEach(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  await env.DB.batch(
    ['votes', 'vote_counts', 'vote_comments'].map((table) => env.DB.prepare(`DELETE FROM ${table}`)),
  );
});

test('lists the votes on each section by guide and section, those under former ids with the current one', async () => {
  await insert(ROWS);
  expect(await list()).toEqual({
    votes: [
      { guide: 'deleted', section: 'section', helpful: 1, notHelpful: 0, reasons: NO_REASONS },
      {
        guide: 'parcels',
        section: 'gone',
        helpful: 0,
        notHelpful: 3,
        reasons: { ...NO_REASONS, 'did-not-work': 3 },
      },
      {
        guide: 'parcels',
        section: 'where',
        helpful: 14,
        notHelpful: 3,
        reasons: { ...NO_REASONS, wrong: 2 },
      },
      { guide: 'returns', section: 'how', helpful: 1, notHelpful: 0, reasons: NO_REASONS },
    ],
  });
});

test('lists the votes of a guide that only its former id has', async () => {
  await insert([['packages', 'tracking', '2025-01-01', 1, '', 10]]);
  for (const query of ['', '?guide=parcels', '?guide=packets'])
    expect((await list(query)).votes).toMatchObject([{ guide: 'parcels', section: 'where', helpful: 10 }]);
});

test.each([
  ['?guide=parcels', ['gone', 'where']],
  ['?guide=none', []],
  ['?since=2026-11-02', ['section', 'gone', 'where', 'how']],
  ['?until=2026-11-01', ['where']],
  ['?since=2026-11-01&until=2026-11-01', ['where']],
])('lists only what %s selects', async (query, expected) => {
  await insert(ROWS);
  expect((await list(query)).votes.map(({ section }) => section)).toEqual(expected);
});

test('counts no votes outside of the period', async () => {
  await insert(ROWS);
  expect((await list('?guide=parcels&until=2026-11-01')).votes).toMatchObject([
    { section: 'where', helpful: 10, notHelpful: 2 },
  ]);
});

test.each([1, 2, 3, 4])('lists each section once on pages of %d', async (limit) => {
  await insert(ROWS);
  const expected = ['deleted/section', 'parcels/gone', 'parcels/where', 'returns/how'];
  expect(await listPages(limit)).toEqual([expected, Math.ceil(expected.length / limit)]);
});

test('lists many guides on pages that read a few of them each', async () => {
  const guides = Array.from({ length: 45 }, (_, index) => `guide-${String(index).padStart(2, '0')}`);
  await insert(guides.map((guide): Row => [guide, 'only', '2026-11-02', 1, '', 1]));
  expect(await listPages(100)).toEqual([guides.map((guide) => `${guide}/only`), 3]);
});

const REASONS_OF_DAY = { ...NO_REASONS, wrong: 2 };

/** What `?by=day` lists of `ROWS`. */
const DAYS = [
  ['deleted', 'section', '2026-11-02', 1, 0, NO_REASONS],
  // Stored under the former id `packages`.
  ['parcels', 'where', '2025-01-01', 10, 0, NO_REASONS],
  ['parcels', 'gone', '2026-11-02', 0, 3, { ...NO_REASONS, 'did-not-work': 3 }],
  ['parcels', 'where', '2026-11-01', 0, 2, REASONS_OF_DAY],
  ['parcels', 'where', '2026-11-02', 4, 1, NO_REASONS],
  ['returns', 'how', '2026-11-02', 1, 0, NO_REASONS],
];

/** The entries of all pages of `?by=day` and `query`. */
async function listDays(query = ''): Promise<unknown[]> {
  const days: unknown[] = [];
  let cursor = '';
  do {
    const { votes, next } = await list(`?by=day${query}${cursor}`);
    days.push(
      ...votes.map((each) => [
        each.guide,
        each.section,
        each.day,
        each.helpful,
        each.notHelpful,
        each.reasons,
      ]),
    );
    cursor = next === undefined ? '' : `&cursor=${next}`;
  } while (cursor !== '');
  return days;
}

test.each([1, 2, 3, 5, 6, 100])('lists each day of a section once on pages of %d', async (limit) => {
  await insert(ROWS);
  expect(await listDays(`&limit=${limit}`)).toEqual(DAYS);
});

test.each([
  ['&guide=packets', DAYS.slice(1, 5)],
  ['&guide=returns', DAYS.slice(5)],
  ['&guide=none', []],
  ['&since=2026-11-02', [0, 2, 4, 5].map((index) => DAYS[index])],
  ['&until=2026-11-01', [1, 3].map((index) => DAYS[index])],
  ['&guide=parcels&since=2026-11-01&until=2026-11-01', DAYS.slice(3, 4)],
])('lists only the days that %s selects', async (query, expected) => {
  await insert(ROWS);
  expect(await listDays(`${query}&limit=1`)).toEqual(expected);
});

test('lists the days of many guides on pages of a few of them each', async () => {
  const guides = Array.from({ length: 45 }, (_, index) => `guide-${String(index).padStart(2, '0')}`);
  const days = ['2026-11-01', '2026-11-02'];
  await insert(guides.flatMap((guide) => days.map((day): Row => [guide, 'only', day, 1, '', 1])));
  const { votes, next } = await list('?by=day&limit=100');
  expect([votes.length, next]).toEqual([40, 'guide-19.only.2026-11-02']);
  expect(await listDays('&limit=100')).toHaveLength(90);
});

test('links to the next page', async () => {
  await insert(ROWS);
  const response = await get('?limit=3');
  expect(response.headers.get('Link')).toBe('</admin/votes?limit=3&cursor=parcels.where>; rel="next"');
});

/** One comment by each of three readers. */
async function comment(): Promise<void> {
  for (const [index, path] of [
    'parcels/sections/where',
    'parcels/sections/gone',
    'returns/sections/how',
  ].entries())
    await postJson(`/v1/guides/${path}/votes`, {
      helpful: false,
      ...(index === 0 && { reason: 'outdated' }),
      comment: `Comment ${index}`,
    });
}

test('lists comments, the latest first, without their readers', async () => {
  await comment();
  const { comments: listed } = await comments();
  expect(listed.map(({ comment: text, section }) => [text, section])).toEqual([
    ['Comment 2', 'how'],
    ['Comment 1', 'gone'],
    ['Comment 0', 'where'],
  ]);
  expect(listed.at(-1)).toEqual({
    id: expect.any(Number),
    guide: 'parcels',
    section: 'where',
    day: new Date().toISOString().slice(0, 10),
    reason: 'outdated',
    comment: 'Comment 0',
  });
  expect(listed[0]).not.toHaveProperty('reason');
});

test.each([
  ['?guide=parcels', ['Comment 1', 'Comment 0']],
  ['?guide=packages&section=tracking', ['Comment 0']],
  ['?guide=parcels&section=none', []],
  ['?guide=none&section=none', []],
])('lists only the comments that %s selects', async (query, expected) => {
  await comment();
  expect((await comments(query)).comments.map((each) => each.comment)).toEqual(expected);
});

test('lists comments that were stored under a former id for the current one', async () => {
  await env.DB.prepare(
    "INSERT INTO vote_comments (guide, section, day, reason, comment) VALUES ('packages', 'tracking', '2025-01-01', '', 'Old.')",
  ).run();
  expect((await comments('?guide=parcels&section=where')).comments).toMatchObject([
    { guide: 'packages', section: 'tracking', comment: 'Old.' },
  ]);
});

test('lists comments page by page, each once though others follow', async () => {
  await comment();
  const first = await comments('?limit=2');
  expect(first.comments).toHaveLength(2);
  await postJson('/v1/guides/long/sections/section-1/votes', { helpful: false, comment: 'New.' });
  const last = await comments(`?limit=2&cursor=${first.next}`);
  expect(last.comments.map((each) => each.comment)).toEqual(['Comment 0']);
  expect(last).not.toHaveProperty('next');
});

test.each([
  ['?since=2026-11-02&until=2026-11-01', '#/query/since'],
  ['?guide=A', '#/query/guide'],
  ['?cursor=1', '#/query/cursor'],
  ['?by=day&cursor=a.b.c', '#/query/cursor'],
  ['?by=month', '#/query/by'],
  ['?section=where', '#/query/section'],
  ['/comments?section=where', '#/query/guide'],
  ['/comments?cursor=a.b', '#/query/cursor'],
])('returns 400 for %s', async (query, pointer) => {
  const response = await get(query);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ pointer }] });
});

test.each(['', '/comments'])('requires a token, and a database, for /admin/votes%s', async (path) => {
  expect((await fetchWorker(`/admin/votes${path}`, {}, TOKENS)).status).toBe(401);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const response = await get(path, { ...TOKENS, DB: undefined } as unknown as Partial<Env>);
  expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '30']);
});
