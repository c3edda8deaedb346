import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ask, askAnew, EARLIER, revisionOf } from '../../test/fixtures/worker-sample.ts';
import { measureMemory, recall, remember } from './memory.ts';

/** Without what is of one request only. */
function steady(headers: Headers): Record<string, string> {
  const { 'x-request-id': _, 'server-timing': __, ...rest } = Object.fromEntries(headers);
  return rest;
}

test.each([
  '/v1/guides',
  '/v1/guides/parcels',
  '/v1/guides/parcels/sections?limit=2',
  '/v1/guides/parcels/sections/where',
  '/v1/guides/parcels/search?q=lost',
  '/v1/search?q=lost',
  `/v1/guides/parcels?revision=${EARLIER}`,
])('%s is given again from memory, under a name of its own', async (path) => {
  const [first, second] = [await ask(path), await ask(path)];
  expect(first.headers.get('Server-Timing')).not.toBe('memory');
  expect(second.headers.get('Server-Timing')).toBe('memory');
  expect(second.headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(second.headers.get('X-Request-Id')).not.toBe(first.headers.get('X-Request-Id'));
  expect(steady(second.headers)).toEqual(steady(first.headers));
  expect(await second.text()).toBe(await first.text());
});

test.each(['/healthz', '/readyz', '/v1/guides/none', '/v1/guides/parcels/sections/tracking'])(
  '%s is never given from memory',
  async (path) => {
    await ask(path);
    expect((await ask(path)).headers.get('Server-Timing')).not.toBe('memory');
  },
);

test('what a HEAD brought to memory is a whole answer', async () => {
  const path = '/v1/guides/returns?locale=en';
  await ask(path, { method: 'HEAD' });
  const answer = await ask(path);
  expect(answer.headers.get('Server-Timing')).toBe('memory');
  expect(await answer.json()).toMatchObject({ guide: 'returns', locale: 'en' });
});

test('whoever asks one address with ever other headers pushes out nothing of other addresses', async () => {
  const path = '/v1/guides/returns/sections?limit=1';
  await ask(path);
  for (let index = 0; index < 5_000; index += 1)
    await ask('/v1/guides/parcels', { headers: { 'Accept-Language': `en, x-${index}` } });
  expect((await ask(path)).headers.get('Server-Timing')).toBe('memory');
  const { memory } = await (await ask('/healthz')).json<{ memory: { answers: number; bytes: number } }>();
  expect(memory.answers).toBeGreaterThan(100);
  expect(memory.bytes).toBeLessThanOrEqual(8 * 1024 * 1024);
}, 60_000);

test('an answer too large to be remembered is given whole all the same', async () => {
  const [request, body] = [new Request('https://faq.example/large'), new Uint8Array(5 * 1024 * 1024)];
  const before = measureMemory();
  const given = await remember(request, new Response(body, { headers: { Vary: 'Accept' } }));
  expect(given.body.byteLength).toBe(body.byteLength);
  expect(recall(request.url, request.headers)).toBeUndefined();
  expect(measureMemory()).toEqual(before);
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
    `revision=${EARLIER}`,
    `revision=${revisionOf('parcels', 'en')}`,
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

test('locales, media types and revisions never mix: every answer is that of a worker without memory', async () => {
  let remembered = 0;
  const property = fc.asyncProperty(requests, async ({ path, query, ...init }) => {
    const address = query === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`;
    const [answer, anew] = [await ask(address, init), await askAnew(address, init)];
    const { etag, ...headers } = steady(answer.headers);
    const { etag: expected = etag, ...expectedHeaders } = steady(anew.headers);
    expect([address, answer.status, etag, headers]).toEqual([
      address,
      anew.status,
      expected,
      expectedHeaders,
    ]);
    expect(await named(answer)).toBe(await named(anew));
    if (answer.headers.get('Server-Timing') === 'memory') remembered += 1;
  });
  await fc.assert(property, { numRuns: 2_000 });
  expect(remembered).toBeGreaterThan(500);
}, 60_000);

/** The body with the name of its request left out. */
async function named(answer: Response): Promise<string> {
  return (await answer.text()).replace(answer.headers.get('X-Request-Id') ?? '', '');
}
