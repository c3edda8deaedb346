import { createExecutionContext, env } from 'cloudflare:test';
import { expect, test, vi } from 'vitest';
import { seal } from '../../schema/integrity.ts';
import type { Manifest } from '../../schema/manifest.ts';
import { STORAGE_FORMAT } from '../../schema/storage-format.ts';

const EMPTY: Manifest = {
  format: STORAGE_FORMAT,
  ...{ guides: 0, documents: 0, locales: [], defaultLocale: 'en', searchIndexes: {} },
  ...{ index: [], list: [], lists: {}, sitemap: [], feeds: {}, site: '' },
};

test.each([
  ['/v1/guides', { total: 0, guides: [] }],
  ['/v1/guides?cursor=a&limit=1', { total: 0, guides: [] }],
  ['/v1/search?q=loan', { query: 'loan', locale: 'en', results: [], nearest: [] }],
  ['/v1/suggest?q=loan', { query: 'loan', locale: 'en', suggestions: [] }],
  ['/readyz', { status: 'ready', guides: 0, documents: 0 }],
])('returns an empty result from %s of a site without guides', async (path, body) => {
  vi.resetModules();
  vi.spyOn(console, 'log').mockReturnValue();
  const { default: worker } = await import('bundled:worker');
  const fetch = async () => new Response(await seal(EMPTY));
  const request = new Request<unknown, IncomingRequestCfProperties>(`https://faq.example${path}`);
  const response = await worker.fetch(request, { ...env, ASSETS: { fetch } }, createExecutionContext());
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual(body);
});
