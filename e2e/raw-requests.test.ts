/** Fuzz test of raw HTTP requests against workerd itself: the proxy of `wrangler dev` would repair or refuse many of them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleWorker } from '../test/fixtures/worker-bundle.ts';
import { startWorkerd, type Workerd } from '../test/fixtures/workerd.ts';

const REQUESTS = 20_000;
const CONCURRENCY = 16;
const ADMIN_TOKEN = 'secret-of-the-publisher';

/** Time for a response after the request was sent and the connection half closed (ms); workerd waits for bodies that never come. */
const TIMEOUT_MS = 1_000;

let folder: string;
let workerd: Workerd;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'edge-faq-raw-'));
  const { module } = await bundleWorker(folder);
  const service = {
    name: 'edge-faq',
    module,
    assets: join(process.cwd(), 'dist'),
    variables: { ADMIN_TOKEN },
  };
  workerd = await startWorkerd(folder, [service]);
}, 60_000);

afterAll(async () => {
  await workerd.stop();
  await rm(folder, { recursive: true });
});

/** The bytes that come back for `request`, as Latin-1. */
function exchange(request: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = connect(Number(new URL(workerd.origin('edge-faq')).port), '127.0.0.1');
  let received = '';
  socket.setTimeout(TIMEOUT_MS, () => socket.destroy());
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1');
  });
  socket.on('error', () => undefined);
  socket.on('close', () => resolve(received));
  socket.end(request, 'latin1');
  return promise;
}

interface RawResponse {
  status: number;
  headers: Headers;
  body: string;
}

/** The first response in `received`; undefined if there is none. */
function parseResponse(received: string): RawResponse | undefined {
  const [head = '', ...rest] = received.split('\r\n\r\n');
  const [statusLine = '', ...lines] = head.split('\r\n');
  const status = /^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1];
  if (status === undefined) return undefined;
  const fields = lines.map((line) => line.split(/: ?/, 2) as [string, string]);
  const headers = new Headers(fields);
  // What follows is the response to the rest of a body that was longer than it said.
  const body = rest.join('\r\n\r\n').slice(0, Number(headers.get('Content-Length') ?? 0));
  return { status: Number(status), headers, body };
}

