import { env } from 'cloudflare:test';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fetchWorker } from '../../test/fixtures/worker-sample.ts';
import { failWrites, rowsOf, type Sender } from '../../test/fixtures/worker-sample-feedback.ts';
import {
  countRows,
  deleteReports,
  RECEIPT,
  REPORT,
  receiptOf,
  sendReport,
  WEBHOOK,
} from '../../test/fixtures/worker-sample-reports.ts';
import { restoreAll, withdraw } from '../../test/fixtures/worker-sample-withdrawals.ts';

const accept = () =>
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(null, { status: 204 }));

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await deleteReports();
});

const NO_TEXT = 'has control characters or half a surrogate pair: use text';

const statusOf = (receipt: string) => fetchWorker(`/v1/reports/${receipt}`);

test('stores a report, and tells its state and what was sent to whoever has the receipt', async () => {
  const response = await sendReport();
  expect([response.status, response.headers.get('Cache-Control')]).toEqual([201, 'no-store']);
  const body = await response.json<{ receipt: string }>();
  expect(body).toEqual({ receipt: expect.stringMatching(RECEIPT), state: 'received' });
  const status = await statusOf(body.receipt);
  expect(status.status).toBe(200);
  expect(await status.json()).toEqual({
    state: 'received',
    kind: 'inaccuracy',
    guide: 'parcels',
    section: 'gone',
    message: REPORT.message,
    evidence: REPORT.evidence,
    contact: REPORT.contact,
    receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
  });
  expect(Object.fromEntries(status.headers)).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  });
});

test('stores what was sent, and of the receipt its hash alone', async () => {
  const receipt = await receiptOf(await sendReport());
  expect(await rowsOf('reports')).toMatchObject([
    { ...REPORT, state: 'received', note: null, decided_at: null, erased_at: null },
  ]);
  const stored = JSON.stringify([await rowsOf('reports'), await rowsOf('report_receipts')]);
  expect(stored).not.toContain(receipt);
});

test.each([
  ['wrong', 'inaccuracy'],
  ['outdated', 'inaccuracy'],
  ['rights', 'infringement'],
  ['unclear', 'other'],
  ['complaint', 'complaint'],
])('accepts the kind %s as %s', async (kind, stored) => {
  expect((await sendReport({ kind, message: 'x' })).status).toBe(201);
  expect(await rowsOf('reports')).toMatchObject([{ kind: stored, guide: null, section: null }]);
});

test('stores the current ids of a guide and a section', async () => {
  expect((await sendReport({ ...REPORT, guide: 'packages', section: 'tracking' })).status).toBe(201);
  expect(await rowsOf('reports')).toMatchObject([{ guide: 'parcels', section: 'where' }]);
});

test('accepts a report on what is withdrawn', async () => {
  await withdraw('guide=parcels');
  expect((await sendReport()).status).toBe(201);
  await restoreAll();
});

const long = (length: number) => 'x'.repeat(length);
const URL_FAULT = 'is no https URL: use one, like https://a.example/page';

test.each<[change: object, pointer: string, detail: string]>([
  [{ kind: 'spam' }, '#/kind', 'use infringement, inaccuracy, harmful, complaint, other'],
  [{ kind: 'constructor' }, '#/kind', 'use infringement, inaccuracy, harmful, complaint, other'],
  [{ kind: undefined }, '#/kind', 'is missing'],
  [{ guide: 'PARCELS' }, '#/guide', 'use lower-case words joined by hyphens, like "money-pressure"'],
  [{ section: 7 }, '#/section', 'use lower-case words joined by hyphens, like "money-pressure"'],
  [{ guide: undefined }, '#/section', 'goes with a guide: sections of several guides may have this id'],
  [{ message: ' \n' }, '#/message', 'is empty'],
  [{ message: undefined }, '#/message', 'is missing'],
  [{ message: long(2_001) }, '#/message', 'is too long: use at most 2,000 characters'],
  [{ message: 'a\u0000' }, '#/message', NO_TEXT],
  [{ message: '\ud800' }, '#/message', NO_TEXT],
  [{ message: 7 }, '#/message', 'use a text'],
  [{ evidence: 'http://bank.example' }, '#/evidence', URL_FAULT],
  [{ evidence: 'javascript:alert(1)' }, '#/evidence', URL_FAULT],
  [{ evidence: 'https://' }, '#/evidence', URL_FAULT],
  [{ evidence: 'https://a.example/ b' }, '#/evidence', URL_FAULT],
  [
    { evidence: `https://a.example/${long(2_000)}` },
    '#/evidence',
    'is too long: use at most 2,000 characters',
  ],
  [{ contact: '' }, '#/contact', 'is empty'],
  [{ contact: long(201) }, '#/contact', 'is too long: use at most 200 characters'],
  [
    { receipt: 'x' },
    '#/receipt',
    'is unknown: send an object with kind, message and, as far as they apply, guide, section, evidence and contact',
  ],
])('refuses %j, names the fault and stores nothing', async (change, pointer, detail) => {
  const response = await sendReport({ ...REPORT, ...change });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ pointer, detail }] });
  expect((await countRows())['reports']).toBe(0);
});

