import { afterEach, describe, expect, test } from 'vitest';
import { fetchWorker } from '../../test/fixtures/worker-sample.ts';
import { restoreAll, withdraw } from '../../test/fixtures/worker-sample-withdrawals.ts';

const TYPES = [
  ['.md', 'text/markdown'],
  ['.json', 'application/json'],
  ['.txt', 'text/plain'],
] as const;

afterEach(restoreAll);

describe.each(TYPES)('%s', (suffix, accept) => {
  test.each([
    ['/g/parcels/en', '/v1/guides/parcels?locale=en'],
    ['/g/parcels/zh-Hans', '/v1/guides/parcels?locale=zh-Hans'],
    ['/g/parcels/en/where', '/v1/guides/parcels/sections/where?locale=en'],
  ])('returns at %s what the API returns at %s', async (page, api) => {
    const twin = await fetchWorker(page + suffix);
    const expected = await fetchWorker(api, { headers: { Accept: accept } });
    expect(twin.status).toBe(200);
    expect(await twin.text()).toBe(await expected.text());
    for (const name of ['Content-Type', 'Content-Language', 'Cache-Control', 'ETag', 'Last-Modified'])
      expect(twin.headers.get(name), name).toBe(expected.headers.get(name));
    expect(twin.headers.get('Cache-Tag')).toBe(expected.headers.get('Cache-Tag'));
    expect(twin.headers.get('Vary')).toBeNull();
    expect(twin.headers.get('Link')).toBe(`<https://faq.example${page}>; rel="canonical"`);
  });

  test.each([
    ['/g/parcels/en', '/', 308, '/g/parcels/en'],
    ['/g/Parcels/EN', '', 308, '/g/parcels/en'],
    ['/g/parcels/zh-hant', '', 308, '/g/parcels/zh-Hant'],
    ['/g/parcels/en/tracking', '', 308, '/g/parcels/en/where'],
    ['/g/parcels/en/Where', '/', 308, '/g/parcels/en/where'],
    ['/g/packages/en', '', 308, '/g/parcels/en'],
    ['/g/packages/en/where', '', 308, '/g/parcels/en/where'],
    ['/g/parcels/zh-TW', '', 302, '/g/parcels/zh-Hant'],
    ['/g/parcels/fr/where', '', 302, '/g/parcels/zh-Hant/where'],
    ['/g/long/zh-Hant', '', 302, '/g/long/en'],
  ])('redirects %s to the twin that has the path now', async (page, slash, status, location) => {
    const response = await fetchWorker(page + suffix + slash, { redirect: 'manual' });
    expect([response.status, response.headers.get('Location')]).toEqual([status, location + suffix]);
    expect(response.headers.get('Cache-Tag')).toMatch(/^guide:(?:parcels(?:,guide:packages)?|long)$/);
  });

  test.each([
    ['/g/none/en', 'unknown-guide'],
    ['/g/constructor/en', 'unknown-guide'],
    ['/g/parcels/zh_Hant', 'unknown-locale'],
    ['/g/parcels/where', 'unknown-locale'],
    ['/g/parcels/en/none', 'unknown-section'],
  ])('returns a problem for %s: %s', async (page, name) => {
    const response = await fetchWorker(page + suffix, { redirect: 'manual' });
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      404,
      'application/problem+json',
    ]);
    const problem = await response.json<{ type: string; available: string[] }>();
    expect(problem.type).toBe(`https://faq.example/problems/${name}`);
    expect(problem.available.length).toBeGreaterThan(0);
  });

  test('returns 400 for a query parameter', async () => {
    expect((await fetchWorker(`/g/parcels/en${suffix}?locale=en`)).status).toBe(400);
  });

  test('returns 451 for a withdrawn guide, and 410 for a section by any id that it has had', async () => {
    await withdraw('guide=returns');
    await withdraw('guide=parcels&section=where', { status: 410, by: 'publisher', notice: { en: 'Gone.' } });
    expect((await fetchWorker(`/g/returns/en${suffix}`)).status).toBe(451);
    for (const id of ['where', 'tracking'])
      expect((await fetchWorker(`/g/parcels/en/${id}${suffix}`, { redirect: 'manual' })).status).toBe(410);
    expect(await (await fetchWorker(`/g/parcels/en${suffix}`)).text()).not.toContain('follow the delivery');
  });

  test('returns the headers alone to HEAD, and 304 to its own ETag', async () => {
    const head = await fetchWorker(`/g/parcels/en${suffix}`, { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('Access-Control-Allow-Origin')]).toEqual([
      200,
      '',
      '*',
    ]);
    const again = { headers: { 'If-None-Match': head.headers.get('ETag') ?? '' } };
    expect((await fetchWorker(`/g/parcels/en${suffix}`, again)).status).toBe(304);
  });
});

test.each([
  ['/v1/guides/packages/sections/where?locale=en', '/v1/guides/parcels/sections/where?locale=en'],
  ['/v1/guides/packets?fields=', undefined],
  ['/v1/guides/packets', '/v1/guides/parcels'],
  ['/v1/guides/packages/search?q=lost&locale=en', '/v1/guides/parcels/search?q=lost&locale=en'],
  ['/embed/packages.js?locale=en', '/embed/parcels.js?locale=en'],
])('redirects %s, of a guide that has moved', async (path, location) => {
  const response = await fetchWorker(path, { redirect: 'manual' });
  expect(response.status).toBe(location === undefined ? 400 : 308);
  expect(response.headers.get('Location') ?? undefined).toBe(location);
});
