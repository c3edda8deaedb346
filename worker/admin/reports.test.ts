import { env } from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fetchWorker } from '../../test/fixtures/worker-sample.ts';
import { failWrites, rowsOf } from '../../test/fixtures/worker-sample-feedback.ts';
import {
  countRows,
  deleteReports,
  REPORT,
  receiptOf,
  sendReport,
  WEBHOOK,
} from '../../test/fixtures/worker-sample-reports.ts';
import {
  fetchAdmin,
  listWithdrawals,
  REASON,
  restore,
  restoreAll,
  withdraw,
} from '../../test/fixtures/worker-sample-withdrawals.ts';
import type { AdminReport } from './stored-reports.ts';

let receipt: string;
let id: number;

beforeEach(async () => {
  receipt = await receiptOf(await sendReport());
  id = Number((await rowsOf('reports'))[0]?.['id']);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await restoreAll();
  await deleteReports();
});

const decide = (decision: unknown, bindings = {}, report: number | string = id) =>
  fetchAdmin(`/admin/reports/${report}`, { method: 'PATCH', body: JSON.stringify(decision) }, bindings);
const read = async () => (await fetchAdmin(`/admin/reports/${id}`)).json<AdminReport>();
const list = async (query = '') =>
  (await fetchAdmin(`/admin/reports?${query}`)).json<{ reports: AdminReport[]; next?: string }>();
const status = async () => (await fetchWorker(`/v1/reports/${receipt}`)).json<object>();
const isShown = async () => (await fetchWorker('/v1/guides/parcels/sections/gone?locale=en')).status;
const acts = async () => (await rowsOf('audit')).map(({ act }) => act);

test('shows the publisher what was sent, and not who sent it', async () => {
  expect(await read()).toEqual({ id, ...REPORT, state: 'received', receivedAt: expect.any(String) });
});

test('tells the sender the state and the note, and since when', async () => {
  expect((await decide({ state: 'in-review' })).status).toBe(200);
  expect(await status()).toMatchObject({ state: 'in-review' });
  expect(await status()).not.toHaveProperty('decidedAt');
  const decided = await decide({ state: 'declined', note: 'The fee is right.' });
  expect(await decided.json()).toEqual(await read());
  const { decidedAt } = await read();
  expect(await status()).toMatchObject({ state: 'declined', note: 'The fee is right.', decidedAt });
  await decide({ note: null });
  expect(await status()).toMatchObject({ state: 'declined', decidedAt });
  expect(await status()).not.toHaveProperty('note');
  await decide({ state: 'in-review' });
  expect(await status()).not.toHaveProperty('decidedAt');
});

test('records each decision in the audit log, without the words of the sender and of the note', async () => {
  await decide({ state: 'upheld', note: 'Thank you, Jane.', withdrawal: REASON });
  const rows = (await rowsOf('audit')).slice(-2);
  expect(rows.map(({ act, actor, subject }) => [act, actor, JSON.parse(String(subject))])).toEqual([
    ['decide', 'token', { id, kind: 'inaccuracy', guide: 'parcels', section: 'gone', state: 'upheld' }],
    ['withdraw', 'token', expect.objectContaining({ guide: 'parcels', section: 'gone', ...REASON })],
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/Jane|fee has changed|mail\.example/);
});

test('withdraws what an upheld report is about, and undoes that', async () => {
  expect(await isShown()).toBe(200);
  const upheld = await (await decide({ state: 'upheld', withdrawal: REASON })).json<AdminReport>();
  const { status, by } = REASON;
  const part = { guide: 'parcels', section: 'gone', since: expect.any(String) };
  expect(upheld.withdrawal).toEqual({ ...part, status, by });
  expect(await read()).toEqual(upheld);
  expect(await isShown()).toBe(451);
  expect((await listWithdrawals()).withdrawals).toMatchObject([{ section: 'gone', ...REASON }]);
  const undone = await (await decide({ withdrawal: null })).json<AdminReport>();
  expect(undone).not.toHaveProperty('withdrawal');
  expect(await read()).toEqual(undone);
  expect([await isShown(), (await listWithdrawals()).total]).toEqual([200, 0]);
});

test('withdraws in one language', async () => {
  await decide({ state: 'upheld', withdrawal: { ...REASON, locale: 'zh-Hant' } });
  expect(await isShown()).toBe(200);
  expect((await read()).withdrawal).toMatchObject({ section: 'gone', locale: 'zh-Hant' });
});

test('withdraws again what another route has shown again', async () => {
  await decide({ state: 'upheld', withdrawal: REASON });
  expect((await decide({ withdrawal: REASON })).status).toBe(409);
  await restore('guide=parcels&section=gone');
  expect(await isShown()).toBe(200);
  expect((await decide({ withdrawal: REASON })).status).toBe(200);
  expect(await isShown()).toBe(451);
  await decide({ withdrawal: null });
  expect(await isShown()).toBe(200);
});

test('undoes no withdrawal but its own', async () => {
  await decide({ state: 'upheld', withdrawal: REASON });
  await restore('guide=parcels&section=gone');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 });
  await withdraw('guide=parcels&section=gone');
  vi.useRealTimers();
  expect((await decide({ withdrawal: null })).status).toBe(200);
  expect(await read()).not.toHaveProperty('withdrawal');
  expect(await isShown()).toBe(451);
});

