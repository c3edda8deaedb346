import { env } from 'cloudflare:test';
import { afterEach, expect, test, vi } from 'vitest';
import { fetchWorker } from '../../test/fixtures/worker-sample.ts';
import {
  fetchAdmin,
  listWithdrawals,
  REASON,
  restore,
  restoreAll,
  withdraw,
} from '../../test/fixtures/worker-sample-withdrawals.ts';
import type { Database } from '../store/database.ts';

const SECTION = 'guide=parcels&section=gone';

afterEach(async () => {
  vi.restoreAllMocks();
  await restoreAll();
});

const acts = async () =>
  (await (await fetchAdmin('/admin/audit?limit=100')).json<{ acts: { act: string; subject: object }[] }>())
    .acts;

test('withdraws a section, lists it, and undoes the withdrawal', async () => {
  const created = await withdraw(SECTION);
  expect(created.status).toBe(201);
  const { shownIn, ...withdrawal } = await created.json<{ shownIn: string[] }>();
  expect(shownIn).toEqual([]);
  expect(withdrawal).toMatchObject({ guide: 'parcels', section: 'gone', ...REASON, declaredIn: 'database' });
  expect(await listWithdrawals()).toEqual({ total: 1, withdrawals: [withdrawal] });
  const ended = await restore(SECTION);
  expect([ended.status, await ended.json()]).toEqual([200, withdrawal]);
  expect(await listWithdrawals()).toEqual({ total: 0, withdrawals: [] });
});

test.each([
  'guide=parcels',
  'guide=parcels&locale=en',
  'guide=parcels&section=gone',
  'guide=parcels&locale=en&section=gone',
])('withdraws %s and nothing else, and undoes exactly that', async (query) => {
  expect((await withdraw(query)).status).toBe(201);
  const [listed, ...others] = (await listWithdrawals()).withdrawals;
  const { guide, locale, section } = listed ?? {};
  const part = { guide, ...(locale && { locale }), ...(section && { section }) };
  expect([part, others]).toEqual([Object.fromEntries(new URLSearchParams(query)), []]);
  expect((await restore(query)).status).toBe(200);
});

test.each([
  ['guide=none', 404, 'unknown-guide', 'There is no guide "none".'],
  ['guide=parcels&locale=fr', 404, 'unknown-locale', 'The guide "parcels" has no locale "fr".'],
  ['guide=parcels&locale=zh-TW', 404, 'unknown-locale', 'The guide "parcels" has no locale "zh-TW".'],
  ['guide=parcels&section=gon', 404, 'unknown-section', 'The guide "parcels" has no section "gon".'],
  ['guide=parcels&section=lost', 404, 'unknown-section', 'The guide "parcels" has no section "lost".'],
  ['section=gone', 400, 'invalid-query', 'The query is invalid: see "errors".'],
  ['guide=parcels&sections=gone', 400, 'invalid-query', 'The query is invalid: see "errors".'],
  ['guide=PARCELS', 400, 'invalid-query', 'The query is invalid: see "errors".'],
])('refuses to withdraw %s with %i %s', async (query, status, type, detail) => {
  const response = await withdraw(query);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ type: `https://faq.example/problems/${type}`, detail });
  expect((await listWithdrawals()).total).toBe(0);
});

test.each([
  [{ ...REASON, notice: {} }, '#/notice', 'write what readers are told: a text for at least one locale'],
  [{ ...REASON, notice: { en: ' ' } }, '#/notice/en', 'is empty: write what readers are told'],
  [{ ...REASON, notice: 'Gone.' }, '#/notice', 'write what readers are told: a text for at least one locale'],
  [{ ...REASON, notice: { en: 'a\u0000b' } }, '#/notice/en', 'has control characters: remove them'],
  [{ ...REASON, notice: { en: 'a\u202eb' } }, '#/notice/en', 'has control characters: remove them'],
  [{ status: 451, by: 'court' }, '#/notice', 'is missing'],
  [{ ...REASON, status: 404 }, '#/status', 'use 410, or 451 for legal reasons'],
  [
    { ...REASON, by: 'Jane' },
    '#/by',
    'use one of court, authority, rights-holder, person-concerned, publisher',
  ],
  [{ ...REASON, since: '2026' }, '#/since', 'is unknown: send an object with status, by and notice'],
])('refuses the reason %j and names the fault', async (reason, pointer, detail) => {
  const response = await withdraw(SECTION, reason);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ pointer, detail }] });
  expect((await listWithdrawals()).total).toBe(0);
});

