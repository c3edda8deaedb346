import { createExecutionContext, env, SELF } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { app } from './app.ts';
import worker from './index.ts';

const ORIGIN = 'https://faq.example';
const GUIDE = '/v1/guides/overdue-loan';

/** A path for every GET route of readers. The publisher's allow no other origin, and are tested in admin/. */
const GET_PATHS: Record<string, string> = {
  '/.well-known/security.txt': '/.well-known/security.txt',
  '/v1/guides': '/v1/guides',
  '/v1/guides/:guide': GUIDE,
  '/v1/guides/:guide/sections': `${GUIDE}/sections?limit=2`,
  '/v1/guides/:guide/sections/:section': `${GUIDE}/sections/process`,
  '/v1/guides/:guide/sections/:section/votes': `${GUIDE}/sections/process/votes`,
  '/v1/guides/:guide/search': `${GUIDE}/search?q=loan`,
  '/v1/search': '/v1/search?q=loan',
  '/v1/suggest': '/v1/suggest?q=loan',
  '/v1/reports/:receipt': '/v1/reports/none',
  '/healthz': '/healthz',
  '/readyz': '/readyz',
  '/problems/:name': '/problems/unknown-guide',
  '/embed/:script{.+\\.js}': '/embed/overdue-loan.js?locale=en',
  '/embed/frame/feedback': '/embed/frame/feedback?guide=overdue-loan&votes',
  '/images/:name': '/images/logo.png',
  '/content/:guide{[a-z0-9-]{1,64}}/:locale/:file{[0-9a-f]{32}\\.json}': `/content/overdue-loan/en/${'0'.repeat(32)}.json`,
  '/': '/?locale=en',
  '/accessibility': '/accessibility?locale=en',
  '/report': '/report?locale=en',
  '/reports': '/reports?locale=en',
  '/reports/:receipt': '/reports/none',
  '/icon.svg': '/icon.svg',
  '/speculation-rules.json': '/speculation-rules.json',
  '/g': '/g',
  '/g/': '/g/',
  '/g/:guide': '/g/overdue-loan',
  '/g/:guide/': '/g/overdue-loan/',
  '/g/:guide/:locale': '/g/overdue-loan/en',
  '/g/:guide/:locale/': '/g/overdue-loan/en/',
  '/g/:guide/:locale/:section': '/g/overdue-loan/en/process',
  '/g/:guide/:locale/:section/': '/g/overdue-loan/en/process/',
  '/g/:guide/:twin{(?:[^/]+/)?[^/]+\\.(?:md|json|txt)/?}': '/g/overdue-loan/en.md',
  '/robots.txt': '/robots.txt',
  '/sitemap.xml': '/sitemap.xml',
  '/:part{sitemap-[1-9]\\d{0,4}\\.xml}': '/sitemap-1.xml',
  '/feed.xml': '/feed.xml?locale=en',
  '/llms.txt': '/llms.txt',
  '/llms-full.txt': '/llms-full.txt?locale=en',
  '/oembed': '/oembed?url=https%3A%2F%2Ffaq.example%2Fg%2Foverdue-loan%2Fen',
  '/share/:guide/:file{[\\w-]+\\.png}': '/share/overdue-loan/en.png',
  '/share/:file{[\\w-]+\\.png}': '/share/en.png',
};

/** GET routes whose path accepts other methods, too. */
const WRITABLE = ['/v1/guides/:guide/sections/:section/votes', '/v1/reports/:receipt', '/report', '/reports'];

const READ_ONLY_PATHS = Object.entries(GET_PATHS)
  .filter(([route]) => !WRITABLE.includes(route))
  .map(([, path]) => path);

test('covers every GET route of readers in these tests', () => {
  const routes = app.routes
    .filter(({ method, path }) => method === 'GET' && !path.startsWith('/admin/'))
    .map(({ path }) => path);
  expect(Object.keys(GET_PATHS).toSorted()).toEqual([...new Set(routes)].toSorted());
});

/** The response without the headers that differ from request to request. */
async function fetchStable(path: string, init: RequestInit<RequestInitCfProperties>) {
  const response = await SELF.fetch(ORIGIN + path, init);
  const { 'x-request-id': id, 'server-timing': _, ...headers } = Object.fromEntries(response.headers);
  expect(id).toBeTruthy();
  return { status: response.status, headers, text: await response.text() };
}