test.each<[decision: unknown, pointer: string, detail: string]>([
  [{}, '#', 'send state, note or withdrawal'],
  [{ state: 'done' }, '#/state', 'use received, in-review, upheld, declined'],
  [{ note: ' ' }, '#/note', 'is empty'],
  [{ note: 'x'.repeat(2_001) }, '#/note', 'is too long: use at most 2,000 characters'],
  [{ message: 'x' }, '#/message', 'is unknown: send an object with state, note or withdrawal'],
  [{ withdrawal: REASON }, '#/withdrawal', 'goes with the state upheld only'],
  [{ state: 'declined', withdrawal: REASON }, '#/withdrawal', 'goes with the state upheld only'],
  [
    { state: 'upheld', withdrawal: { ...REASON, status: 404 } },
    '#/withdrawal/status',
    'use 410, or 451 for legal reasons',
  ],
  [
    { state: 'upheld', withdrawal: { ...REASON, guide: 'parcels' } },
    '#/withdrawal/guide',
    'is unknown: send an object with status, by, notice and, for one language only, locale',
  ],
])('refuses the decision %j, names the fault and changes nothing', async (decision, pointer, detail) => {
  const before = [await read(), await countRows()];
  const response = await decide(decision);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ pointer, detail }] });
  expect([await read(), await countRows()]).toEqual(before);
});

test('withdraws nothing for a report on no guide', async () => {
  await sendReport({ kind: 'other', message: 'The site.' });
  const [latest] = (await list()).reports;
  const response = await decide({ state: 'upheld', withdrawal: REASON }, {}, latest?.id);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ pointer: '#/withdrawal' }] });
});

test.each([
  ['is withdrawn already', async () => withdraw('guide=parcels&section=gone'), {}],
  [
    'the report has withdrawn already',
    async () => decide({ state: 'upheld', withdrawal: REASON }),
    { locale: 'en' },
  ],
])('refuses with 409 to withdraw what %s, and changes nothing', async (_, act, change) => {
  await act();
  const before = [await read(), await countRows()];
  const response = await decide({ state: 'upheld', note: 'x', withdrawal: { ...REASON, ...change } });
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({ type: expect.stringContaining('already-withdrawn') });
  expect([await read(), await countRows()]).toEqual(before);
});

test('withdraws once if two decide so at the same time', async () => {
  const responses = await Promise.all([1, 2].map(() => decide({ state: 'upheld', withdrawal: REASON })));
  expect(responses.map((response) => response.status).toSorted()).toEqual([200, 409]);
  expect((await read()).withdrawal).toMatchObject({ section: 'gone' });
});

test.each(['0', '9999999', 'x', '1e1', '-1', "1' OR '1'='1"])(
  'returns 404 for the report %s, to GET and PATCH',
  async (name) => {
    for (const response of [
      await fetchAdmin(`/admin/reports/${name}`),
      await decide({ note: 'x' }, {}, name),
    ]) {
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ type: expect.stringContaining('unknown-report') });
    }
  },
);

