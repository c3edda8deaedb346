import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  currentRevision,
  EARLIER_REVISION,
  fetchApp,
  fetchWorker,
} from '../../test/fixtures/worker-sample.ts';
import { performNegotiation } from '../http/negotiation.ts';
import { lookup, measureCache, store } from './response-cache.ts';

/** The headers that don't differ from request to request. */
function stableHeaders(headers: Headers): Record<string, string> {
  const { 'x-request-id': _, 'server-timing': __, ...rest } = Object.fromEntries(headers);
  return rest;
}

test.each([
  '/v1/guides',
  '/v1/guides/parcels',
  '/v1/guides/parcels?fields=html,id&large=headings',
  '/v1/guides/parcels/sections?limit=2',
  '/v1/guides/parcels/sections/where',
  '/v1/guides/parcels/search?q=lost',
  '/v1/search?q=lost',
  `/v1/guides/parcels?revision=${EARLIER_REVISION}`,
])('serves the second request of %s from the cache with a request id of its own', async (path) => {
  const [first, second] = [await fetchWorker(path), await fetchWorker(path)];
  expect(first.headers.get('Server-Timing')).not.toBe('memory');
  expect(second.headers.get('Server-Timing')).toBe('memory');
  expect(second.headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(second.headers.get('X-Request-Id')).not.toBe(first.headers.get('X-Request-Id'));
  expect(stableHeaders(second.headers)).toEqual(stableHeaders(first.headers));
  expect(await second.text()).toBe(await first.text());
});

test.each(['/healthz', '/readyz', '/v1/guides/none', '/v1/guides/parcels/sections/tracking'])(
  'never caches %s',
  async (path) => {
    await fetchWorker(path);
    expect((await fetchWorker(path)).headers.get('Server-Timing')).not.toBe('memory');
  },
);

test('caches the whole response for a HEAD request', async () => {
  const path = '/v1/guides/returns?locale=en';
  await fetchWorker(path, { method: 'HEAD' });
  const response = await fetchWorker(path);
  expect(response.headers.get('Server-Timing')).toBe('memory');
  expect(await response.json()).toMatchObject({ guide: 'returns', locale: 'en' });
});

interface Health {
  memory: { answers: number; bytes: number };
}

test.each([
  ['Accept-Language', (index: number) => `en, x-${index}`],
  ['Accept', (index: number) => `application/json, a/x-${index};q=0.1`],
])('stores one response for thousands of values of %s that select the same', async (name, headerOf) => {
  const path = `/v1/guides/parcels/sections?limit=1&locale=en`;
  const responses = async () => (await (await fetchWorker('/healthz')).json<Health>()).memory.answers;
  await fetchWorker(path);
  const before = await responses();
  for (let index = 0; index < 2_000; index += 1) {
    const response = await fetchWorker(path, { headers: { [name]: headerOf(index) } });
    expect(response.headers.get('Server-Timing')).toBe('memory');
  }
  expect(await responses()).toBe(before);
});

test('charges keys and headers: URLs of 4 kB fill the cache as bodies do', async () => {
  for (let index = 0; index < 4_000; index += 1)
    await fetchWorker(`/v1/search?q=${`${index}`.padEnd(90, 'x')}&locale=en&limit=${(index % 9) + 1}`);
  const { memory } = await (await fetchWorker('/healthz')).json<Health>();
  expect(memory.bytes).toBeLessThanOrEqual(8 * 1024 * 1024);
  expect(memory.bytes / memory.answers).toBeGreaterThan(2_048);
}, 60_000);

test('stores at most 64 variants of a URL', async () => {
  const url = 'https://faq.example/variants';
  for (let index = 0; index < 200; index += 1) {
    const request = new Request(url, { headers: { 'Accept-Language': `${index}` } });
    const select = (header: string | null) => header ?? '';
    performNegotiation(request, { header: 'Accept-Language', id: 'test', select });
    await store(request, new Response(`${index}`));
  }
  const cached = Array.from({ length: 200 }, (_, index) =>
    lookup(url, new Headers({ 'Accept-Language': `${index}` }), undefined),
  );
  expect(cached.filter((response) => response !== undefined)).toHaveLength(64);
  expect(new TextDecoder().decode(cached[199]?.body)).toBe('199');
});

test('returns a response that is too large to be cached, and does not store it', async () => {
  const [request, body] = [new Request('https://faq.example/large'), new Uint8Array(5 * 1024 * 1024)];
  const before = measureCache();
  const received = await store(request, new Response(body, { headers: { Vary: 'Accept' } }));
  expect(received.body.byteLength).toBe(body.byteLength);
  expect(lookup(request.url, request.headers, undefined)).toBeUndefined();
  expect(measureCache()).toEqual(before);
});

const requests = fc.record({
  path: fc.constantFrom(
    '/v1/guides/parcels',
    '/v1/guides/parcels/sections',
    '/v1/guides/parcels/sections/gone',
    '/v1/guides/parcels/search?q=lost',
    '/v1/guides/returns',
    '/v1/search?q=lost',
  ),
  query: fc.constantFrom(
    '',
    'locale=en',
    'locale=zh-TW',
    `revision=${EARLIER_REVISION}`,
    `revision=${currentRevision('parcels', 'en')}`,
    'fields=id',
    'limit=1',
  ),
  headers: fc.record(
    {
      Accept: fc.constantFrom('application/json', 'text/markdown', 'text/plain', 'text/*;q=0.5', 'text/html'),
      'Accept-Language': fc.constantFrom('en', 'zh-TW', 'zh-CN', 'fr', 'en;q=0.1, zh-Hans'),
      Origin: fc.constantFrom('https://a.example', 'https://b.example'),
      Cookie: fc.constantFrom('a=1', 'a=2'),
    },
    { requiredKeys: [] },
  ),
  method: fc.constantFrom('GET', 'HEAD'),
});

test('serves the same responses as the app without a cache, for any locale, media type and revision', async () => {
  let hits = 0;
  const property = fc.asyncProperty(requests, async ({ path, query, ...init }) => {
    const url = query === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`;
    const [response, uncached] = [await fetchWorker(url, init), await fetchApp(url, init)];
    const { etag, ...headers } = stableHeaders(response.headers);
    const { etag: expectedEtag = etag, ...expectedHeaders } = stableHeaders(uncached.headers);
    expect([url, response.status, etag, headers]).toEqual([
      url,
      uncached.status,
      expectedEtag,
      expectedHeaders,
    ]);
    expect(await bodyWithoutId(response)).toBe(await bodyWithoutId(uncached));
    if (response.headers.get('Server-Timing') === 'memory') hits += 1;
  });
  await fc.assert(property, { numRuns: 2_000 });
  expect(hits).toBeGreaterThan(500);
}, 60_000);

/** The body without the request id. */
async function bodyWithoutId(response: Response): Promise<string> {
  return (await response.text()).replace(response.headers.get('X-Request-Id') ?? '', '');
}