test.each([
  ['a HEAD with Content-Length: 0', 'HEAD /v1/guides HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n', 200],
  ['a HEAD with a body', 'HEAD /v1/guides HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc', 200],
  ['a GET with a body', 'GET /v1/guides HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc', 200],
  [
    'a GET with a chunked body',
    'GET /v1/guides/overdue-loan HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
    200,
  ],
  [
    'a chunk size that is no number',
    `POST /admin/purge HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${ADMIN_TOKEN}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n`,
    400,
  ],
  ['Accept: */*;v=1', 'GET /v1/guides/overdue-loan HTTP/1.1\r\nHost: x\r\nAccept: */*;v=1\r\n\r\n', 200],
  [
    '3,000 ranges of Accept-Language, of which the first 20 are read',
    `GET /v1/guides/overdue-loan HTTP/1.1\r\nHost: x\r\nAccept-Language: ${'xx,'.repeat(3_000)}en\r\n\r\n`,
    200,
  ],
  ['a Host that is none', 'GET /none HTTP/1.1\r\nHost: [\r\n\r\n', 400],
  ['a HEAD with a Host that is none', 'HEAD /v1/guides HTTP/1.1\r\nHost: a:99999999\r\n\r\n', 400],
  ['a POST with a Host that is none', 'POST /admin/purge HTTP/1.1\r\nHost: 1.2.3.4.5\r\n\r\n', 400],
  ['a HEAD of a path with a backslash, as to a GET', 'HEAD /v1\\guides HTTP/1.1\r\nHost: x\r\n\r\n', 404],
  ['an unknown method', 'BREW /v1/guides HTTP/1.1\r\nHost: x\r\n\r\n', 501],
])(
  'responds to %s with its status, and with CORS and nosniff outside admin routes',
  async (_, request, status) => {
    const response = parseResponse(await exchange(request));
    expect(response?.status).toBe(status);
    if (status === 501 || request.includes('/admin/')) return;
    expect(response?.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(response?.headers.get('X-Content-Type-Options')).toBe('nosniff');
  },
);

const pick = (...values: string[]) => fc.constantFrom(...values);
const text = (maxLength: number) =>
  fc.array(fc.integer({ min: 0x20, max: 0xff }), { maxLength }).map((codes) => String.fromCharCode(...codes));

const method = fc.oneof(
  { weight: 6, arbitrary: pick('GET', 'HEAD', 'POST', 'OPTIONS') },
  pick('PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'PURGE', 'get', 'M-SEARCH', 'UNLOCK', 'G ET', ''),
);

const path = fc.oneof(
  {
    weight: 6,
    arbitrary: pick(
      '/v1/guides',
      '/v1/guides/overdue-loan',
      '/v1/guides/overdue-loan/sections',
      '/v1/guides/overdue-loan/sections/process',
      '/v1/guides/overdue-loan/search',
      '/v1/search',
      '/v1/suggest',
      '/admin/purge',
      '/admin/none',
      '/embed/overdue-loan.js',
      '/problems/unknown-guide',
      '/healthz',
      '/readyz',
      '/.well-known/security.txt',
    ),
  },
  pick(
    '/',
    '/*',
    '//',
    '/%',
    '/%2e%2e/',
    '/v1/guides/%00',
    '/v1/guides/%ff%fe',
    '/\\..\\',
    '/v1/guides/..%2f',
  ),
  text(40).map((part) => `/${part.replaceAll(/[ #]/g, '')}`),
);

const query = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  pick(
    '?locale=en',
    '?q=loan',
    '?q=%F0%9F',
    '?q=loan&q=loan',
    `?q=${'x'.repeat(9_000)}`,
    '?revision=0',
    '?limit=-1',
    '?__proto__=1',
  ),
  text(60).map((part) => `?${part.replaceAll(/[ #]/g, '')}`),
);

const header = fc.oneof(
  {
    weight: 4,
    arbitrary: pick(
      'Accept: */*;v=1',
      'Accept: text/markdown',
      `Accept: ${'a/b;q=0.1,'.repeat(3_000)}`,
      'Accept: ;;;,,"',
      `Accept-Language: ${'xx-yy,'.repeat(3_000)}`,
      'Accept-Language: zh-Hant;q=NaN, *;q=9e999',
      `Accept-Language: ${'a'.repeat(30_000)}`,
      `Authorization: Bearer ${ADMIN_TOKEN}`,
      'Authorization: Bearer ',
      'Content-Type: application/json',
      'Content-Type: multipart/form-data',
      'Content-Type: application/json; charset=\u00ff',
      'Origin: null',
      'Origin: http://[::1',
      'If-None-Match: *',
      'If-None-Match: W/"a", "b',
      'Range: bytes=0-1,5-',
      'Expect: 100-continue',
      'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13',
      'Access-Control-Request-Method: POST',
      'CF-Connecting-IP: ::::::::::',
      'CF-Ray: <script>',
      'Content-Encoding: gzip',
      'Cookie: a=\u0080',
    ),
  },
  text(40).map((value) => `X-Odd: ${value}`),
  text(40),
);

/** Without lengths and codings that workerd can't parse: it refuses those by a bare 500 before it runs the worker. */
const body = fc.oneof(
  { weight: 3, arbitrary: fc.constant('\r\n') },
  pick(
    'Content-Length: 0\r\n\r\n',
    'Content-Length: 3\r\n\r\nabc',
    'Content-Length: 300\r\n\r\ntoo short',
    'Content-Length: 20000\r\n\r\n'.padEnd(20_050, 'x'),
    'Transfer-Encoding: chunked\r\n\r\n11\r\n{"tags":["guides"]\r\n1\r\n}\r\n0\r\n\r\n',
    'Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n',
    'Transfer-Encoding: chunked\r\n\r\n5\r\nab',
    'Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nab',
    'Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n',
    'Content-Length: 19\r\n\r\n{"tags":["guides"]}',
    'Content-Length: 4\r\n\r\nnull',
  ),
);

const request = fc
  .record({ method, path, query, headers: fc.array(header, { maxLength: 4 }), body })
  .map(({ method, path, query, headers, body }) =>
    [`${method} ${path}${query} HTTP/1.1`, 'Host: faq.example', ...headers, body].join('\r\n'),
  );

/** Whether workerd refuses a request with this first line itself, by a 500 without headers, before it runs the worker. */
function isRefusedByPlatform(raw: string): boolean {
  const [, target = ''] = /^\S+ (\S+) HTTP/.exec(raw) ?? [];
  return !URL.canParse(target, 'http://faq.example');
}

test(`returns no 5xx of ours, and every error as a problem, for ${REQUESTS} raw requests`, async () => {
  const requests = fc.sample(request, { numRuns: REQUESTS, seed: 18 });
  const counts = new Map<number | undefined, number>();
  const failures: string[] = [];
  const check = (raw: string, response: RawResponse | undefined) => {
    counts.set(response?.status, (counts.get(response?.status) ?? 0) + 1);
    if (!response) return;
    const { status, headers, body } = response;
    const isOurs = headers.has('X-Request-Id');
    if (status >= 500 && status !== 501 && (isOurs || !isRefusedByPlatform(raw)))
      failures.push(`${status}: ${raw}`);
    if (isOurs && status >= 400) {
      const isProblem = headers.get('Content-Type') === 'application/problem+json';
      if (!isProblem || (body !== '' && JSON.parse(body).status !== status))
        failures.push(`no problem: ${raw}`);
    }
    if (isOurs && headers.get('X-Content-Type-Options') !== 'nosniff') failures.push(`no nosniff: ${raw}`);
  };
  const queue = requests.values();
  const work = async () => {
    for (const raw of queue) check(raw, parseResponse(await exchange(raw)));
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  expect(failures.map((failure) => failure.slice(0, 600))).toEqual([]);
  // Otherwise the requests were too odd to reach the routes.
  for (const status of [200, 204, 304, 400, 401, 404, 405, 406, 413, 414])
    expect([status, counts.get(status) ?? 0]).toEqual([
      status,
      expect.toSatisfy((count: number) => count > 0),
    ]);
  const health = parseResponse(await exchange('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'));
  expect(health?.status).toBe(200);
}, 300_000);
