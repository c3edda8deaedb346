import { env, SELF } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { app } from './app.ts';

const ORIGIN = 'https://faq.example';
const GUIDE = '/v1/guides/overdue-loan';

/** An address of every route that is read, by the route. */
const READS: Record<string, string> = {
  '/v1/guides': '/v1/guides',
  '/v1/guides/:guide': GUIDE,
  '/v1/guides/:guide/sections': `${GUIDE}/sections?limit=2`,
  '/v1/guides/:guide/sections/:section': `${GUIDE}/sections/process`,
  '/v1/guides/:guide/search': `${GUIDE}/search?q=loan`,
  '/v1/search': '/v1/search?q=loan',
  '/healthz': '/healthz',
  '/readyz': '/readyz',
  '/problems/:name': '/problems/unknown-guide',
  '/embed/:script{.+\\.js}': '/embed/overdue-loan.js?locale=en',
};

test('the addresses of these tests are of every route', () => {
  const routes = app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path);
  expect(Object.keys(READS).toSorted()).toEqual([...new Set(routes)].toSorted());
});

/** Headers that are the same whenever it is asked. */
async function steadyHeaders(path: string, init: RequestInit<RequestInitCfProperties>) {
  const answer = await SELF.fetch(ORIGIN + path, init);
  const { 'x-request-id': id, 'server-timing': _, ...steady } = Object.fromEntries(answer.headers);
  expect(id).toBeTruthy();
  return { status: answer.status, steady, text: await answer.text() };
}

test.each([
  ...Object.values(READS),
  `${GUIDE}?locale=fr`,
  `${GUIDE}?no`,
  '/v1/guides/none',
  '/nothing',
  '/admin/purge',
])('HEAD %s has the status and headers of GET, and no body, before it and after it', async (path) => {
  const before = await steadyHeaders(path, { method: 'HEAD' });
  const get = await steadyHeaders(path, {});
  const after = await steadyHeaders(path, { method: 'HEAD' });
  expect(get.text).not.toBe('');
  for (const head of [before, after]) expect(head).toEqual({ ...get, text: '' });
});

test.each(Object.values(READS))('OPTIONS %s says what is allowed', async (path) => {
  const answer = await SELF.fetch(ORIGIN + path, { method: 'OPTIONS' });
  expect(answer.status).toBe(204);
  expect(answer.headers.get('Allow')).toBe('GET, HEAD, OPTIONS');
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(answer.headers.get('Access-Control-Expose-Headers')).toBe(
    'Allow,ETag,Link,Retry-After,X-Request-Id',
  );
  expect(await answer.text()).toBe('');
});

test('OPTIONS of what is only written says so', async () => {
  const answer = await SELF.fetch(`${ORIGIN}/admin/purge`, { method: 'OPTIONS' });
  expect(answer.status).toBe(204);
  expect(answer.headers.get('Allow')).toBe('POST, OPTIONS');
});

test.each(['POST', 'PUT', 'DELETE', 'PATCH'])(
  '%s of what is only read is a 405 that says what is allowed',
  async (method) => {
    for (const path of Object.values(READS)) {
      const answer = await SELF.fetch(ORIGIN + path, { method });
      expect([path, answer.status]).toEqual([path, 405]);
      expect(answer.headers.get('Allow')).toBe('GET, HEAD, OPTIONS');
      expect(await answer.json()).toMatchObject({
        type: `${ORIGIN}/problems/method-not-allowed`,
        detail: `${method} is not possible here; GET, HEAD, OPTIONS are.`,
      });
    }
  },
);

test('GET of what is only written is a 405 that says so', async () => {
  const answer = await SELF.fetch(`${ORIGIN}/admin/purge`);
  expect(answer.status).toBe(405);
  expect(answer.headers.get('Allow')).toBe('POST, OPTIONS');
});

test.each([
  '/',
  '/v2/guides',
  '/v1',
  '/v1/guides/overdue-loan/sections/process/more',
  '/embed/none',
  '/admin',
  '//',
])('nothing is at %s: a 404 that says where to start, whatever the method', async (path) => {
  for (const method of ['GET', 'POST', 'OPTIONS']) {
    const answer = await SELF.fetch(ORIGIN + path, { method });
    expect([method, answer.status]).toEqual([method, 404]);
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({
      type: `${ORIGIN}/problems/unknown-path`,
      available: ['/v1/guides', '/v1/search', '/docs', '/openapi.json', '/healthz', '/embed/edge-faq.js'],
    });
  }
});

test('everywhere that a 404 sends its reader there is something: an asset, or an answer of the worker', async () => {
  const problem: { available: string[] } = await (await SELF.fetch(`${ORIGIN}/nothing`)).json();
  for (const path of problem.available) {
    const places = await Promise.all([env.ASSETS.fetch(ORIGIN + path), SELF.fetch(ORIGIN + path)]);
    expect(places.map(({ status }) => [path, status === 404])).toContainEqual([path, false]);
  }
});
