/** Static assets and API routes over HTTP: caching, CORS, scripts by hash, contract. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { GuideList } from '../client/index.ts';
import { fetchEmbedManifest } from './api.ts';
import { test } from './fixtures.ts';

const LOCALES = ['zh-Hant', 'zh-Hans', 'en'];
const NEGOTIATED = [
  '/v1/guides/overdue-loan',
  '/v1/guides/overdue-loan/sections',
  '/v1/guides/overdue-loan/sections/process',
];

test.for([
  '/v1/guides',
  '/embed/edge-faq.js',
  ...NEGOTIATED.flatMap((path) => LOCALES.map((locale) => `${path}?locale=${locale}`)),
])('%s returns 200, and 304 when If-None-Match is its ETag', async (path, { worker }) => {
  const response = await fetch(worker.origin + path);
  expect(response.status).toBe(200);
  expect((await response.text()).length).toBeGreaterThan(100);
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');

  const etag = response.headers.get('ETag') ?? '';
  expect(etag).toMatch(/^"[0-9a-f]+"$/);
  const notModified = await fetch(worker.origin + path, { headers: { 'If-None-Match': etag } });
  expect(notModified.status).toBe(304);
  expect(notModified.headers.get('ETag')).toBe(etag);
  expect(notModified.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(await notModified.text()).toBe('');
});

test('serves the script as JavaScript that is fresh for five minutes', async ({ worker }) => {
  const { headers } = await fetch(`${worker.origin}/embed/edge-faq.js`);
  expect(headers.get('Content-Type')).toMatch(/^text\/javascript/);
  expect(headers.get('Cache-Control')).toBe(
    'public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800',
  );
  expect(headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
});

test('serves the pinned script and its chunks as immutable, with path and integrity in the manifest', async ({
  worker,
}) => {
  const get = (path: string) => fetch(worker.origin + path);
  const manifest = await get('/embed/manifest.json');
  expect(manifest.headers.get('Cache-Control')).toContain('max-age=300');
  const { element } = await fetchEmbedManifest(worker.origin);
  const pinned = await get(element.path);
  const script = await pinned.text();
  expect(script).toBe(await (await get('/embed/edge-faq.js')).text());
  expect(element.integrity).toBe(`sha384-${createHash('sha384').update(script).digest('base64')}`);

  // The script imports chunks by name, from one folder.
  const [, folder = ''] = /import\("\.\/([0-9a-f]{12})\/"/.exec(script) ?? [];
  const files = await readdir(join('dist/embed', folder));
  const chunks = files.filter((file) => file.endsWith('.js')).map((file) => `/embed/${folder}/${file}`);
  expect(chunks).toHaveLength(16);
  for (const { headers } of [pinned, ...(await Promise.all(chunks.map(get)))]) {
    expect(headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
  }
});

test('serves a pinned guide and its former URL through the worker, fresh for an hour', async ({ worker }) => {
  const { guides } = (await (await fetch(`${worker.origin}/v1/guides`)).json()) as GuideList;
  const editions = guides.flatMap(({ guide, locales = [] }) =>
    locales.map((locale) => ({ guide, ...locale })),
  );
  expect(editions.length).toBeGreaterThan(0);
  for (const { guide, locale, revision } of editions) {
    const pinned = await fetch(`${worker.origin}/v1/guides/${guide}?revision=${revision}`);
    expect(pinned.headers.get('Cache-Control')).toMatch(/^public, max-age=3600, stale/);
    expect(pinned.headers.get('X-Request-Id')).not.toBeNull();
    const former = await fetch(`${worker.origin}/content/${guide}/${locale}/${revision}.json`);
    expect(await former.json()).toEqual(await pinned.json());
  }
});

test.for(['content/manifest.json'])(
  'returns 404 for %s, a compiled file that is for the worker only',
  async (path, { worker }) => {
    expect(await readFile(join('dist', path))).toBeDefined();
    const response = await fetch(`${worker.origin}/${path}`);
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      404,
      'application/problem+json',
    ]);
  },
);

test('returns 404 as application/problem+json for a path that is neither an asset nor a route', async ({
  worker,
}) => {
  const response = await fetch(`${worker.origin}/embed/edge-faq.css`);
  expect(response.status).toBe(404);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
});

test('serves the contract as /openapi.json, and as a page that sends no requests', async ({
  worker,
  open,
}) => {
  const contract = await fetch(`${worker.origin}/openapi.json`);
  expect(contract.headers.get('Content-Type')).toBe('application/json');
  expect(contract.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(await contract.json()).toMatchObject({ openapi: '3.1.0', info: { title: 'edge-faq' } });

  const requested: string[] = [];
  const { page, console } = await open('/');
  page.on('request', (request) => requested.push(request.url()));
  await page.goto(`${worker.origin}/docs`);
  expect(requested.filter((url) => !url.endsWith('/favicon.ico'))).toEqual([`${worker.origin}/docs`]);
  expect(console.filter((line) => line.includes('Content Security Policy'))).toEqual([]);
  await page.getByRole('link', { name: 'GET /v1/search' }).click();
  expect(await page.getByRole('heading', { name: 'GET /v1/search' }).isVisible()).toBe(true);
  await page.getByRole('link', { name: 'unknown-guide' }).click();
  expect(await page.locator('body').innerText()).toContain('Use one of the guide ids in "available"');
});
