/** Caching of the worker's responses in a shared HTTP cache: variants, freshness, purging, outage. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import type { Guide } from '../schema/guide.ts';
import type { GuideEntry } from '../schema/manifest.ts';
import { exitCode, serverOrigins } from './child-process.ts';
import { test } from './fixtures.ts';
import { createSite, installPackage, runCli } from './installed-package.ts';
import { advanceClock, createSharedCache } from './shared-cache.ts';
import { waitFor } from './wait-for.ts';

beforeAll(installPackage);

const DAY = 86_400;

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const PATHS = ['', '/sections', '/sections/process', '/sections?limit=2', '/search?q=process'];
const LOCALES = ['', 'en', 'zh-Hant', 'zh-TW', 'zh-Hans'];
const HEADERS = {
  Accept: ['*/*', 'application/json', 'text/markdown', 'text/plain;q=0.5, text/markdown;q=0.1', 'image/png'],
  'Accept-Language': ['en', 'zh-TW', 'zh-CN, en;q=0.5', 'fr', '*'],
};

test('returns the same response through the cache as without it, for any path, locale, media type and revision', async ({
  worker,
}) => {
  const cache = createSharedCache(worker.origin);
  const { guides }: { guides: GuideEntry[] } = JSON.parse((await cache.get('/v1/guides')).body);
  const revisions = guides.flatMap(({ locales }) => locales.map(({ revision }) => revision));
  const requests = fc.record({
    path: fc.constantFrom(...PATHS),
    locale: fc.constantFrom(...LOCALES),
    revision: fc.constantFrom('', ...revisions),
    accept: fc.constantFrom(...HEADERS.Accept),
    language: fc.constantFrom(...HEADERS['Accept-Language']),
  });
  let hits = 0;
  const seen = new Set<string | null>();
  await fc.assert(
    fc.asyncProperty(requests, async ({ path, locale, revision, accept, language }) => {
      const url = new URL(`/v1/guides/overdue-loan${path}`, worker.origin);
      if (locale) url.searchParams.set('locale', locale);
      if (revision) url.searchParams.set('revision', revision);
      const headers = { Accept: accept, 'Accept-Language': language };
      const cached = await cache.get(url.pathname + url.search, headers);
      const direct = await fetch(url, { headers });
      if (seen.has(cached.requestId)) hits += 1;
      seen.add(cached.requestId);
      expect(cached.status).toBe(direct.status);
      for (const name of ['Content-Type', 'Content-Language', 'ETag', 'Cache-Control', 'Vary'])
        expect([name, cached.headers.get(name)]).toEqual([name, direct.headers.get(name)]);
      if (cached.status === 200) expect(cached.body).toBe(await direct.text());
    }),
    { numRuns: 500 },
  );
  expect(hits).toBeGreaterThan(50);
}, 120_000);

test('serves a guide from the cache for a minute, then stale while it is revalidated', async ({ worker }) => {
  const cache = createSharedCache(worker.origin);
  const get = () => cache.get('/v1/guides/overdue-loan?locale=en');
  const first = (await get()).requestId;
  advanceClock(59);
  expect((await get()).requestId).toBe(first);
  advanceClock(2);
  expect((await get()).requestId).toBe(first);
  await waitFor(async () => expect((await get()).requestId).not.toBe(first));
});

test('serves a guide that is pinned to a revision from the cache for an hour, then stale while it is revalidated', async ({
  worker,
}) => {
  const cache = createSharedCache(worker.origin);
  const { revision }: Guide = JSON.parse((await cache.get('/v1/guides/overdue-loan?locale=en')).body);
  const get = () => cache.get(`/v1/guides/overdue-loan?revision=${revision}`);
  const first = (await get()).requestId;
  advanceClock(59 * 60);
  expect((await get()).requestId).toBe(first);
  advanceClock(2 * 60);
  expect((await get()).requestId).toBe(first);
  await waitFor(async () => expect((await get()).requestId).not.toBe(first));
});

test.for(['/v1/guides/nothing', '/v1/guides?page=2', '/healthz', '/readyz', '/nothing'])(
  'does not store the response of %s',
  async (path, { worker }) => {
    const cache = createSharedCache(worker.origin);
    expect((await cache.get(path)).requestId).not.toBe((await cache.get(path)).requestId);
  },
);

/** Starts a new site with the guides `welcome` and `refunds`, and a cache in front of its worker. */
async function startCachedSite() {
  const folder = await createSite();
  const newGuide = runCli(folder, 'new', 'guide', 'refunds', '--locale', 'en');
  expect([await exitCode(newGuide), newGuide.output()]).toEqual([0, expect.any(String)]);
  const running = runCli(folder, 'dev', '--port', '8860', '--pages-port', '8960');
  const { worker } = await serverOrigins(running);
  const file = join(folder, 'content/guides/welcome/en.md');
  return {
    worker,
    cache: createSharedCache(worker),
    stop: async () => {
      running.process.kill();
      await exitCode(running);
    },
    changeTitle: async (title: string) => {
      const source = await readFile(file, 'utf8');
      await writeFile(file, source.replace(/^title: .*/m, `title: ${title}`));
      await waitFor(async () => {
        const response = await fetch(`${worker}/v1/guides/welcome`);
        expect(await response.json()).toMatchObject({ title });
      });
    },
  };
}

test('serves an edited guide once its tag is purged, and keeps other responses in the cache', async () => {
  const { cache, changeTitle } = await startCachedSite();
  const read = async (path: string): Promise<Guide> => JSON.parse((await cache.get(path)).body);
  const title = async (path: string) => (await read(path)).title;
  const { revision } = await read('/v1/guides/welcome');
  const pinned = `/v1/guides/welcome?revision=${revision}`;
  expect([await title('/v1/guides/welcome?locale=en'), await title(pinned)]).toEqual(['Welcome', 'Welcome']);
  const other = (await cache.get('/v1/guides/refunds')).requestId;
  const list = (await cache.get('/v1/guides')).requestId;

  await changeTitle('Good morning');
  expect(await title('/v1/guides/welcome?locale=en')).toBe('Welcome');

  cache.purgeByTag('guide:welcome');
  expect(await title('/v1/guides/welcome?locale=en')).toBe('Good morning');
  expect(await title('/v1/guides/welcome')).toBe('Good morning');
  expect(await title(pinned)).toBe('Welcome');
  expect((await cache.get('/v1/guides/refunds')).requestId).toBe(other);
  expect((await cache.get('/v1/guides')).requestId).toBe(list);

  cache.purgeByTag('guides');
  expect((await cache.get('/v1/guides')).requestId).not.toBe(list);
});

test('serves cached responses for a week while the worker is stopped', async () => {
  const { cache, stop } = await startCachedSite();
  const paths = ['/v1/guides', '/v1/guides/welcome', '/v1/guides/welcome/sections/check?locale=en'];
  const before = await Promise.all(paths.map(async (path) => (await cache.get(path)).body));

  await stop();
  for (const days of [0, 0.5, 3, 3.4]) {
    advanceClock(days * DAY);
    for (const [index, path] of paths.entries()) {
      const response = await cache.get(path);
      expect([path, response.status, response.body]).toEqual([path, 200, before[index]]);
    }
  }
  advanceClock(DAY);
  await expect(cache.get('/v1/guides')).rejects.toThrow();
});
