import * as fc from 'fast-check';
import { tryDecodeURI } from 'hono/utils/url';
import { expect, test, vi } from 'vitest';
import { currentRevision, EARLIER_REVISION, fetchWorker, ORIGIN } from '../test/fixtures/worker-sample.ts';

const ADMIN_TOKEN = 'token';

/** With a rate limit that is never exceeded, so that requests with wrong tokens don't block those with the right one. */
const BINDINGS = { ADMIN_TOKEN, ADMIN_ATTEMPTS: { limit: async () => ({ success: true }) } };

/** Any text as a URL segment, and some that can't be decoded. */
const oddSegment = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }).map((text) => encodeURIComponent(text.toWellFormed())),
  fc.string({ maxLength: 20 }).map((text) => text.replaceAll(/[?#]/g, '')),
  fc.constantFrom(
    '',
    '.',
    '..',
    '%2e%2e',
    '%2F',
    '%00',
    '%',
    '%E0%A4%A',
    '%C0%AF',
    '__proto__',
    'constructor',
  ),
  fc.constantFrom('toString', '<script>', '*', ':guide', '{guide}', 'null', '-1', 'x'.repeat(300)),
);

const path = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({
        guide: fc.oneof({ weight: 5, arbitrary: fc.constantFrom('parcels', 'long', 'returns') }, oddSegment),
        rest: fc.oneof(
          {
            weight: 5,
            arbitrary: fc.constantFrom('', '/sections', '/sections/where', '/sections/tracking', '/search'),
          },
          oddSegment.map((segment) => `/sections/${segment}`),
          oddSegment.map((segment) => `/${segment}`),
        ),
      })
      .map(({ guide, rest }) => `/v1/guides/${guide}${rest}`),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '/v1/guides',
      '/v1/search',
      '/v1/suggest',
      '/healthz',
      '/readyz',
      '/admin/purge',
      '/admin/audit',
      '/problems/unknown-guide',
    ),
  },
  oddSegment.map((segment) => `/problems/${segment}`),
  fc.array(oddSegment, { maxLength: 6 }).map((segments) => `/${segments.join('/')}`),
);

const VALID_VALUES: Record<string, string[]> = {
  locale: ['en', 'zh-TW', 'zh', 'fr', 'en-x-a', 'i-klingon', ''],
  revision: [EARLIER_REVISION, currentRevision('long', 'en'), '0'.repeat(32)],
  chapter: ['lost', 'transit', 'chapter-1'],
  ids: ['where,gone', 'tracking', 'section-1,section-249', ',', 'where,'],
  fields: ['id', 'id,html', 'id,id', '', 'constructor'],
  large: ['headings', '', 'answers'],
  limit: ['1', '7', '100', '101', '0', '٣', '1e3', ' 1'],
  cursor: ['where', 'section-99', 'section-old'],
  q: ['lost', '追蹤', 'ｘ', 'umbrellas number 7', ' ', '<mark>', '"', '(', '\\'],
};

const parameter = fc.constantFrom(...Object.keys(VALID_VALUES)).chain((name) =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .constantFrom(...(VALID_VALUES[name] ?? []))
        .map((value) => `${name}=${encodeURIComponent(value)}`),
    },
    oddSegment.map((value) => `${name}=${value}`),
    oddSegment.map((value) => `${value}=${name}`),
  ),
);
const query = fc.oneof(
  fc.constant(''),
  fc.array(parameter, { minLength: 1, maxLength: 3 }).map((all) => `?${all.join('&')}`),
  parameter.map((one) => `?q=lost&${one}`),
);

const header = (...values: string[]) => fc.oneof(fc.constantFrom(...values), fc.string({ maxLength: 30 }));

const headers = fc.record(
  {
    Accept: header('*/*', 'text/markdown', 'text/*;q=0.1', 'application/json', 'a/b;q=2', ';q', ','),
    'Accept-Language': header('en', 'zh-HK', '*', 'en;q=0', '-', `${'a-'.repeat(50)}b`),
    'Access-Control-Request-Method': header('GET'),
    Authorization: header(`Bearer ${ADMIN_TOKEN}`, 'Bearer x', 'Basic eDp5'),
    'CF-Ray': header('8d1f0e2a3b4c5d6e-TPE'),
    'Content-Type': header('application/json', 'text/plain', 'application/json; charset=x'),
    'If-Modified-Since': header('Sun, 22 Nov 2026 00:00:00 GMT'),
    'If-None-Match': header(
      '*',
      `"${EARLIER_REVISION}"`,
      `W/"${currentRevision('parcels', 'en')}"`,
      '"',
      'W/',
    ),
    Origin: header('https://partner.example', 'null'),
    Range: header('bytes=0-10', 'bytes=-1', 'bytes=5-1'),
  },
  { requiredKeys: [] },
);

const method = fc.oneof(
  { weight: 8, arbitrary: fc.constant('GET') },
  fc.constantFrom('HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH'),
);
const body = header(
  '{"tags":["guides"]}',
  '{"tags":[]}',
  '{"tags":{"a":1}}',
  '{',
  'null',
  '[]',
  'x'.repeat(20_000),
);

const request = fc
  .record({ path, query, method, headers, body })
  .map(({ path, query, method, headers, body }) => ({
    url: path + query,
    init: { method, headers, ...(method.startsWith('P') && { body }) },
  }));

test('returns no 5xx, every error as a problem, and CORS headers for 10,000 random requests', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const counts = new Map<number, number>();
  const property = fc.asyncProperty(request, async ({ url, init }) => {
    const response = await fetchWorker(url, init, BINDINGS);
    const { status, headers: responseHeaders } = response;
    counts.set(status, (counts.get(status) ?? 0) + 1);
    const text = await response.text();
    expect(status).toBeLessThan(500);
    expect(responseHeaders.get('Set-Cookie')).toBeNull();
    expect(responseHeaders.get('X-Content-Type-Options')).toBe('nosniff');
    const isAdmin = /^\/admin(\/|$)/.test(tryDecodeURI(new URL(ORIGIN + url).pathname));
    expect(responseHeaders.get('Access-Control-Allow-Origin')).toBe(isAdmin ? null : '*');
    expect(responseHeaders.get('X-Request-Id')).toMatch(/^[0-9a-f-]{16,36}(-[A-Z]{3})?$/);
    if (status < 400) return;
    expect(responseHeaders.get('Content-Type')).toBe('application/problem+json');
    expect(responseHeaders.get('Cache-Control')).toBe('no-store');
    if (init.method === 'HEAD') return;
    const problem = JSON.parse(text);
    expect(problem.status).toBe(status);
    expect(problem.requestId).toBe(responseHeaders.get('X-Request-Id'));
  });
  await fc.assert(property, { numRuns: 10_000 });
  // Otherwise the requests were too random to reach the routes.
  for (const status of [200, 204, 304, 308, 400, 401, 404, 405, 406, 413])
    expect([status, counts.get(status) ?? 0]).toEqual([
      status,
      expect.toSatisfy((count: number) => count > 0),
    ]);
  vi.restoreAllMocks();
}, 120_000);