test('is for the publisher alone: whoever may only read can decide nothing', async () => {
  expect((await fetchWorker('/admin/reports')).status).toBe(401);
  expect((await fetchWorker(`/admin/reports/${id}`)).status).toBe(401);
  const headers = { Authorization: 'Bearer reader' };
  const bindings = { ADMIN_READ_TOKEN: 'reader' };
  expect((await fetchAdmin('/admin/reports', { headers }, bindings)).status).toBe(200);
  const patch = { method: 'PATCH', headers, body: '{"state":"upheld"}' };
  expect((await fetchAdmin(`/admin/reports/${id}`, patch, bindings)).status).toBe(403);
});

describe('the list', () => {
  beforeEach(async () => {
    for (const [kind, section] of [
      ['harmful', 'where'],
      ['harmful', 'gone'],
    ])
      await sendReport({ ...REPORT, kind, section });
    await sendReport({ kind: 'complaint', guide: 'returns', message: 'x' });
    await sendReport({ kind: 'complaint', message: 'x' });
    await decide({ state: 'declined' });
  });

  test.each([
    [
      '',
      [
        'complaint',
        'complaint returns',
        'harmful parcels/gone',
        'harmful parcels/where',
        'inaccuracy parcels/gone',
      ],
    ],
    ['state=declined', ['inaccuracy parcels/gone']],
    ['kind=harmful', ['harmful parcels/gone', 'harmful parcels/where']],
    ['guide=returns', ['complaint returns']],
    ['guide=packages&state=received', ['harmful parcels/gone', 'harmful parcels/where']],
    ['state=upheld', []],
  ])('has for ?%s the latest first', async (query, expected) => {
    const names = (await list(query)).reports.map(({ kind, guide, section }) =>
      `${kind} ${[guide, section].filter(Boolean).join('/')}`.trim(),
    );
    expect(names).toEqual(expected);
  });

  test('has pages, which link to each other', async () => {
    const ids: number[] = [];
    let next: string | undefined = '';
    while (next !== undefined) {
      const response = await fetchAdmin(`/admin/reports?limit=2${next && `&cursor=${next}`}`);
      const page = await response.json<{ reports: AdminReport[]; next?: string }>();
      ids.push(...page.reports.map((report) => report.id));
      next = page.next;
      if (next) expect(response.headers.get('Link')).toContain(`cursor=${next}>; rel="next"`);
    }
    expect(ids).toEqual(ids.toSorted((a, b) => b - a));
    expect(ids.length).toBe(5);
  });

  test.each(['state=x', 'kind=wrong', 'guide=X', 'limit=0', 'cursor=-1', 'what=1'])(
    'refuses ?%s',
    async (query) => {
      expect((await fetchAdmin(`/admin/reports?${query}`)).status).toBe(400);
    },
  );
});

test.each([
  ['reports', 'UPDATE'],
  ['audit', 'INSERT'],
  ['withdrawals', 'INSERT'],
  ['purges', 'INSERT'],
  ['webhook_messages', 'INSERT'],
] as const)('while D1 refuses writes to %s by %s, a decision changes nothing', async (table, act) => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const before = [await read(), await countRows(), await acts()];
  await failWrites(table, act, async () => {
    const response = await decide({ state: 'upheld', withdrawal: REASON }, WEBHOOK);
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '30']);
    expect([await read(), await countRows(), await acts()]).toEqual(before);
    expect(await isShown()).toBe(200);
  });
});

test.each(['reports', 'audit', 'purges'] as const)(
  'while D1 refuses writes to %s, an undo changes nothing',
  async (table) => {
    await decide({ state: 'upheld', withdrawal: REASON });
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const before = [await read(), await countRows()];
    await failWrites(table, table === 'reports' ? 'UPDATE' : 'INSERT', async () => {
      expect((await decide({ withdrawal: null })).status).toBe(503);
      expect([await read(), await countRows(), await isShown()]).toEqual([...before, 451]);
    });
  },
);

test('is still decided after the sender has erased it', async () => {
  await fetchWorker(`/v1/reports/${receipt}`, { method: 'DELETE' });
  expect((await decide({ state: 'upheld' })).status).toBe(200);
  expect(await read()).toEqual({
    ...{ id, kind: 'inaccuracy', guide: 'parcels', section: 'gone', state: 'upheld' },
    ...{ receivedAt: expect.any(String), decidedAt: expect.any(String), erasedAt: expect.any(String) },
  });
  expect(await env.DB.prepare('SELECT message FROM reports').first()).toEqual({ message: null });
});
