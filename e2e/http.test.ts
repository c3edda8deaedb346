import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { Manifest } from '../schema/manifest.ts';
import { documentPath } from '../schema/paths.ts';
import type { EmbedManifest } from '../scripts/element/bundle-embed.ts';
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
])('%s is answered over HTTP, and by 304 to its own ETag', async (path, { worker }) => {
  const fresh = await fetch(worker.origin + path);
  expect(fresh.status).toBe(200);
  expect((await fresh.text()).length).toBeGreaterThan(100);
  expect(fresh.headers.get('Access-Control-Allow-Origin')).toBe('*');

  const etag = fresh.headers.get('ETag') ?? '';
  expect(etag).toMatch(/^"[0-9a-f]+"$/);
  const again = await fetch(worker.origin + path, { headers: { 'If-None-Match': etag } });
  expect(again.status).toBe(304);
  expect(again.headers.get('ETag')).toBe(etag);
  expect(again.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(await again.text()).toBe('');
});

test('the script is JavaScript that is asked for again after five minutes', async ({ worker }) => {
  const { headers } = await fetch(`${worker.origin}/embed/edge-faq.js`);
  expect(headers.get('Content-Type')).toMatch(/^text\/javascript/);
  expect(headers.get('Cache-Control')).toBe(
    'public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800',
  );
  expect(headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
});

test('a script by its hash, and what it loads on demand, never changes; the manifest says which it is', async ({
  worker,
}) => {
  const get = (path: string) => fetch(worker.origin + path);
  const manifest = await get('/embed/manifest.json');
  expect(manifest.headers.get('Cache-Control')).toContain('max-age=300');
  const { element } = (await manifest.json()) as EmbedManifest;
  const pinned = await get(element.path);
  const script = await pinned.text();
  expect(script).toBe(await (await get('/embed/edge-faq.js')).text());
  expect(element.integrity).toBe(`sha384-${createHash('sha384').update(script).digest('base64')}`);

  const parts = [...script.matchAll(/import\("\.\/([^"]+)"\)/g)].map(([, path]) => `/embed/${path}`);
  expect(parts).toHaveLength(4);
  for (const { headers } of [pinned, ...(await Promise.all(parts.map(get)))]) {
    expect(headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
  }
});

test('a document by its revision never changes', async ({ worker }) => {
  const { guides } = (await (await fetch(`${worker.origin}/v1/guides`)).json()) as Manifest;
  for (const { guide, locales } of guides) {
    for (const locale of locales) {
      const answer = await fetch(`${worker.origin}/${documentPath(guide, locale)}`);
      expect(answer.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
      expect(await answer.json()).toMatchObject({ guide, revision: locale.revision });
    }
  }
});

test('a path that is neither an asset nor a route is a problem, not a page', async ({ worker }) => {
  const answer = await fetch(`${worker.origin}/embed/edge-faq.css`);
  expect(answer.status).toBe(404);
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
});

test('the contract is a static file for programs, and a page to read that asks nobody for anything', async ({
  worker,
  open,
}) => {
  const contract = await fetch(`${worker.origin}/openapi.json`);
  expect(contract.headers.get('Content-Type')).toBe('application/json');
  expect(contract.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(await contract.json()).toMatchObject({ openapi: '3.1.0', info: { title: 'edge-faq' } });

  const asked: string[] = [];
  const { page, console } = await open('/');
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${worker.origin}/docs`);
  expect(asked.filter((address) => !address.endsWith('/favicon.ico'))).toEqual([`${worker.origin}/docs`]);
  expect(console.filter((line) => line.includes('Content Security Policy'))).toEqual([]);
  await page.getByRole('link', { name: 'GET /v1/search' }).click();
  expect(await page.getByRole('heading', { name: 'GET /v1/search' }).isVisible()).toBe(true);
  await page.getByRole('link', { name: 'unknown-guide' }).click();
  expect(await page.locator('body').innerText()).toContain('Use one of the guide ids in "available"');
});