test('names the locales that still show what is withdrawn in one', async () => {
  const shownIn = async (query: string) =>
    (await (await withdraw(query)).json<{ shownIn: string[] }>()).shownIn;
  expect(await shownIn('guide=parcels&section=gone&locale=zh-Hant')).toEqual(['en', 'zh-Hans']);
  expect(await shownIn('guide=parcels&section=gone&locale=zh-Hans')).toEqual(['en']);
  expect(await shownIn('guide=parcels&locale=en')).toEqual(['zh-Hant', 'zh-Hans']);
  expect(await shownIn('guide=parcels&section=where')).toEqual([]);
});

test('withdraws a section by a former id as the section of the current id', async () => {
  expect(await (await withdraw('guide=parcels&section=tracking')).json()).toMatchObject({ section: 'where' });
  expect((await withdraw('guide=parcels&section=where')).status).toBe(409);
});

test('refuses a second withdrawal of the same part, and keeps the first', async () => {
  const { shownIn: _, ...first } = await (await withdraw(SECTION)).json<{
    since: string;
    shownIn: string[];
  }>();
  const second = await withdraw(SECTION, { ...REASON, status: 410 });
  expect(second.status).toBe(409);
  expect(await second.json()).toMatchObject({
    type: 'https://faq.example/problems/already-withdrawn',
    detail: `The section "gone" of the guide "parcels" is withdrawn since ${first.since}.`,
  });
  expect((await listWithdrawals()).withdrawals).toEqual([first]);
});

test('replaces the reason with If-Match: *, and keeps the time', async () => {
  const { since } = await (await withdraw(SECTION)).json<{ since: string }>();
  const replaced = await withdraw(SECTION, { ...REASON, status: 410, by: 'publisher' }, { 'If-Match': '*' });
  expect(replaced.status).toBe(200);
  const expected = { since, status: 410, by: 'publisher' };
  expect(await replaced.json()).toMatchObject(expected);
  expect((await listWithdrawals()).withdrawals).toMatchObject([expected]);
});

test.each([
  ['an undo', () => restore(SECTION)],
  [
    'an undo of the guide',
    async () => {
      await withdraw(SECTION);
      return restore('guide=parcels');
    },
  ],
])('refuses %s of what is not withdrawn with 404, and records nothing', async (_, act) => {
  const before = await acts();
  const response = await act();
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ type: 'https://faq.example/problems/not-withdrawn' });
  expect((await acts()).filter(({ act: name }) => name !== 'withdraw')).toEqual(
    before.filter(({ act: name }) => name !== 'withdraw'),
  );
});

test('refuses to replace what is not withdrawn with 412', async () => {
  const response = await withdraw(SECTION, REASON, { 'If-Match': '*' });
  expect(response.status).toBe(412);
  expect(await response.json()).toMatchObject({ type: 'https://faq.example/problems/nothing-to-replace' });
});

test('undoes and replaces a withdrawal by a former id of its section', async () => {
  await withdraw('guide=parcels&section=where');
  expect((await withdraw('guide=parcels&section=tracking', REASON, { 'If-Match': '*' })).status).toBe(200);
  expect((await restore('guide=parcels&section=tracking')).status).toBe(200);
  expect((await listWithdrawals()).total).toBe(0);
});

test('withdraws a guide by an id that it had before, and undoes it by its current one', async () => {
  expect(await (await withdraw('guide=packages')).json()).toMatchObject({ guide: 'parcels' });
  expect((await fetchWorker('/v1/guides/parcels?locale=en')).status).toBe(451);
  expect((await listWithdrawals('guide=packets')).total).toBe(1);
  expect((await restore('guide=parcels')).status).toBe(200);
  expect((await fetchWorker('/v1/guides/parcels?locale=en')).status).toBe(200);
});

test('refuses a guide that was withdrawn before it moved to another id, until that is undone by either id', async () => {
  await withdraw('guide=parcels');
  await env.DB.prepare("UPDATE withdrawals SET guide = 'packages'").run();
  // An act of another withdrawal makes this isolate read the list again.
  await withdraw('guide=returns');
  expect((await fetchWorker('/v1/guides/parcels?locale=en')).status).toBe(451);
  expect((await fetchWorker('/g/parcels/en')).status).toBe(451);
  expect((await restore('guide=parcels')).status).toBe(200);
  expect((await fetchWorker('/g/parcels/en')).status).toBe(200);
});

