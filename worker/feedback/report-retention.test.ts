import { env } from 'cloudflare:test';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fetchWorker } from '../../test/fixtures/worker-sample.ts';
import { failWrites, rowsOf } from '../../test/fixtures/worker-sample-feedback.ts';
import { deleteReports, REPORT, receiptOf, sendReport } from '../../test/fixtures/worker-sample-reports.ts';
import { fetchAdmin } from '../../test/fixtures/worker-sample-withdrawals.ts';
import { eraseOldReports, forgetSenders } from './report-retention.ts';

const NOON = Date.UTC(2027, 5, 1, 12);
const DAY = 86_400_000;
const RETENTION = { contactDays: 90, textDays: 365 };

afterEach(async () => {
  vi.useRealTimers();
  await deleteReports();
  await env.DB.prepare('DELETE FROM form_keys').run();
});

async function report(decidedAfterDays?: number): Promise<string> {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON });
  const receipt = await receiptOf(await sendReport());
  vi.useRealTimers();
  if (decidedAfterDays !== undefined)
    await env.DB.prepare("UPDATE reports SET state = 'upheld', note = 'Yes.', decided_at = ?")
      .bind(new Date(NOON + decidedAfterDays * DAY).toISOString())
      .run();
  return receipt;
}

test.each([
  ['before its time is over', undefined, 90, REPORT],
  [
    'when the time of its contact is over',
    undefined,
    90.01,
    { message: REPORT.message, evidence: null, contact: null },
  ],
  [
    'when the time of its message is over',
    undefined,
    365.01,
    { message: null, evidence: null, contact: null },
  ],
  ['while less time has passed since its decision', 50, 140, REPORT],
  [
    'when the time since its decision is over',
    50,
    140.01,
    { message: REPORT.message, evidence: null, contact: null },
  ],
])('a report keeps %s what it should', async (_, decidedAfter, days, kept) => {
  await report(decidedAfter);
  await eraseOldReports(env.DB, NOON + days * DAY, RETENTION);
  expect(await rowsOf('reports')).toMatchObject([
    { kind: 'inaccuracy', guide: 'parcels', section: 'gone', ...kept },
  ]);
});

test('what became of an old report is still told, and that its message has expired', async () => {
  const receipt = await report(1);
  const status = async () => (await fetchWorker(`/v1/reports/${receipt}`)).json();
  await eraseOldReports(env.DB, NOON + 366 * DAY, RETENTION);
  expect(await status()).toMatchObject({ state: 'upheld', message: REPORT.message, note: 'Yes.' });
  expect(await status()).not.toHaveProperty('expired');
  await eraseOldReports(env.DB, NOON + 366.01 * DAY, RETENTION);
  const expired = {
    ...{ kind: 'inaccuracy', guide: 'parcels', section: 'gone', state: 'upheld', expired: true },
    ...{ receivedAt: expect.any(String), decidedAt: expect.any(String) },
  };
  expect(await status()).toEqual(expired);
  const [{ id }] = (await rowsOf('reports')) as [{ id: number }];
  expect(await (await fetchAdmin(`/admin/reports/${id}`)).json()).toEqual({ id, ...expired });
});

test('what its sender has erased is erased, and has not expired', async () => {
  const receipt = await report();
  await fetchWorker(`/v1/reports/${receipt}`, { method: 'DELETE' });
  await eraseOldReports(env.DB, NOON + 1_000 * DAY, RETENTION);
  const status = await (await fetchWorker(`/v1/reports/${receipt}`)).json();
  expect(status).toHaveProperty('erasedAt');
  expect(status).not.toHaveProperty('expired');
});

describe('a message of the webhook', () => {
  /** Queues one at noon; `due` is in days after that. */
  async function queue(due: number | null) {
    await report();
    const payload = JSON.stringify({ type: 'report.received', timestamp: new Date(NOON).toISOString() });
    await env.DB.prepare(
      "INSERT INTO webhook_messages (id, report, payload, due) SELECT 'msg_1', id, ?, ? FROM reports",
    )
      .bind(payload, due === null ? null : NOON + due * DAY)
      .run();
  }

  test.each([
    ['that failed for good is kept as long as text', null, 365, 365, 1],
    ['that failed for good is deleted after that', null, 365, 365.01, 0],
    ['that nobody sends any more is deleted after that', 0, 365, 365.01, 0],
    ['that will be sent again is kept', 1.9, 1, 1.5, 1],
    ['that failed for good is kept for the two days of its attempts', null, 0, 1.9, 1],
    ['that failed for good is deleted after the two days of its attempts', null, 0, 2.01, 0],
  ])('%s', async (_, due, textDays, days, left) => {
    await queue(due);
    await eraseOldReports(env.DB, NOON + days * DAY, { contactDays: 90, textDays });
    expect(await rowsOf('webhook_messages')).toHaveLength(left);
  });
});

test('who has sent a report is removed when the day has ended, and not before', async () => {
  await report();
  await forgetSenders(env.DB, Date.UTC(2027, 5, 1, 23, 59, 59));
  expect(await rowsOf('reports')).toMatchObject([
    { day: '2027-06-01', reader: expect.stringMatching(/^[0-9a-f]{32}$/) },
  ]);
  await forgetSenders(env.DB, Date.UTC(2027, 5, 2));
  expect(await rowsOf('reports')).toMatchObject([{ day: null, reader: null, digest: null, ...REPORT }]);
});

test('keys and uses of forms are removed when no form of their day can be sent any more', async () => {
  for (const day of ['2027-05-30', '2027-05-31', '2027-06-01']) {
    await env.DB.prepare('INSERT INTO form_keys VALUES (?, ?)').bind(day, 'key').run();
    await env.DB.prepare('INSERT INTO form_uses VALUES (?, ?)').bind(day, 'form').run();
  }
  await forgetSenders(env.DB, NOON);
  for (const table of ['form_keys', 'form_uses'])
    expect((await rowsOf(table)).map(({ day }) => day)).toEqual(['2027-05-31', '2027-06-01']);
});

test('while D1 fails, nothing is half erased', async () => {
  await report();
  await failWrites('reports', 'UPDATE', async () => {
    await expect(eraseOldReports(env.DB, NOON + 1_000 * DAY, RETENTION)).rejects.toThrow('D1 failed');
  });
  expect(await rowsOf('reports')).toMatchObject([REPORT]);
});
