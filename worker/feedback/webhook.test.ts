import { createExecutionContext, env, waitOnExecutionContext } from 'cloudflare:test';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SAMPLE_ENV } from '../../test/fixtures/worker-sample.ts';
import { rowsOf } from '../../test/fixtures/worker-sample-feedback.ts';
import { deleteReports, REPORT, sendReport } from '../../test/fixtures/worker-sample-reports.ts';
import { fetchAdmin } from '../../test/fixtures/worker-sample-withdrawals.ts';
import { sendDueWebhooks } from './webhook.ts';

const SECRET = `whsec_${btoa('0123456789abcdef0123456789abcdef')}`;
const SETTINGS = { WEBHOOK_URL: 'https://receiver.example/hook', WEBHOOK_SECRET: SECRET };
const START = Date.UTC(2027, 0, 5, 12);
const HOUR = 3_600_000;

interface Sent {
  url: string;
  headers: Record<string, string>;
  body: string;
}
let sent: Sent[];
let status: number | 'lost';

beforeEach(() => {
  sent = [];
  status = 204;
  vi.useFakeTimers({ toFake: ['Date'], now: START });
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (url, init) => {
    const headers = Object.fromEntries(new Headers(init?.headers as HeadersInit));
    sent.push({ url: String(url), headers, body: String(init?.body) });
    if (status === 'lost') throw new Error('connection lost');
    return new Response(null, { status });
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await deleteReports();
});

/** What the cron handler does. */
async function runCron(settings: object = SETTINGS): Promise<void> {
  const context = createExecutionContext();
  void sendDueWebhooks({ ...SAMPLE_ENV, ...settings }, context);
  await waitOnExecutionContext(context);
}
const report = async (settings: object = SETTINGS) => {
  await sendReport(REPORT, {}, settings);
  return Number((await rowsOf('reports')).at(-1)?.['id']);
};
const decide = (id: number, decision: object) =>
  fetchAdmin(`/admin/reports/${id}`, { method: 'PATCH', body: JSON.stringify(decision) }, SETTINGS);
const settled = (count: number) => vi.waitFor(() => expect(sent.length).toBe(count));
const queued = () => rowsOf('webhook_messages');

/** The message as a receiver verifies it, by the library of Standard Webhooks. */
const verify = ({ body, headers }: Sent) => new Webhook(SECRET).verify(body, headers);

test('tells the publisher of a report, signed, and without the words of the sender', async () => {
  const id = await report();
  await settled(1);
  const [message] = sent;
  if (!message) throw new Error('nothing was sent');
  expect(message.url).toBe(SETTINGS.WEBHOOK_URL);
  expect(verify(message)).toEqual({
    type: 'report.received',
    timestamp: new Date(START).toISOString(),
    data: { id, kind: 'inaccuracy', guide: 'parcels', section: 'gone', state: 'received' },
  });
  for (const word of [REPORT.message, REPORT.contact, 'bank.example'])
    expect(message.body).not.toContain(word);
  vi.useRealTimers();
  await vi.waitFor(async () => expect(await queued()).toEqual([]));
});

test('is signed so that no other body, time or secret is accepted', async () => {
  await report();
  await settled(1);
  const [message] = sent;
  if (!message) throw new Error('nothing was sent');
  expect(() => verify({ ...message, body: message.body.replace('received', 'upheld') })).toThrow();
  expect(() => new Webhook(`whsec_${btoa('x'.repeat(32))}`).verify(message.body, message.headers)).toThrow();
  vi.setSystemTime(START + HOUR);
  expect(() => verify(message)).toThrow();
});

test('leaves out what the report is not about', async () => {
  await sendReport({ kind: 'other', message: 'x' }, {}, SETTINGS);
  await settled(1);
  expect(Object.keys(JSON.parse(sent[0]?.body ?? '').data)).toEqual(['id', 'kind', 'state']);
});

test('tells of a decision once, and of nothing that is none', async () => {
  const id = await report();
  await settled(1);
  await decide(id, { state: 'in-review' });
  await decide(id, { note: 'Soon.' });
  await decide(id, { state: 'upheld', note: 'Thank you.' });
  await decide(id, { state: 'upheld' });
  await settled(2);
  await decide(id, { state: 'declined' });
  await settled(3);
  const states = sent.slice(1).map((message) => verify(message) as { type: string; data: { state: string } });
  expect(states.map(({ type, data }) => [type, data.state])).toEqual([
    ['report.decided', 'upheld'],
    ['report.decided', 'declined'],
  ]);
  expect(sent.map(({ body }) => body).join()).not.toMatch(/Thank|Soon/);
});

test('queues and sends nothing where it is not set up', async () => {
  const id = await report({});
  await fetchAdmin(`/admin/reports/${id}`, { method: 'PATCH', body: '{"state":"upheld"}' });
  await runCron({});
  expect([sent, await queued()]).toEqual([[], []]);
});

describe('a message that is not accepted', () => {
  test.each([500, 404, 302, 'lost'] as const)(
    'because of %s is sent again, with the same id and another time',
    async (failure) => {
      status = failure;
      await report();
      await settled(1);
      await runCron();
      expect(sent.length).toBe(1);
      vi.setSystemTime(START + 61_000);
      status = 200;
      await runCron();
      expect(sent.length).toBe(2);
      const [first, second] = sent;
      expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
      expect(Number(second?.headers['webhook-timestamp']) - Number(first?.headers['webhook-timestamp'])).toBe(
        61,
      );
      expect(second && verify(second)).toBeTruthy();
      expect(await queued()).toEqual([]);
    },
  );

  test('is sent twelve times within two days, each time later, and then stays where the publisher sees it', async () => {
    status = 500;
    const id = await report();
    await settled(1);
    const times = [START];
    const dueAt = async () => (await queued())[0]?.['due'] ?? undefined;
    for (let due = await dueAt(); due !== undefined; due = await dueAt()) {
      times.push(Number(due));
      vi.setSystemTime(Number(due) - 1);
      await runCron();
      expect(sent.length).toBe(times.length - 1);
      vi.setSystemTime(Number(due));
      await runCron();
    }
    expect(sent.length).toBe(12);
    const delays = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(delays).toEqual(delays.toSorted((a, b) => a - b));
    expect((times.at(-1) ?? 0) - START).toBeGreaterThan(46 * HOUR);
    expect((times.at(-1) ?? 0) - START).toBeLessThanOrEqual(48 * HOUR);
    expect(await (await fetchAdmin(`/admin/reports/${id}`)).json()).toMatchObject({
      undelivered: [
        { type: 'report.received', attempts: 12, failed: true, error: 'the receiver returned 500' },
      ],
    });
  });

  test('stays queued after an isolate has ended in the middle of an attempt', async () => {
    status = 'lost';
    await report();
    await settled(1);
    await env.DB.prepare("UPDATE webhook_messages SET error = 'no outcome is known'").run();
    status = 200;
    vi.setSystemTime(START + 61_000);
    await runCron();
    expect([sent.length, await queued()]).toEqual([2, []]);
  });
});

test('is sent by one of several isolates that look at the same time', async () => {
  status = 500;
  await report();
  await settled(1);
  vi.setSystemTime(START + 61_000);
  await Promise.all([runCron(), runCron(), runCron()]);
  expect(sent.length).toBe(2);
});

test.each([
  [{ WEBHOOK_URL: 'http://receiver.example/' }, 'WEBHOOK_URL is no https URL'],
  [{ WEBHOOK_URL: 'nothing' }, 'WEBHOOK_URL is no https URL'],
  [{ WEBHOOK_SECRET: '' }, 'WEBHOOK_SECRET is not whsec_ and a key in base64'],
  [{ WEBHOOK_SECRET: 'whsec_short' }, 'WEBHOOK_SECRET is not whsec_ and a key in base64'],
  [{ WEBHOOK_SECRET: `whsec_${'!'.repeat(40)}` }, 'WEBHOOK_SECRET is not whsec_ and a key in base64'],
])('sends nothing by the settings %j, and says why', async (change, error) => {
  const id = await report({ ...SETTINGS, ...change });
  vi.useRealTimers();
  await vi.waitFor(async () =>
    expect(await (await fetchAdmin(`/admin/reports/${id}`)).json()).toMatchObject({
      undelivered: [{ attempts: 1, failed: false, error }],
    }),
  );
  expect(sent).toEqual([]);
});

test.each(['127.0.0.1:8080', 'hooks.localhost'])(
  'a receiver at the loopback host %s needs no https',
  async (host) => {
    await report({ ...SETTINGS, WEBHOOK_URL: `http://${host}/hook` });
    await settled(1);
  },
);

test('a receiver that fails, and a queue that can’t be read, fail no report', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  status = 'lost';
  expect((await sendReport(REPORT, {}, SETTINGS)).status).toBe(201);
  await settled(1);
  const DB = {
    prepare: (sql: string) => env.DB.prepare(sql),
    batch: () => Promise.reject(new Error('down')),
  };
  await expect(runCron({ ...SETTINGS, DB })).resolves.toBeUndefined();
});