test.each([
  [{ guide: 'none' }, 'unknown-guide'],
  [{ section: 'none' }, 'unknown-section'],
])('refuses %j with 404 %s', async (change, name) => {
  const response = await sendReport({ ...REPORT, ...change });
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ type: `https://faq.example/problems/${name}` });
});

test('refuses what is no JSON, what is too large, and other origins than the listed', async () => {
  expect((await sendReport(REPORT, {}, {}, { 'Content-Type': 'text/plain' })).status).toBe(415);
  expect((await sendReport({ ...REPORT, message: long(20_000) })).status).toBe(413);
  const listed = { FEEDBACK_ORIGINS: 'https://partner.example' };
  expect((await sendReport(REPORT, {}, listed, { Origin: 'https://other.example' })).status).toBe(403);
  expect((await sendReport(REPORT, {}, listed, { Origin: 'https://partner.example' })).status).toBe(201);
});

test('tells pages by OPTIONS whether they may report', async () => {
  const allow = async (bindings = {}) =>
    (await fetchWorker('/v1/reports', { method: 'OPTIONS' }, bindings)).headers.get('Allow');
  expect(await allow()).toBe('POST, OPTIONS');
  expect(await allow({ DB: undefined })).toBe('OPTIONS');
});

test.each(['AAAAAAAAAAAAAAAAAAAAAA', 'short', `${long(22)}x`, '%20', "' OR 1=1 --"])(
  'returns 404 for the receipt %s, to GET and DELETE',
  async (receipt) => {
    await sendReport();
    for (const method of ['GET', 'DELETE']) {
      const response = await fetchWorker(`/v1/reports/${receipt}`, { method });
      expect([method, response.status]).toEqual([method, 404]);
      expect(await response.json()).toMatchObject({
        type: 'https://faq.example/problems/unknown-receipt',
        detail: 'There is no report with this receipt.',
      });
    }
    expect(await rowsOf('reports')).toMatchObject([REPORT]);
  },
);

describe('a report that is sent again', () => {
  test('on the same day with the same words is the same report, with one more receipt', async () => {
    const receipts = [await receiptOf(await sendReport()), await receiptOf(await sendReport())];
    expect(new Set(receipts).size).toBe(2);
    expect(await countRows()).toMatchObject({ reports: 1, report_receipts: 2 });
    await fetchWorker(`/v1/reports/${receipts[0]}`, { method: 'DELETE' });
    expect(await (await statusOf(receipts[1] ?? '')).json()).toHaveProperty('erasedAt');
  });

  test.each([
    ['other words', { message: 'Another.' }, {}],
    ['another contact', { contact: 'other@mail.example' }, {}],
    ['by another reader', {}, { agent: 'other' }],
    ['from another network', {}, { address: '192.0.2.7' }],
  ])('%s is another report', async (_, change, sender: Sender) => {
    await sendReport();
    await sendReport({ ...REPORT, ...change }, sender);
    expect(await countRows()).toMatchObject({ reports: 2, report_receipts: 2 });
  });

  test('on the next day is another report', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2027, 0, 1, 23, 59) });
    await sendReport();
    vi.setSystemTime(Date.UTC(2027, 0, 2));
    await sendReport();
    expect(await rowsOf('reports')).toMatchObject([{ day: '2027-01-01' }, { day: '2027-01-02' }]);
  });

  test('after it was erased is another report', async () => {
    const receipt = await receiptOf(await sendReport());
    await fetchWorker(`/v1/reports/${receipt}`, { method: 'DELETE' });
    await sendReport();
    expect(await countRows()).toMatchObject({ reports: 2 });
  });
});

test('stores 200 reports that arrive at once: none is lost, none is double', async () => {
  const sent = accept();
  // Each of 100 readers sends a report twice.
  const responses = await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      sendReport(
        { ...REPORT, message: `Report ${index % 100}.` },
        { agent: `reader ${index % 100}` },
        WEBHOOK,
      ),
    ),
  );
  expect(responses.map(({ status }) => status)).toEqual(Array(200).fill(201));
  const receipts = await Promise.all(responses.map(receiptOf));
  expect(new Set(receipts).size).toBe(200);
  expect(await countRows()).toMatchObject({ reports: 100, report_receipts: 200 });
  await vi.waitFor(async () => expect(await rowsOf('webhook_messages')).toEqual([]), 10_000);
  const told = sent.mock.calls.map(([, init]) => JSON.parse(String(init?.body)).data.id);
  expect([told.length, new Set(told).size]).toEqual([100, 100]);
  const messages = (await rowsOf('reports')).map(({ message }) => message);
  expect(new Set(messages).size).toBe(100);
  for (const receipt of receipts) expect((await statusOf(receipt)).status).toBe(200);
}, 60_000);

