import { createExecutionContext, env } from 'cloudflare:test';
import { afterEach, expect, inject, test, vi } from 'vitest';
import { sha256 } from '../../schema/integrity.ts';
import { SHARE_IMAGES } from '../../test/fixtures/image-site.ts';
import { fetchWorker } from '../../test/fixtures/worker-sample.ts';
import { REASON, restore, restoreAll, withdraw } from '../../test/fixtures/worker-sample-withdrawals.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';
import type { Env } from '../env.ts';
import { readCatalog } from '../store/catalog.ts';
import { findGuide } from '../store/guide-index.ts';
import { shareImageOf } from '../store/share-images.ts';
import { readSite } from '../store/site.ts';

const files = inject('imageSite');

const ASSETS: Env['ASSETS'] = {
  async fetch(url) {
    const text = files[new URL(url).pathname.slice(1)];
    return text === undefined ? new Response(null, { status: 404 }) : new Response(text);
  },
};

const fetchShared = (path: string, init: RequestInit = {}) =>
  fetchWorker(path, { redirect: 'manual', ...init }, { ASSETS });

const HASHES = {
  site: (await sha256(SHARE_IMAGES.site)).slice(0, 32),
  help: (await sha256(SHARE_IMAGES.help)).slice(0, 32),
};

const PATHS = {
  help: `/share/help/en.png?v=${HASHES.help.slice(0, 8)}`,
  site: `/share/en.png?v=${HASHES.site.slice(0, 8)}`,
};

/** The text that stands for an image. */
const bodyOf = async (response: Response) => new TextDecoder().decode(await response.arrayBuffer());

afterEach(() => restoreAll({ ASSETS }));

/** What a page finds. */
async function findImage(guide: string | undefined, locale: string) {
  const stored = guide === undefined ? undefined : await findGuide(ASSETS, await readCatalog(ASSETS), guide);
  return shareImageOf(await readSite(ASSETS), locale, stored);
}

test('finds the image of a guide, or that of the site for a guide and a page that have none', async () => {
  const size = { width: 1200, height: 630 };
  expect(await findImage('help', 'en')).toEqual({ path: PATHS.help, ...size });
  expect(await findImage('more', 'en')).toEqual({ path: PATHS.site, ...size });
  expect(await findImage(undefined, 'en')).toEqual({ path: PATHS.site, ...size });
});

test.each([
  ['help', 'fr'],
  [undefined, 'constructor'],
])('finds no image of %s in %s', async (guide, locale) => {
  expect(await findImage(guide, locale)).toBeUndefined();
});

test.each([
  ['help' as const, 'guide:help,locale:en'],
  ['site' as const, 'guides,locale:en'],
])('returns the image of %s at the URL of its version, fresh for an hour', async (name, tags) => {
  const response = await fetchShared(PATHS[name]);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'cache-control': 'public, max-age=3600, stale-while-revalidate=86400, stale-if-error=604800',
    'cache-tag': tags,
    'content-security-policy': "default-src 'none'; sandbox",
    'content-type': 'image/png',
    'cross-origin-resource-policy': 'cross-origin',
    etag: `"${HASHES[name]}"`,
    'x-content-type-options': 'nosniff',
  });
  expect(await bodyOf(response)).toBe(SHARE_IMAGES[name]);
});

test.each(['/share/help/en.png', '/share/help/en.png?v=00000000', '/share/help/en-GB.png'])(
  'returns the current image for %s, fresh for a minute',
  async (path) => {
    const response = await fetchShared(path);
    expect(await bodyOf(response)).toBe(SHARE_IMAGES.help);
    expect(response.headers.get('Cache-Control')).toMatch(/^public, max-age=60,/);
  },
);

test('returns 304 for the ETag of an image, and no body for a HEAD request', async () => {
  const headers = { 'If-None-Match': `"${HASHES.help}"` };
  expect((await fetchShared(PATHS.help, { headers })).status).toBe(304);
  expect(await bodyOf(await fetchShared(PATHS.help, { method: 'HEAD' }))).toBe('');
});

test('redirects to the image of the site where a guide has none of its own', async () => {
  const response = await fetchShared('/share/more/en.png');
  expect([response.status, response.headers.get('Location')]).toEqual([302, PATHS.site]);
  expect(response.headers.get('Cache-Control')).toMatch(/^public, max-age=60,/);
});

test.each([
  ['/share/none/en.png', 'unknown-guide'],
  ['/share/help/de.png', 'unknown-locale'],
  ['/share/help/fr.png', 'unknown-path'],
  ['/share/fr.png', 'unknown-path'],
  ['/share/constructor.png', 'unknown-path'],
  ['/share/help/en.jpg', 'unknown-path'],
  ['/share/help/..%2fen.png', 'unknown-path'],
  [`/content/share/${HASHES.help}.png`, 'unknown-path'],
])('returns 404 for %s: %s', async (path, type) => {
  const response = await fetchShared(path);
  expect(response.status).toBe(404);
  expect((await response.json<ResponseBody<'Problem'>>()).type).toContain(type);
});

test.each([
  ['guide=help', 451, REASON],
  ['guide=help&locale=en', 410, { ...REASON, status: 410 }],
])(
  'refuses the image of a guide after the withdrawal of %s, and returns it again after the undo',
  async (query, status, reason) => {
    const headers = { 'If-None-Match': `"${HASHES.help}"` };
    expect((await fetchShared(PATHS.help)).status).toBe(200);
    expect((await withdraw(query, reason, {}, { ASSETS })).status).toBe(201);
    for (const init of [{}, { headers }, { method: 'HEAD' }])
      expect((await fetchShared(PATHS.help, init)).status).toBe(status);
    const response = await fetchShared(PATHS.help);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'public, max-age=60',
      'cache-tag': 'guide:help,locale:en',
    });
    expect(await bodyOf(response)).not.toContain(SHARE_IMAGES.help);
    await restore(query, { ASSETS });
    expect(await bodyOf(await fetchShared(PATHS.help))).toBe(SHARE_IMAGES.help);
  },
);

test('returns the image of a guide of which another locale or a section is withdrawn', async () => {
  await withdraw('guide=help&locale=fr', REASON, {}, { ASSETS });
  await withdraw('guide=help&section=why', REASON, {}, { ASSETS });
  expect((await fetchShared(PATHS.help)).status).toBe(200);
});

test.each([
  ['missing', 404, ''],
  ['damaged', 200, 'damaged'],
])('returns 503 for an image whose file is %s', async (_, status, text) => {
  const logged = vi.spyOn(console, 'error').mockReturnValue();
  const fetch: Env['ASSETS']['fetch'] = async (url) =>
    url.includes('/content/share/') ? new Response(text, { status }) : ASSETS.fetch(url);
  vi.resetModules();
  const { default: worker } = await import('bundled:worker');
  const response = await worker.fetch(
    new Request<unknown, IncomingRequestCfProperties>(`https://faq.example${PATHS.help}`),
    { ...env, ASSETS: { fetch } },
    createExecutionContext(),
  );
  expect([response.status, response.headers.get('Cache-Control')]).toEqual([503, 'no-store']);
  logged.mockRestore();
});
