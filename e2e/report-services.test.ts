/** Services that the worker calls for reports, on this machine: a receiver of its webhook, and a stand-in for Turnstile. */

import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import getPort from 'get-port';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningWorker, startWorker } from '../cli/serve/worker.ts';
import { validateHtml } from '../test/fixtures/html-rules.ts';
import { attributeOf, findAll, readPage, textOf } from '../test/fixtures/page-view.ts';

const SECRET = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;

interface Received {
  headers: IncomingMessage['headers'];
  body: string;
}
const received: Received[] = [];
const verified: string[] = [];

/** `/hook` receives the webhook; `/siteverify` says that whoever sends `person` is one. */
const services = createServer(async (request, response) => {
  const body = await text(request);
  if (request.url === '/hook') {
    received.push({ headers: request.headers, body });
    response.writeHead(204).end();
    return;
  }
  verified.push(body);
  const success = new URLSearchParams(body).get('response') === 'person';
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ success }));
});

let worker: RunningWorker;
let state: string;

beforeAll(async () => {
  services.listen(0, '127.0.0.1');
  await new Promise((resolve) => services.once('listening', resolve));
  const origin = `http://127.0.0.1:${(services.address() as AddressInfo).port}`;
  state = await mkdtemp(join(tmpdir(), 'edge-faq-state-'));
  const secrets = {
    WEBHOOK_URL: `${origin}/hook`,
    WEBHOOK_SECRET: SECRET,
    TURNSTILE_SITE_KEY: '1x00000000000000000000AA',
    TURNSTILE_SECRET: 'turnstile-secret',
    TURNSTILE_VERIFY_URL: `${origin}/siteverify`,
  };
  worker = await startWorker(await getPort(), 'wrangler.toml', state, { secrets });
});
afterAll(async () => {
  await worker?.stop();
  services.close();
  await rm(state, { recursive: true, force: true });
});

test('a report by the API is told to the receiver, signed, after the response', async () => {
  const message = 'Words of the sender.';
  const response = await fetch(`${worker.origin}/v1/reports`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ kind: 'inaccuracy', guide: 'overdue-loan', message }),
  });
  expect(response.status).toBe(201);
  await expect.poll(() => received.length, { timeout: 20_000 }).toBe(1);
  const [{ body, headers } = { body: '', headers: {} }] = received;
  const verify = new Webhook(SECRET).verify(body, headers as Record<string, string>);
  expect(verify).toMatchObject({
    type: 'report.received',
    data: { kind: 'inaccuracy', guide: 'overdue-loan', state: 'received' },
  });
  expect(body).not.toContain(message);
});

test('a form is valid HTML, and is stored once its check is verified', async () => {
  const url = `${worker.origin}/report?locale=en`;
  const html = await (await fetch(url)).text();
  expect(await validateHtml(html)).toEqual([]);
  const token = attributeOf(findAll(readPage(html), 'input[name=token]')[0], 'value');
  await wait(3_100);
  const send = (answer: string) => {
    const body = new FormData();
    const fields = { kind: 'other', message: 'x', token, 'cf-turnstile-response': answer };
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return fetch(url, { method: 'POST', headers: { Origin: worker.origin }, body, redirect: 'manual' });
  };
  const refused = await send('program');
  expect(refused.status).toBe(400);
  const faulty = await refused.text();
  expect(await validateHtml(faulty)).toEqual([]);
  expect(textOf(findAll(readPage(faulty), '[role=alert] li')[0])).toContain('confirm that you are a person');
  const accepted = await send('person');
  expect(accepted.status).toBe(303);
  expect(verified.map((body) => Object.fromEntries(new URLSearchParams(body)))).toEqual([
    { secret: 'turnstile-secret', response: 'program' },
    { secret: 'turnstile-secret', response: 'person' },
  ]);
  const status = await fetch(new URL(accepted.headers.get('Location') ?? '', url));
  expect([status.status, await validateHtml(await status.text())]).toEqual([200, []]);
});
