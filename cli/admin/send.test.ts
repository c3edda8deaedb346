import type { IncomingHttpHeaders } from 'node:http';
import getPort from 'get-port';
import { expect, test } from 'vitest';
import { type Respond, sendJson, sendProblem, startServer, TOKEN } from '../../test/fixtures/admin-server.ts';
import { readConnection } from './connection.ts';
import { listWithdrawals, restorePart } from './withdrawals.ts';

function connect(url: string, timeout = 30) {
  return readConnection({ url, timeout }, { ADMIN_TOKEN: TOKEN });
}

/** The message of what `listWithdrawals` throws for this response. */
async function messageFor(respond: Respond): Promise<string> {
  const origin = await startServer(respond);
  const error = await listWithdrawals(connect(origin)).catch((thrown: Error) => thrown);
  if (!(error instanceof Error)) throw new Error('the response was accepted');
  return error.message.replaceAll(origin, 'ORIGIN');
}

test('sends the bearer token and the service token of Cloudflare Access', async () => {
  let headers: IncomingHttpHeaders = {};
  const url = await startServer((request, response) => {
    headers = request.headers;
    sendJson(response, 200, { total: 0, withdrawals: [] });
  });
  const environment = {
    ADMIN_TOKEN: TOKEN,
    CF_ACCESS_CLIENT_ID: 'id.access',
    CF_ACCESS_CLIENT_SECRET: 's3cret',
  };
  expect(await listWithdrawals(readConnection({ url, timeout: 30 }, environment))).toEqual([]);
  expect(headers).toMatchObject({
    authorization: `Bearer ${TOKEN}`,
    'cf-access-client-id': 'id.access',
    'cf-access-client-secret': 's3cret',
  });
});

