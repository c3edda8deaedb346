import { env } from 'cloudflare:test';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchWorker } from '../../test/fixtures/worker-sample.ts';
import { rowsOf } from '../../test/fixtures/worker-sample-feedback.ts';
import { countRows, deleteReports, sendReport, WEBHOOK } from '../../test/fixtures/worker-sample-reports.ts';
import {
  fetchAdmin,
  listWithdrawals,
  REASON,
  restore,
  restoreAll,
  withdraw,
} from '../../test/fixtures/worker-sample-withdrawals.ts';
import type { Database } from '../store/database.ts';
import type { AdminReport } from './stored-reports.ts';

let id: number;

beforeEach(async () => {
  await sendReport();
  id = Number((await rowsOf('reports'))[0]?.['id']);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await restoreAll();
  await deleteReports();
});

const decide = (decision: unknown, bindings = {}) =>
  fetchAdmin(`/admin/reports/${id}`, { method: 'PATCH', body: JSON.stringify(decision) }, bindings);
const read = async () => (await fetchAdmin(`/admin/reports/${id}`)).json<AdminReport>();
const isShown = async () => (await fetchWorker('/v1/guides/parcels/sections/gone?locale=en')).status;

/** Bindings by which `act` happens so many `times` between what a decision reads and what it writes. */
function justBefore(act: () => Promise<unknown>, times = 1): { DB: Database } {
  let left = times;
  let isAboutToWrite = false;
  const DB: Database = {
    prepare(sql) {
      isAboutToWrite ||= sql.startsWith('UPDATE reports');
      return env.DB.prepare(sql);
    },
    async batch(statements) {
      if (isAboutToWrite && left-- > 0) await act();
      isAboutToWrite = false;
      return env.DB.batch(statements as D1PreparedStatement[]);
    },
  };
  return { DB };
}

test('undoes a withdrawal that was made between reading and writing', async () => {
  await decide({ note: 'x' });
  const bindings = justBefore(() => decide({ state: 'upheld', withdrawal: REASON }));
  const response = await decide({ note: null, withdrawal: null }, bindings);
  expect([response.status, await isShown()]).toEqual([200, 200]);
  expect(await response.json()).toEqual(await read());
  expect(await read()).not.toHaveProperty('withdrawal');
});

test.each(['declined', 'received', 'in-review'])(
  'refuses with 409 to set a report that withdraws something to %s, and changes nothing',
  async (state) => {
    await decide({ state: 'upheld', withdrawal: REASON });
    const before = [await read(), await countRows()];
    const response = await decide({ state, note: 'x' }, WEBHOOK);
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({
      type: expect.stringContaining('withdrawal-in-force'),
      detail: expect.stringMatching(/^The section "gone" of .* Send "withdrawal": null, too/),
    });
    expect([await read(), await countRows(), await isShown()]).toEqual([...before, 451]);
    expect((await decide({ state, withdrawal: null })).status).toBe(200);
    expect(await read()).toMatchObject({ state });
    expect([await isShown(), (await listWithdrawals()).total]).toEqual([200, 0]);
  },
);

test.each([
  ['was shown again by another route', () => restore('guide=parcels&section=gone'), 200],
  [
    'is withdrawn for another reason by now',
    () => withdraw('guide=parcels&section=gone', REASON, { 'If-Match': '*' }),
    451,
  ],
])('shows no withdrawal of a report of which the part %s, and declines it', async (_, act, shown) => {
  await decide({ state: 'upheld', withdrawal: { ...REASON, status: 410, by: 'publisher' } });
  expect(await read()).toHaveProperty('withdrawal');
  await act();
  const { reports } = await (await fetchAdmin('/admin/reports')).json<{ reports: AdminReport[] }>();
  for (const report of [await read(), ...reports]) expect(report).not.toHaveProperty('withdrawal');
  expect((await decide({ state: 'declined' })).status).toBe(200);
  expect(await read()).toMatchObject({ state: 'declined' });
  expect(await read()).not.toHaveProperty('withdrawal');
  expect(await isShown()).toBe(shown);
});

test('does not undo its withdrawal once that holds for another reason', async () => {
  await decide({ state: 'upheld', withdrawal: { ...REASON, status: 410, by: 'publisher' } });
  const replaced = await withdraw('guide=parcels&section=gone', REASON, { 'If-Match': '*' });
  expect(replaced.status).toBe(200);
  expect((await decide({ withdrawal: null })).status).toBe(200);
  expect(await read()).not.toHaveProperty('withdrawal');
  expect((await listWithdrawals()).withdrawals).toMatchObject([{ section: 'gone', ...REASON }]);
});

test('declines no report that is upheld with a withdrawal between reading and writing', async () => {
  const bindings = justBefore(() => decide({ state: 'upheld', withdrawal: REASON }));
  expect((await decide({ state: 'declined' }, bindings)).status).toBe(409);
  expect(await read()).toMatchObject({ state: 'upheld', withdrawal: { section: 'gone' } });
  expect(await isShown()).toBe(451);
});

test('withdraws nothing by a report that is declined between reading and writing', async () => {
  await decide({ state: 'upheld' });
  const response = await decide(
    { withdrawal: REASON },
    justBefore(() => decide({ state: 'declined' })),
  );
  expect(response.status).toBe(400);
  expect(await read()).toMatchObject({ state: 'declined' });
  expect(await isShown()).toBe(200);
});

test('upholds, with its withdrawal, a report that is declined between reading and writing', async () => {
  const bindings = justBefore(() => decide({ state: 'declined' }));
  expect((await decide({ state: 'upheld', withdrawal: REASON }, bindings)).status).toBe(200);
  expect(await read()).toMatchObject({ state: 'upheld', withdrawal: { section: 'gone' } });
  expect(await isShown()).toBe(451);
});

test('is never declined while it withdraws something, in whatever order two decide', async () => {
  for (let round = 0; round < 5; round += 1) {
    await Promise.all([
      decide({ state: 'upheld', withdrawal: REASON }),
      decide({ state: 'declined' }),
      decide({ state: 'received' }),
    ]);
    const { state, withdrawal } = await read();
    expect([withdrawal !== undefined, await isShown()]).toEqual(
      state === 'upheld' ? [true, 451] : [false, 200],
    );
    await decide({ state: 'received', withdrawal: null });
  }
});

test('tells the webhook of no decision that another one has replaced meanwhile', async () => {
  await decide({ state: 'upheld' });
  const queued = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('down'));
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const bindings = { ...WEBHOOK, ...justBefore(() => decide({ state: 'received' })) };
  expect(await (await decide({ note: 'x' }, bindings)).json()).toMatchObject({ state: 'received' });
  expect([await rowsOf('webhook_messages'), queued.mock.calls]).toEqual([[], []]);
});

test('returns 503 and changes nothing while a report is always decided otherwise', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const change = env.DB.prepare(
    "UPDATE reports SET state = iif(state = 'received', 'in-review', 'received')",
  );
  const before = await countRows();
  const bindings = justBefore(() => change.run(), 100);
  const response = await decide({ state: 'upheld', withdrawal: REASON }, bindings);
  expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '30']);
  expect([await countRows(), await isShown()]).toEqual([before, 200]);
});

test('keeps what a decision does not name, even if another one came between', async () => {
  await Promise.all([
    decide({ state: 'upheld', withdrawal: REASON }),
    decide({ note: 'One.' }),
    decide({ note: 'Two.' }),
  ]);
  const report = await read();
  expect(report).toMatchObject({ state: 'upheld', note: expect.stringMatching(/One|Two/) });
  await decide({ withdrawal: null });
  expect(await isShown()).toBe(200);
});