test('erases what the sender wrote and who it was, and keeps what became of it', async () => {
  const receipt = await receiptOf(await sendReport());
  await env.DB.prepare("UPDATE reports SET state = 'declined', note = 'Checked.', decided_at = 'now'").run();
  const response = await fetchWorker(`/v1/reports/${receipt}`, { method: 'DELETE' });
  const kept = { state: 'declined', kind: 'inaccuracy', guide: 'parcels', section: 'gone', note: 'Checked.' };
  expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
  const erased = await response.json<{ erasedAt: string }>();
  expect(erased).toMatchObject({ ...kept, erasedAt: expect.any(String) });
  expect(await rowsOf('reports')).toMatchObject([
    { ...kept, message: null, evidence: null, contact: null, day: null, reader: null, digest: null },
  ]);
  // Again, it changes nothing.
  expect(await (await fetchWorker(`/v1/reports/${receipt}`, { method: 'DELETE' })).json()).toEqual(erased);
  expect(await (await statusOf(receipt)).json()).toEqual(erased);
});

test('returns 429 with Retry-After to a flood, and stores nothing of it', async () => {
  let left = 3;
  const REPORTS_PER_CLIENT = { limit: async () => ({ success: left-- > 0 }) };
  const send = (index: number) => sendReport({ ...REPORT, message: `${index}` }, {}, { REPORTS_PER_CLIENT });
  const responses = await Promise.all(Array.from({ length: 20 }, (_, index) => send(index)));
  const refused = responses.filter(({ status }) => status === 429);
  expect(refused.map(({ headers }) => headers.get('Retry-After'))).toEqual(Array(17).fill('60'));
  expect(await countRows()).toMatchObject({ reports: 3, report_receipts: 3 });
});

describe.each(['reports', 'report_receipts', 'webhook_messages', 'reader_keys'])(
  'while D1 refuses writes to %s',
  (table) => {
    test('a report is refused with 503, nothing is half done, and reads go on', async () => {
      vi.spyOn(console, 'error').mockImplementation(() => undefined);
      // A day of which the isolate has no key yet.
      vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2028, table.length, 1) });
      accept();
      await failWrites(table, 'INSERT', async () => {
        const response = await sendReport(REPORT, {}, WEBHOOK);
        expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '30']);
        expect(await countRows()).toMatchObject({ reports: 0, report_receipts: 0, webhook_messages: 0 });
        expect((await fetchWorker('/v1/guides/parcels?locale=en')).status).toBe(200);
      });
      expect((await sendReport(REPORT, {}, WEBHOOK)).status).toBe(201);
      vi.useRealTimers();
      await vi.waitFor(async () => expect(await rowsOf('webhook_messages')).toEqual([]));
    });
  },
);

test.each(['GET', 'DELETE', 'POST'])('returns 503 with Retry-After to %s while D1 fails', async (method) => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const DB = {
    prepare: (sql: string) => env.DB.prepare(sql),
    batch: () => Promise.reject(new Error('down')),
  };
  const path = `/v1/reports/${'A'.repeat(22)}`;
  const response =
    method === 'POST' ? await sendReport(REPORT, {}, { DB }) : await fetchWorker(path, { method }, { DB });
  expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '30']);
});

test('logs neither a receipt nor a word of the sender, whatever path the receipt is in', async () => {
  const logs = (['log', 'warn', 'error', 'info', 'debug'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation(() => undefined),
  );
  const receipt = await receiptOf(await sendReport());
  await statusOf(receipt);
  await fetchWorker(`/v1/reports/${receipt}`, { method: 'DELETE' });
  const DB = {
    prepare: (sql: string) => env.DB.prepare(sql),
    batch: () => Promise.reject(new Error('down')),
  };
  await fetchWorker(`/v1/reports/${receipt}`, {}, { DB });
  for (const path of [
    ...['/v1/reports', '/reports', '/v1//reports', '/REPORTS', '/v1/%72eports', '/reports/erase', '/report'],
    ...['/reports/%0a', '/reports%0a', '/reports%20', '/reports.', '/reports%e2%80%8b'],
  ])
    await fetchWorker(`${path}/${receipt}`, {}, { DB });
  for (const path of [`/v1/reports/${receipt}/`, `/v1/reports%2f${receipt}`, `/reports%5c${receipt}`])
    await fetchWorker(path, { method: 'PUT' });
  const lines = JSON.stringify(logs.flatMap(({ mock }) => mock.calls));
  expect(lines).toContain('/v1/reports/:receipt');
  expect(lines).toContain('"write":"report"');
  for (const secret of [receipt, REPORT.message, REPORT.contact, 'bank.example'])
    expect(lines).not.toContain(secret);
});
