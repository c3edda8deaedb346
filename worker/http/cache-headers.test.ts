import { expect, test } from 'vitest';
import {
  currentRevision,
  EARLIER_REVISION,
  fetchApp,
  fetchWorker,
} from '../../test/fixtures/worker-sample.ts';

const PUBLIC = 'public, max-age=60, stale-while-revalidate=86400, stale-if-error=604800';
const UNCHANGING = 'public, max-age=3600, stale-while-revalidate=86400, stale-if-error=604800';
const EN = currentRevision('parcels', 'en');

test.each([
  ['/v1/guides', PUBLIC],
  ['/v1/guides/parcels', PUBLIC],
  [`/v1/guides/parcels?revision=${EN}`, UNCHANGING],
  ['/v1/guides/parcels/sections', PUBLIC],
  [`/v1/guides/parcels/sections?revision=${EARLIER_REVISION}`, UNCHANGING],
  ['/v1/guides/parcels/sections?cursor=tracking', PUBLIC],
  ['/v1/guides/parcels/sections/where', PUBLIC],
  [`/v1/guides/parcels/sections/where?revision=${EN}`, UNCHANGING],
  ['/v1/guides/parcels/sections/tracking', PUBLIC],
  [`/v1/guides/parcels/sections/tracking?revision=${EN}`, PUBLIC],
  ['/v1/guides/parcels/search?q=lost', PUBLIC],
  [`/v1/guides/parcels/search?q=lost&revision=${EN}`, UNCHANGING],
  ['/v1/search?q=lost', PUBLIC],
  ['/v1/suggest?q=lo', PUBLIC],
  ['/problems/unknown-guide', PUBLIC],
  ['/healthz', 'no-store'],
  ['/readyz', 'no-store'],
  ['/v1/guides/none', 'no-store'],
  ['/v1/guides/parcels?locale=fr', 'no-store'],
  [`/v1/guides/parcels?revision=${'0'.repeat(32)}`, 'no-store'],
  ['/v1/guides/parcels?no', 'no-store'],
  ['/v1/guides/parcels/sections/none', 'no-store'],
  ['/admin/purge', 'no-store'],
  ['/nothing', 'no-store'],
])('sets Cache-Control of %s to %s', async (path, control) => {
  expect((await fetchWorker(path)).headers.get('Cache-Control')).toBe(control);
});

test.each([
  ['a media type that is not available', { headers: { Accept: 'text/html' } }],
  ['another method', { method: 'POST' }],
  ['OPTIONS', { method: 'OPTIONS' }],
])('sets Cache-Control: no-store for %s', async (_, init) => {
  expect((await fetchWorker('/v1/guides/parcels', init)).headers.get('Cache-Control')).toBe('no-store');
});

test.each([
  ['/v1/guides', 'guides'],
  ['/v1/guides/parcels', 'guide:parcels,locale:zh-Hant,locale:en,locale:zh-Hans'],
  ['/v1/guides/parcels?locale=en-GB', 'guide:parcels,locale:en'],
  [`/v1/guides/parcels?revision=${EN}`, 'guide:parcels,locale:en'],
  ['/v1/guides/parcels/sections/where', 'guide:parcels,locale:zh-Hant,locale:en,locale:zh-Hans'],
  ['/v1/guides/parcels/sections?limit=1&locale=zh', 'guide:parcels,locale:zh-Hans'],
  ['/v1/guides/parcels/search?q=lost&locale=en', 'guide:parcels,locale:en'],
  ['/v1/search?q=lost&locale=en', 'guides,locale:en'],
  ['/v1/suggest?q=lo&locale=en', 'guides,locale:en'],
])('sets Cache-Tag of %s to %s, whatever language and media type are accepted', async (path, tags) => {
  for (const language of ['en', 'zh-TW', 'zh-CN', 'fr'])
    for (const type of ['application/json', 'text/markdown', 'text/plain']) {
      const response = await fetchWorker(path, { headers: { 'Accept-Language': language, Accept: type } });
      expect(response.headers.get('Cache-Tag')).toBe(tags);
    }
});

const REVISION = /^"[0-9a-f]{32}"$/;

test.each([
  ['/v1/guides', REVISION],
  ['/v1/guides/parcels?locale=en', `"${EN}"`],
  [`/v1/guides/parcels?revision=${EARLIER_REVISION}`, `"${EARLIER_REVISION}"`],
  ['/v1/guides/parcels/sections?locale=en&fields=id', `"${EN}"`],
  ['/v1/guides/parcels/sections/where?locale=en', `"${EN}"`],
  ['/v1/guides/parcels/search?q=lost', REVISION],
  ['/v1/search?q=lost', REVISION],
  ['/v1/suggest?q=lo', REVISION],
  ['/problems/unknown-guide', REVISION],
])('sets the same strong ETag for %s, with and without the cache', async (path, etag) => {
  for (const _ of ['miss', 'hit'])
    expect((await fetchWorker(path)).headers.get('ETag')).toEqual(
      typeof etag === 'string' ? etag : expect.stringMatching(etag),
    );
});

test('sets a different ETag for each representation of a URL', async () => {
  for (const path of [
    '/v1/guides/parcels',
    '/v1/guides/parcels/sections',
    '/v1/guides/parcels/sections/where',
  ]) {
    const etags = new Set<string | null>();
    for (const language of ['en', 'zh-Hant', 'zh-Hans'])
      for (const type of ['application/json', 'text/markdown', 'text/plain']) {
        const response = await fetchApp(path, { headers: { 'Accept-Language': language, Accept: type } });
        etags.add(response.headers.get('ETag'));
      }
    expect(etags.size).toBe(9);
  }
});

test('sets different ETags for different search results', async () => {
  const [lost, damaged] = [await fetchWorker('/v1/search?q=lost'), await fetchWorker('/v1/search?q=damaged')];
  expect(lost.headers.get('ETag')).not.toBe(damaged.headers.get('ETag'));
});

test.each([
  '/v1/guides/none',
  '/v1/guides/parcels/sections/none',
  '/v1/guides/parcels/sections/tracking',
  '/healthz',
  '/readyz',
])('sets no validator for %s', async (path) => {
  const { headers } = await fetchWorker(path);
  expect([headers.get('ETag'), headers.get('Last-Modified')]).toEqual([null, null]);
});

test.each([
  ['/v1/guides/parcels?locale=en', 'Sun, 22 Nov 2026 00:00:00 GMT'],
  ['/v1/guides/parcels?locale=zh-Hant', 'Fri, 20 Nov 2026 00:00:00 GMT'],
  ['/v1/guides/parcels/sections?locale=en', 'Sun, 22 Nov 2026 00:00:00 GMT'],
  ['/v1/guides/parcels/sections/where?locale=en', 'Sun, 22 Nov 2026 00:00:00 GMT'],
  [`/v1/guides/parcels?revision=${EN}`, 'Sun, 22 Nov 2026 00:00:00 GMT'],
  ['/v1/guides/parcels/search?q=lost&locale=en', 'Sun, 22 Nov 2026 00:00:00 GMT'],
])('sets Last-Modified of %s to %s', async (path, date) => {
  expect((await fetchWorker(path)).headers.get('Last-Modified')).toBe(date);
});