test.each([
  ...Object.values(GET_PATHS),
  `${GUIDE}?locale=fr`,
  `${GUIDE}?no`,
  '/v1/guides/none',
  '/nothing',
  '/admin/purge',
  '/admin/audit',
])(
  'returns the status and headers of GET without a body for HEAD %s, before and after a GET',
  async (path) => {
    const before = await fetchStable(path, { method: 'HEAD' });
    const get = await fetchStable(path, {});
    const after = await fetchStable(path, { method: 'HEAD' });
    expect(get.text).not.toBe('');
    for (const head of [before, after]) expect(head).toEqual({ ...get, text: '' });
  },
);

test.each(READ_ONLY_PATHS)('returns the allowed methods for OPTIONS %s', async (path) => {
  const response = await SELF.fetch(ORIGIN + path, { method: 'OPTIONS' });
  expect(response.status).toBe(204);
  expect(response.headers.get('Allow')).toBe('GET, HEAD, OPTIONS');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  expect(response.headers.get('Content-Type')).toBeNull();
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(response.headers.get('Access-Control-Expose-Headers')).toBe(
    'Allow,ETag,Link,Retry-After,X-Request-Id',
  );
  expect(await response.text()).toBe('');
});

test.each([
  ['/admin/purge', 'POST, OPTIONS'],
  ['/admin/audit', 'GET, HEAD, OPTIONS'],
])('returns the allowed methods for OPTIONS of the admin route %s', async (path, allow) => {
  const response = await SELF.fetch(ORIGIN + path, { method: 'OPTIONS' });
  expect(response.status).toBe(204);
  expect(response.headers.get('Allow')).toBe(allow);
  expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
});

test.each(['POST', 'PUT', 'DELETE', 'PATCH'])(
  'returns 405 with the allowed methods for %s of a GET route',
  async (method) => {
    for (const path of READ_ONLY_PATHS) {
      const response = await SELF.fetch(ORIGIN + path, { method });
      expect([path, response.status]).toEqual([path, 405]);
      expect(response.headers.get('Allow')).toBe('GET, HEAD, OPTIONS');
      expect(await response.json()).toMatchObject({
        type: `${ORIGIN}/problems/method-not-allowed`,
        detail: `${method} is not allowed here. Use GET, HEAD, OPTIONS.`,
      });
    }
  },
);

test('returns 405 with the allowed methods for GET of a POST route', async () => {
  const request = new Request<unknown, IncomingRequestCfProperties>(`${ORIGIN}/admin/purge`, {
    headers: { Authorization: 'Bearer token' },
  });
  const response = await worker.fetch(request, { ...env, ADMIN_TOKEN: 'token' }, createExecutionContext());
  expect(response.status).toBe(405);
  expect(response.headers.get('Allow')).toBe('POST, OPTIONS');
});

test.each([
  '/v2/guides',
  '/v1',
  '/v1/guides/overdue-loan/sections/process/more',
  '/embed/none',
  '/admin',
  '//',
])('returns 404 with the available paths for %s, for any method', async (path) => {
  for (const method of ['GET', 'POST', 'OPTIONS']) {
    const response = await SELF.fetch(ORIGIN + path, { method });
    expect([method, response.status]).toEqual([method, 404]);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      type: `${ORIGIN}/problems/unknown-path`,
      available: [
        '/',
        '/v1/guides',
        '/v1/search',
        '/docs',
        '/openapi.json',
        '/healthz',
        '/embed/edge-faq.js',
      ],
    });
  }
});

test('lists only existing paths in a 404: assets or routes', async () => {
  const problem: { available: string[] } = await (await SELF.fetch(`${ORIGIN}/nothing`)).json();
  for (const path of problem.available) {
    const responses = await Promise.all([env.ASSETS.fetch(ORIGIN + path), SELF.fetch(ORIGIN + path)]);
    expect(responses.map(({ status }) => [path, status === 404])).toContainEqual([path, false]);
  }
});

test('sets no Content-Type on a response without content: 204 and 304', async () => {
  const responses = await Promise.all([
    SELF.fetch(`${ORIGIN}/admin/purge`, { method: 'OPTIONS' }),
    SELF.fetch(`${ORIGIN}/v1/guides`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://partner.example', 'Access-Control-Request-Method': 'GET' },
    }),
    SELF.fetch(ORIGIN + GUIDE, { headers: { 'If-None-Match': '*' } }),
  ]);
  expect(responses.map(({ status, headers }) => [status, headers.get('Content-Type')])).toEqual([
    [204, null],
    [204, null],
    [304, null],
  ]);
});
