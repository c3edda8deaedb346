import { afterEach, describe, expect, test } from 'vitest';
import { fetchFrom, fetchWorker, ORIGIN } from '../../test/fixtures/worker-sample.ts';
import { restoreAll, withdraw } from '../../test/fixtures/worker-sample-withdrawals.ts';

const OEMBED = `/oembed?url=${encodeURIComponent(`${ORIGIN}/g/parcels/en`)}`;

const PATHS = [
  '/robots.txt',
  '/sitemap.xml',
  '/feed.xml',
  '/feed.xml?locale=en',
  '/llms.txt',
  '/llms-full.txt',
  OEMBED,
  `${OEMBED}&format=xml`,
];

const textOf = async (path: string) => (await fetchWorker(path)).text();
const oembedOf = (page: string) => fetchWorker(`/oembed?url=${encodeURIComponent(ORIGIN + page)}`);

afterEach(restoreAll);

describe.each(PATHS)('%s', (path) => {
  test('may be stored by caches and read by any origin, and revalidates by its ETag', async () => {
    const { status, headers } = await fetchWorker(path);
    expect(status).toBe(200);
    expect(headers.get('Cache-Control')).toMatch(/^public, max-age=60, /);
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(headers.get('Vary')).toBeNull();
    const init = { headers: { 'If-None-Match': headers.get('ETag') ?? '' } };
    expect((await fetchWorker(path, init)).status).toBe(304);
  });

  test('returns the same headers to HEAD, without a body', async () => {
    const get = await fetchWorker(path);
    const head = await fetchWorker(path, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    for (const name of ['Content-Type', 'ETag', 'Cache-Tag', 'Content-Language'])
      expect(head.headers.get(name), name).toBe(get.headers.get(name));
  });

  test('returns 400 for an unknown parameter, and 405 for another method', async () => {
    const unknown = await fetchWorker(`${path}${path.includes('?') ? '&' : '?'}unknown=1`);
    expect([unknown.status, unknown.headers.get('Content-Type')]).toEqual([400, 'application/problem+json']);
    const { status, headers } = await fetchWorker(path, { method: 'DELETE' });
    expect([status, headers.get('Allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });

  test('has no URL of the host of the request', async () => {
    const text = await (await fetchFrom('https://other.example', path)).text();
    expect(text).not.toContain('other.example');
  });
});

test.each(['/sitemap.xml', '/feed.xml', '/llms.txt', '/llms-full.txt'])(
  'purges with the list of guides: %s',
  async (path) => {
    expect((await fetchWorker(path)).headers.get('Cache-Tag')?.split(',')).toContain('guides');
  },
);

test('lists nothing of a withdrawn guide, and all of it again after undo', async () => {
  const paths = ['/sitemap.xml', '/feed.xml?locale=en', '/llms.txt', '/llms-full.txt?locale=en'];
  for (const path of paths) expect(await textOf(path), path).toContain('/g/returns/en');
  const before = await Promise.all(paths.map(textOf));
  await withdraw('guide=returns');
  for (const path of paths) expect(await textOf(path), path).not.toContain('/g/returns');
  expect((await oembedOf('/g/returns/en')).status).toBe(451);
  await restoreAll();
  expect(await Promise.all(paths.map(textOf))).toEqual(before);
});

test('lists the other locales of a guide that is withdrawn in one', async () => {
  await withdraw('guide=returns&locale=en');
  for (const path of ['/sitemap.xml', '/llms.txt']) {
    const text = await textOf(path);
    expect(text).not.toContain('/g/returns/en');
    expect(text).toContain('/g/returns/zh-Hant');
  }
  expect(await textOf('/feed.xml?locale=zh-Hant')).toContain('/g/returns/zh-Hant');
  expect((await oembedOf('/g/returns/zh-Hant')).status).toBe(200);
});

test('shows a withdrawn section as a notice in the feed, and nowhere else', async () => {
  await withdraw('guide=parcels&section=gone', {
    status: 410,
    by: 'publisher',
    notice: { en: 'Gone for good.' },
  });
  const sitemap = await textOf('/sitemap.xml');
  expect(sitemap).toContain('/g/parcels/en/damaged<');
  expect(sitemap).not.toContain('/gone<');
  const feed = await textOf('/feed.xml?locale=en');
  expect(feed).toContain(
    `<id>${ORIGIN}/g/parcels/en/gone</id>\n<title>This answer has been withdrawn</title>`,
  );
  expect(feed).toContain('Gone for good.');
  expect(feed).toContain(`<updated>${new Date().toISOString().slice(0, 10)}T00:00:00Z</updated>`);
  expect((await oembedOf('/g/parcels/en/gone')).status).toBe(410);
  expect((await oembedOf('/g/parcels/en#gone')).status).toBe(410);
});

test('leaves a section out of the sitemap that is withdrawn by a former id', async () => {
  await withdraw('guide=parcels&section=tracking');
  expect(await textOf('/sitemap.xml')).not.toContain('/g/parcels/en/where<');
});

test('has in the feed of one language only the sections that differ from the revision before', async () => {
  const feed = await textOf('/feed.xml?locale=en');
  const ofParcels = [...feed.matchAll(/<id>[^<]*\/g\/parcels\/en\/([^<]*)<\/id>/g)].map(([, id]) => id);
  expect(ofParcels).toEqual(['gone']);
  expect(await textOf('/feed.xml?locale=zh-TW')).toContain('xml:lang="zh-Hant"');
  expect((await fetchWorker('/feed.xml?locale=fr')).status).toBe(404);
});

test.each(['#causes', '#main', '#%E8%B2%B8'])(
  'describes the whole guide for the fragment %s, which is no section',
  async (hash) => {
    const whole = await (await oembedOf('/g/parcels/en')).json();
    const response = await oembedOf(`/g/parcels/en${hash}`);
    expect([response.status, await response.json()]).toEqual([200, whole]);
  },
);
