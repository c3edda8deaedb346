import { env } from 'cloudflare:test';
import { beforeEach, expect, test, vi } from 'vitest';
import { fetchWorker } from '../../test/fixtures/worker-sample.ts';
import { postJson, type Sender } from '../../test/fixtures/worker-sample-feedback.ts';
import { sendReport } from '../../test/fixtures/worker-sample-reports.ts';
import { restoreAll, withdraw } from '../../test/fixtures/worker-sample-withdrawals.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';
import { forgetReaders } from '../feedback/forget-readers.ts';

const YESTERDAY = Date.UTC(2026, 10, 27, 12);
const TODAY = Date.UTC(2026, 10, 28, 12);

const vote = (body: object, reader?: Sender) =>
  postJson('/v1/guides/parcels/sections/where/votes', body, reader);

async function readStats(): Promise<ResponseBody<'Stats'>> {
  const headers = { Authorization: 'Bearer read-token' };
  const response = await fetchWorker('/admin/stats', { headers }, { ADMIN_READ_TOKEN: 'read-token' });
  expect(response.status).toBe(200);
  return response.json();
}

beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
});

test('counts votes, comments, reports, searches and withdrawals, of today and in all', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: TODAY });
  expect(await readStats()).toEqual({
    day: '2026-11-28',
    votes: { today: { helpful: 0, notHelpful: 0 }, total: { helpful: 0, notHelpful: 0 } },
    comments: 0,
    reports: { received: 0, 'in-review': 0, upheld: 0, declined: 0 },
    webhooks: { due: 0, failed: 0 },
    searches: { today: 0, total: 0 },
    withdrawals: 0,
  });
  vi.setSystemTime(YESTERDAY);
  await vote({ helpful: true });
  await vote({ helpful: false, comment: 'One.' }, { agent: 'b' });
  await postJson('/v1/searches', { query: 'a', locale: 'en', results: 0 });
  vi.setSystemTime(TODAY);
  await vote({ helpful: true });
  await vote({ helpful: true }, { agent: 'b' });
  await vote({ helpful: false, comment: 'Two.' }, { agent: 'b' });
  await vote({ helpful: false, comment: 'Three.' }, { agent: 'c' });
  await vote({ helpful: true }, { agent: 'c' });
  for (const query of ['a', 'b', 'a']) await postJson('/v1/searches', { query, locale: 'en', results: 0 });
  await withdraw('guide=returns', { status: 410, by: 'publisher', notice: { en: 'Removed.' } });
  for (const message of ['a', 'b', 'c']) await sendReport({ kind: 'other', message });
  await env.DB.exec("UPDATE reports SET state = 'declined' WHERE message <> 'a'");
  const insert = env.DB.prepare(
    "INSERT INTO webhook_messages (id, report, payload, due) SELECT ?, min(id), '{}', ? FROM reports",
  );
  await env.DB.batch([insert.bind('1', TODAY), insert.bind('2', TODAY + 1), insert.bind('3', null)]);
  await forgetReaders(env.DB, TODAY);
  const stats = await readStats();
  vi.useRealTimers();
  await restoreAll();
  expect(stats).toEqual({
    day: '2026-11-28',
    votes: { today: { helpful: 2, notHelpful: 1 }, total: { helpful: 3, notHelpful: 2 } },
    comments: 2,
    reports: { received: 1, 'in-review': 0, upheld: 0, declined: 2 },
    webhooks: { due: 2, failed: 1 },
    searches: { today: 2, total: 3 },
    withdrawals: 1,
    cleaned: '2026-11-28T12:00:00.000Z',
  });
});