test.each<[problem: string, respond: Respond, message: string]>([
  [
    'a wrong token, with how to set it',
    (_, response) => sendProblem(response, 401, 'unauthorized', 'Unauthorized', 'Wrong token.'),
    '401 Unauthorized: Wrong token; set ADMIN_TOKEN to the secret of that worker, which "npx wrangler secret put ADMIN_TOKEN" sets (of a local one, .dev.vars)',
  ],
  [
    'a role that may only read',
    (_, response) =>
      sendProblem(response, 403, 'insufficient-role', 'Insufficient role', 'You may only list.'),
    '403 Insufficient role: You may only list; use the token of the publisher, or an identity that may decide',
  ],
  [
    'too many attempts, with the seconds to wait',
    (_, response) => {
      response.setHeader('Retry-After', '60');
      sendProblem(response, 429, 'too-many-attempts', 'Too many attempts', 'There were too many.');
    },
    '429 Too many attempts: There were too many; try again in 60 seconds',
  ],
  [
    'a database that fails, with how to fix it and the id of the request',
    (_, response) => sendProblem(response, 503, 'database-unavailable', 'Database unavailable', 'D1 failed.'),
    '503 Database unavailable: D1 failed; try again; if that fails, check the D1 binding DB in wrangler.toml and run "npx wrangler d1 migrations apply DB --remote"; the request is r-1 in the log of the worker',
  ],
  [
    'a worker without a database, with how to bind one',
    (_, response) =>
      sendProblem(
        response,
        503,
        'database-unavailable',
        'Database unavailable',
        'The worker has no database.',
      ),
    '503 Database unavailable: The worker has no database; bind one: add the lines that "npx edge-faq check" prints for "d1_databases" to wrangler.toml, then run "npx wrangler deploy" and "npx wrangler d1 migrations apply DB --remote"',
  ],
  [
    'each error of a query or body, with its pointer',
    (_, response) =>
      sendProblem(response, 400, 'invalid-body', 'Invalid body', 'The body is invalid: see "errors".', {
        errors: [
          { pointer: '#/notice/en', detail: 'is empty' },
          { pointer: '#/by', detail: 'use one of court' },
        ],
      }),
    '400 Invalid body: The body is invalid: see "errors"; #/notice/en: is empty; #/by: use one of court',
  ],
  [
    'the first ten of many valid values',
    (_, response) =>
      sendProblem(response, 404, 'unknown-guide', 'Unknown guide', 'None.', {
        available: Array.from({ length: 11 }, (_, index) => `g${index}`),
      }),
    '404 Unknown guide: None; available: g0, g1, g2, g3, g4, g5, g6, g7, g8, g9, …',
  ],
  [
    'a worker without the route',
    (_, response) =>
      sendProblem(response, 404, 'unknown-path', 'Unknown path', 'There is no such path.', {
        available: ['/v1/guides'],
      }),
    '404 Unknown path: There is no such path; the worker is of an earlier version of edge-faq: build and deploy this one',
  ],
  [
    'a problem with members of other types',
    (_, response) => sendJson(response, 500, { title: 7, detail: {} }, 'problem+json'),
    '500 Internal Server Error',
  ],
  [
    'control characters of a server as symbols',
    (_, response) => sendProblem(response, 404, 'x', 'Gone\u001b[2J', 'a\u009bb\nc'),
    '404 Gone␛[2J: a␡b c',
  ],
  [
    'a page that is no API',
    (_, response) => void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>Hello</p>'),
    'ORIGIN is not the admin API of edge-faq: it returned 200 with text/html; check the URL',
  ],
  [
    'JSON that is damaged',
    (_, response) => void response.writeHead(200, { 'Content-Type': 'application/json' }).end('{'),
    'ORIGIN is not the admin API of edge-faq: it returned 200 with application/json; check the URL',
  ],
  [
    'JSON of another API',
    (_, response) => sendJson(response, 200, { withdrawals: [{ id: 1 }] }),
    'ORIGIN returned JSON of another kind: check the URL, and that the worker has the version of this command',
  ],
  [
    'the login page of Cloudflare Access',
    (_, response) =>
      void response.writeHead(302, { Location: 'https://team.cloudflareaccess.com/login' }).end(),
    'ORIGIN is behind Cloudflare Access: set CF_ACCESS_CLIENT_ID and CF_ACCESS_CLIENT_SECRET to a service token',
  ],
  [
    'a service token that Cloudflare Access refuses',
    (_, response) => void response.writeHead(403, { 'Content-Type': 'text/html' }).end('<h1>Forbidden</h1>'),
    'ORIGIN is guarded by something else than the worker, which returned 403 with text/html; for Cloudflare Access, check CF_ACCESS_CLIENT_ID and CF_ACCESS_CLIENT_SECRET',
  ],
  [
    'an error of the platform',
    (_, response) => void response.writeHead(502, { 'Content-Type': 'text/plain' }).end('error code: 1101'),
    'ORIGIN is not the admin API of edge-faq: it returned 502 with text/plain; try again later',
  ],
  [
    'a connection that breaks',
    (request) => void request.socket.destroy(),
    'ORIGIN is unreachable: other side closed; check the URL and the network',
  ],
])('reports %s', async (_, respond, message) => {
  expect(await messageFor(respond)).toBe(message);
});

test('follows no redirect, since the token is for one origin', async () => {
  let requests = 0;
  const other = await startServer((_, response) => {
    requests += 1;
    sendJson(response, 200, { total: 0, withdrawals: [] });
  });
  const message = await messageFor(
    (_, response) => void response.writeHead(308, { Location: `${other}/x` }).end(),
  );
  expect(message).toBe(
    `ORIGIN redirects to ${other}, which was not sent the token: if that is the worker, pass it by --url`,
  );
  expect(requests).toBe(0);
});

test('reports that nothing listens at the URL', async () => {
  const port = await getPort();
  await expect(restorePart(connect(`http://127.0.0.1:${port}`), { guide: 'help' })).rejects.toThrow(
    `http://127.0.0.1:${port} is unreachable: connect ECONNREFUSED 127.0.0.1:${port}; check the URL and the network`,
  );
});

test('says that an act may be done although the connection broke', async () => {
  const origin = await startServer((request) => void request.socket.destroy());
  await expect(restorePart(connect(origin), { guide: 'help' })).rejects.toThrow(
    'other side closed; it may have been done all the same',
  );
});

test('reports a response that does not come in time, and that the act may be done', async () => {
  const origin = await startServer(() => undefined);
  await expect(restorePart(connect(origin, 0.2), { guide: 'help' })).rejects.toThrow(
    `${origin} is unreachable: no response within 0.2 s; it may have been done all the same: see "edge-faq withdrawals"`,
  );
});
