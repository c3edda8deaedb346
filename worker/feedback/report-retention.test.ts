import { env } from 'cloudflare:test';
import { afterEach, expect, test, vi } from 'vitest';
import { fetchWorker } from '../../test/fixtures/worker-sample.ts';
import { failWrites, rowsOf } from '../../test/fixtures/worker-sample-feedback.ts';
import { deleteReports, REPORT, receiptOf, sendReport } from '../../test/fixtures/worker-sample-reports.ts';
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

test('what became of an old report is still told', async () => {
  const receipt = await report(1);
  await eraseOldReports(env.DB, NOON + 1_000 * DAY, RETENTION);
  expect(await (await fetchWorker(`/v1/reports/${receipt}`)).json()).toMatchObject({
    state: 'upheld',
    note: 'Yes.',
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
