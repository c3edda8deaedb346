import { SELF } from 'cloudflare:test';
import { afterEach, beforeEach, expect, type MockInstance, test, vi } from 'vitest';

/** Headers that identify a reader. */
const READER_HEADERS = {
  Authorization: 'Bearer private-token',
  'CF-Connecting-IP': '203.0.113.9',
  Cookie: 'session=private-cookie',
  Origin: 'https://private-partner.example',
  Referer: 'https://private-partner.example/page',
  'User-Agent': 'private-browser',
  'X-Forwarded-For': '203.0.113.9',
};
const get = (path: string) => SELF.fetch(`https://faq.example${path}`, { headers: READER_HEADERS });

let log: MockInstance<typeof console.log>;

beforeEach(() => {
  log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

test.each([
  ['/v1/guides', '/v1/guides', 200, null],
  ['/v1/guides/overdue-loan', '/v1/guides/:guide?locale=en', 200, 'en'],
  [
    '/v1/guides/overdue-loan/sections/process',
    '/v1/guides/:guide/sections/:section?locale=zh-TW',
    200,
    'zh-Hant',
  ],
  ['/v1/search', '/v1/search?q=private-words&locale=en', 200, 'en'],
  ['/v1/guides/none', '/v1/guides/:guide', 404, 'en'],
])(
  'logs %s as one structured line that does not identify the reader',
  async (path, routeAndQuery, status, locale) => {
    const [route, query] = routeAndQuery.split('?');
    const response = await get(query === undefined ? path : `${path}?${query}`);
    expect(log).toHaveBeenCalledOnce();
    const [line] = log.mock.calls[0] ?? [];
    expect(line).toEqual({
      requestId: response.headers.get('X-Request-Id'),
      method: 'GET',
      route,
      path,
      status,
      locale,
      timing: response.headers.get('Server-Timing'),
    });
    expect(JSON.stringify(line)).not.toMatch(/private|203\.0\.113\.9/);
  },
);

test('does not log a cache hit', async () => {
  await get('/v1/guides/overdue-loan/sections');
  await get('/v1/guides/overdue-loan/sections');
  expect(log).toHaveBeenCalledOnce();
});

test('sets Server-Timing to the duration of each step, and omits it without steps', async () => {
  const response = await get('/v1/guides/overdue-loan/search?q=loan&locale=zh-Hans');
  const steps = response.headers.get('Server-Timing')?.split(',') ?? [];
  const names = steps.flatMap((step) => step.match(/^(\w+);dur=\d+\.\d$/)?.[1] ?? []);
  expect(names).toHaveLength(steps.length);
  expect(names.toSorted()).toEqual(['content', 'index', 'manifest']);
  expect((await get('/healthz')).headers.get('Server-Timing')).toBeNull();
});
