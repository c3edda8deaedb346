import { expect, test } from 'vitest';
import { ask, askAnew, EARLIER, revisionOf } from '../../test/fixtures/worker-sample.ts';

const FRESH = 'public, max-age=60, stale-while-revalidate=86400, stale-if-error=604800';
const PINNED = 'public, max-age=31536000, immutable';
const EN = revisionOf('parcels', 'en');

test.each([
  ['/v1/guides', FRESH],
  ['/v1/guides/parcels', FRESH],
  [`/v1/guides/parcels?revision=${EN}`, PINNED],
  ['/v1/guides/parcels/sections', FRESH],
  [`/v1/guides/parcels/sections?revision=${EARLIER}`, PINNED],
  ['/v1/guides/parcels/sections?cursor=tracking', FRESH],
  ['/v1/guides/parcels/sections/where', FRESH],
  [`/v1/guides/parcels/sections/where?revision=${EN}`, PINNED],
  ['/v1/guides/parcels/sections/tracking', FRESH],
  [`/v1/guides/parcels/sections/tracking?revision=${EN}`, FRESH],
  ['/v1/guides/parcels/search?q=lost', FRESH],
  [`/v1/guides/parcels/search?q=lost&revision=${EN}`, PINNED],
  ['/v1/search?q=lost', FRESH],
  ['/problems/unknown-guide', FRESH],
  ['/healthz', 'no-store'],
  ['/readyz', 'no-store'],
  ['/v1/guides/none', 'no-store'],
  ['/v1/guides/parcels?locale=fr', 'no-store'],
  [`/v1/guides/parcels?revision=${'0'.repeat(32)}`, 'no-store'],
  ['/v1/guides/parcels?no', 'no-store'],
  ['/v1/guides/parcels/sections/none', 'no-store'],
  ['/admin/purge', 'no-store'],
  ['/nothing', 'no-store'],
])('%s says to caches: %s', async (path, control) => {
  expect((await ask(path)).headers.get('Cache-Control')).toBe(control);
});

test.each([
  ['a media type that cannot be had', { headers: { Accept: 'text/html' } }],
  ['another method', { method: 'POST' }],
  ['OPTIONS', { method: 'OPTIONS' }],
])('what is answered to %s is not stored', async (_, init) => {
  expect((await ask('/v1/guides/parcels', init)).headers.get('Cache-Control')).toBe('no-store');
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
])('%s can be purged by %s, whoever asked for it', async (path, tags) => {
  for (const language of ['en', 'zh-TW', 'zh-CN', 'fr'])
    for (const type of ['application/json', 'text/markdown', 'text/plain']) {
      const answer = await ask(path, { headers: { 'Accept-Language': language, Accept: type } });
      expect(answer.headers.get('Cache-Tag')).toBe(tags);
    }
});

const REVISION = /^"[0-9a-f]{32}"$/;

test.each([
  ['/v1/guides', REVISION],
  ['/v1/guides/parcels?locale=en', `"${EN}"`],
  [`/v1/guides/parcels?revision=${EARLIER}`, `"${EARLIER}"`],
  ['/v1/guides/parcels/sections?locale=en&fields=id', `"${EN}"`],
  ['/v1/guides/parcels/sections/where?locale=en', `"${EN}"`],
  ['/v1/guides/parcels/search?q=lost', REVISION],
  ['/v1/search?q=lost', REVISION],
  ['/problems/unknown-guide', REVISION],
])('%s has a strong ETag, the same each time', async (path, etag) => {
  for (const _ of ['made', 'remembered'])
    expect((await ask(path)).headers.get('ETag')).toEqual(
      typeof etag === 'string' ? etag : expect.stringMatching(etag),
    );
});

test('no two representations of one address have the same ETag', async () => {
  for (const path of [
    '/v1/guides/parcels',
    '/v1/guides/parcels/sections',
    '/v1/guides/parcels/sections/where',
  ]) {
    const etags = new Set<string | null>();
    for (const language of ['en', 'zh-Hant', 'zh-Hans'])
      for (const type of ['application/json', 'text/markdown', 'text/plain']) {
        const answer = await askAnew(path, { headers: { 'Accept-Language': language, Accept: type } });
        etags.add(answer.headers.get('ETag'));
      }
    expect(etags.size).toBe(9);
  }
});

test('other search results have another ETag', async () => {
  const [one, two] = [await ask('/v1/search?q=lost'), await ask('/v1/search?q=damaged')];
  expect(one.headers.get('ETag')).not.toBe(two.headers.get('ETag'));
});

test.each([
  '/v1/guides/none',
  '/v1/guides/parcels/sections/none',
  '/v1/guides/parcels/sections/tracking',
  '/healthz',
  '/readyz',
])('%s has no validator', async (path) => {
  const { headers } = await ask(path);
  expect([headers.get('ETag'), headers.get('Last-Modified')]).toEqual([null, null]);
});

test.each([
  ['/v1/guides/parcels?locale=en', 'Sun, 22 Nov 2026 00:00:00 GMT'],
  ['/v1/guides/parcels?locale=zh-Hant', 'Fri, 20 Nov 2026 00:00:00 GMT'],
  ['/v1/guides/parcels/sections?locale=en', 'Sun, 22 Nov 2026 00:00:00 GMT'],
  ['/v1/guides/parcels/sections/where?locale=en', 'Sun, 22 Nov 2026 00:00:00 GMT'],
  [`/v1/guides/parcels?revision=${EN}`, 'Sun, 22 Nov 2026 00:00:00 GMT'],
  ['/v1/guides/parcels/search?q=lost&locale=en', 'Sun, 22 Nov 2026 00:00:00 GMT'],
])('%s says when it was last modified: %s', async (path, date) => {
  expect((await ask(path)).headers.get('Last-Modified')).toBe(date);
});
