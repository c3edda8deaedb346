/** What a cache between a client and the worker makes of our answers. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test as plain, vi } from 'vitest';
import type { Guide } from '../schema/guide.ts';
import type { Manifest } from '../schema/manifest.ts';
import { test } from './fixtures.ts';
import { addresses, exitCode, soon } from './running.ts';
import { openCache, pass } from './shared-cache.ts';
import { edgeFaq, init } from './site.ts';

const DAY = 86_400;

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const PATHS = ['', '/sections', '/sections/process', '/sections?limit=2', '/search?q=process'];
const LOCALES = ['', 'en', 'zh-Hant', 'zh-TW', 'zh-Hans'];
const HEADERS = {
  Accept: ['*/*', 'application/json', 'text/markdown', 'text/plain;q=0.5, text/markdown;q=0.1', 'image/png'],
  'Accept-Language': ['en', 'zh-TW', 'zh-CN, en;q=0.5', 'fr', '*'],
};

test('through a cache each reader gets what the worker would answer: locales, media types and revisions never mix', async ({
  worker,
}) => {
  const cache = openCache(worker.origin);
  const { guides }: Manifest = JSON.parse((await cache.get('/v1/guides')).body);
  const revisions = guides.flatMap(({ locales }) => locales.map(({ revision }) => revision));
  const questions = fc.record({
    path: fc.constantFrom(...PATHS),
    locale: fc.constantFrom(...LOCALES),
    revision: fc.constantFrom('', ...revisions),
    accept: fc.constantFrom(...HEADERS.Accept),
    language: fc.constantFrom(...HEADERS['Accept-Language']),
  });
  let cached = 0;
  const seen = new Set<string | null>();
  await fc.assert(
    fc.asyncProperty(questions, async ({ path, locale, revision, accept, language }) => {
      const address = new URL(`/v1/guides/overdue-loan${path}`, worker.origin);
      if (locale) address.searchParams.set('locale', locale);
      if (revision) address.searchParams.set('revision', revision);
      const headers = { Accept: accept, 'Accept-Language': language };
      const through = await cache.get(address.pathname + address.search, headers);
      const direct = await fetch(address, { headers });
      if (seen.has(through.id)) cached += 1;
      seen.add(through.id);
      expect(through.status).toBe(direct.status);
      for (const name of ['Content-Type', 'Content-Language', 'ETag', 'Cache-Control', 'Vary'])
        expect([name, through.headers.get(name)]).toEqual([name, direct.headers.get(name)]);
      if (through.status === 200) expect(through.body).toBe(await direct.text());
    }),
    { numRuns: 500 },
  );
  expect(cached).toBeGreaterThan(50);
}, 120_000);

test('a minute fresh, then shown at once while it is asked for anew', async ({ worker }) => {
  const cache = openCache(worker.origin);
  const get = () => cache.get('/v1/guides/overdue-loan?locale=en');
  const first = (await get()).id;
  pass(59);
  expect((await get()).id).toBe(first);
  pass(2);
  expect((await get()).id).toBe(first);
  await soon(async () => expect((await get()).id).not.toBe(first));
});

test('what is pinned to a revision is not asked for again within a year', async ({ worker }) => {
  const cache = openCache(worker.origin);
  const { revision }: Guide = JSON.parse((await cache.get('/v1/guides/overdue-loan?locale=en')).body);
  const get = () => cache.get(`/v1/guides/overdue-loan?revision=${revision}`);
  const first = (await get()).id;
  pass(364 * DAY);
  expect((await get()).id).toBe(first);
});

test.for(['/v1/guides/nothing', '/v1/guides?page=2', '/healthz', '/readyz', '/nothing'])(
  '%s is not stored',
  async (path, { worker }) => {
    const cache = openCache(worker.origin);
    expect((await cache.get(path)).id).not.toBe((await cache.get(path)).id);
  },
);

/** A publisher's own site, which is edited while a cache is in front of it. */
async function publish() {
  const folder = await init();
  const made = edgeFaq(folder, 'new', 'guide', 'refunds', '--locale', 'en');
  expect([await exitCode(made), made.printed()]).toEqual([0, expect.any(String)]);
  const running = edgeFaq(folder, 'dev', '--port', '8860', '--pages-port', '8960');
  const { worker } = await addresses(running);
  const file = join(folder, 'content/guides/welcome/en.md');
  return {
    worker,
    cache: openCache(worker),
    stop: async () => {
      running.process.kill();
      await exitCode(running);
    },
    rename: async (title: string) => {
      const written = await readFile(file, 'utf8');
      await writeFile(file, written.replace(/^title: .*/m, `title: ${title}`));
      await soon(async () => {
        const answer = await fetch(`${worker}/v1/guides/welcome`);
        expect(await answer.json()).toMatchObject({ title });
      });
    },
  };
}

plain('an edit is seen once its tag is purged, and what it doesn’t touch stays in the cache', async () => {
  const { cache, rename } = await publish();
  const read = async (path: string): Promise<Guide> => JSON.parse((await cache.get(path)).body);
  const title = async (path: string) => (await read(path)).title;
  const { revision } = await read('/v1/guides/welcome');
  const pinned = `/v1/guides/welcome?revision=${revision}`;
  expect([await title('/v1/guides/welcome?locale=en'), await title(pinned)]).toEqual(['Welcome', 'Welcome']);
  const other = (await cache.get('/v1/guides/refunds')).id;
  const list = (await cache.get('/v1/guides')).id;

  await rename('Good morning');
  expect(await title('/v1/guides/welcome?locale=en')).toBe('Welcome');

  cache.purge('guide:welcome');
  expect(await title('/v1/guides/welcome?locale=en')).toBe('Good morning');
  expect(await title('/v1/guides/welcome')).toBe('Good morning');
  expect(await title(pinned)).toBe('Welcome');
  expect((await cache.get('/v1/guides/refunds')).id).toBe(other);
  expect((await cache.get('/v1/guides')).id).toBe(list);

  cache.purge('guides');
  expect((await cache.get('/v1/guides')).id).not.toBe(list);
});

plain('with the worker stopped, what was read is still answered for a week', async () => {
  const { cache, stop } = await publish();
  const paths = ['/v1/guides', '/v1/guides/welcome', '/v1/guides/welcome/sections/check?locale=en'];
  const before = await Promise.all(paths.map(async (path) => (await cache.get(path)).body));

  await stop();
  for (const days of [0, 0.5, 3, 3.4]) {
    pass(days * DAY);
    for (const [index, path] of paths.entries()) {
      const answer = await cache.get(path);
      expect([path, answer.status, answer.body]).toEqual([path, 200, before[index]]);
    }
  }
  pass(DAY);
  await expect(cache.get('/v1/guides')).rejects.toThrow();
});