test('records each act in the audit log with what it was about', async () => {
  const { since } = await (await withdraw(SECTION)).json<{ since: string }>();
  await withdraw(SECTION, { ...REASON, status: 410 }, { 'If-Match': '*' });
  await restore(SECTION);
  expect((await acts()).slice(0, 3)).toMatchObject([
    { act: 'restore', actor: 'token', subject: { guide: 'parcels', section: 'gone', status: 410 } },
    { act: 'replace', actor: 'token', subject: { guide: 'parcels', section: 'gone', status: 410, since } },
    { act: 'withdraw', actor: 'token', subject: { guide: 'parcels', section: 'gone', status: 451 } },
  ]);
});

test('lists page by page, in the order of guides, locales and sections', async () => {
  for (const query of ['guide=returns', SECTION, 'guide=parcels&locale=en', 'guide=long&section=section-7'])
    await withdraw(query);
  const names: unknown[] = [];
  let next: string | undefined = '';
  while (next !== undefined) {
    const page = await listWithdrawals(`limit=1${next && `&cursor=${next}`}`);
    expect([page.total, page.withdrawals.length]).toEqual([4, 1]);
    names.push(...page.withdrawals.map(({ guide, locale, section }) => [guide, locale, section]));
    next = page.next;
  }
  expect(names).toEqual([
    ['long', undefined, 'section-7'],
    ['parcels', undefined, 'gone'],
    ['parcels', 'en', undefined],
    ['returns', undefined, undefined],
  ]);
  expect((await listWithdrawals('guide=parcels')).total).toBe(2);
});

test('does exactly one of many withdrawals of the same part at the same time', async () => {
  const responses = await Promise.all(Array.from({ length: 10 }, () => withdraw(SECTION)));
  expect(responses.map(({ status }) => status).toSorted()).toEqual([201, ...Array(9).fill(409)]);
  expect((await listWithdrawals()).total).toBe(1);
});

test.each(['PUT', 'DELETE', 'GET'])(
  'responds to %s without a database with 503, or what front matter declares',
  async (method) => {
    const bindings = { DB: undefined } as never;
    const response =
      method === 'PUT'
        ? await withdraw(SECTION, REASON, {}, bindings)
        : await fetchAdmin(
            `/admin/withdrawals${method === 'GET' ? '' : `?${SECTION}`}`,
            { method },
            bindings,
          );
    expect([method, response.status]).toEqual([method, method === 'GET' ? 200 : 503]);
  },
);

/** A database in which the statement `number` of all that follow fails, by throwing or by rolling its batch back. */
function failingAt(number: number): Database {
  let count = 0;
  return {
    prepare: (sql) => env.DB.prepare(sql),
    async batch(statements) {
      count += statements.length;
      if (count < number) return env.DB.batch(statements as D1PreparedStatement[]);
      // The statement before the failing one has been run, so that only a rollback leaves nothing of it.
      const position = Math.max(0, statements.length - 1 - (count - number));
      const failing = statements.toSpliced(position, 1, env.DB.prepare('SELECT * FROM missing'));
      return env.DB.batch(failing as D1PreparedStatement[]);
    },
  };
}

test.each(Array.from({ length: 12 }, (_, index) => index + 1))(
  'leaves nothing half done when statement %i of an act fails',
  async (number) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const before = await acts();
    const response = await withdraw(SECTION, REASON, {}, { DB: failingAt(number) });
    const { total } = await listWithdrawals();
    const recorded = (await acts()).length - before.length;
    const queued = await env.DB.prepare('SELECT count(*) AS tags FROM purges').first<{ tags: number }>();
    // Either all of it, or a problem that says so and nothing.
    if (response.status === 201) expect([total, recorded]).toEqual([1, 1]);
    else expect([response.status, total, recorded, queued?.tags]).toEqual([503, 0, 0, 0]);
  },
);

test.each(Array.from({ length: 12 }, (_, index) => index + 1))(
  'leaves nothing half undone when statement %i of an undo fails',
  async (number) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await withdraw(SECTION);
    const before = await acts();
    const response = await restore(SECTION, { DB: failingAt(number) });
    const { total } = await listWithdrawals();
    const recorded = (await acts()).length - before.length;
    if (response.status === 200) expect([total, recorded]).toEqual([0, 1]);
    else expect([response.status, total, recorded]).toEqual([503, 1, 0]);
  },
);
