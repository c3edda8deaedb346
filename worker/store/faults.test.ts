import { createExecutionContext, env } from 'cloudflare:test';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import type { Manifest, StoredGuide } from '../../schema/manifest.ts';
import type { Env } from '../env.ts';

/**
 * Fault matrix: what each kind of failing storage does to each route. Every cell is the status of the response, whether it was
 * `stored` by the response cache, and what the next request gets once storage works again.
 */

type Fetch = Env['ASSETS']['fetch'];

const [MANIFEST, INDEX, LIST] = [/content\/manifest\.json$/, /content\/index\//, /content\/lists\//];
const EDITION = /\.edition$/;

/** Files that a route reads, and a request for it. */
const ROUTES: Record<string, { path: string; accept?: string; reads: Record<string, RegExp> }> = {
  guides: { path: '/v1/guides', reads: { manifest: MANIFEST, list: LIST } },
  'guides in a locale': { path: '/v1/guides?locale=en', reads: { list: LIST } },
  guide: {
    path: '/v1/guides/overdue-loan?locale=en',
    reads: { manifest: MANIFEST, index: INDEX, edition: EDITION },
  },
  'guide, pinned': {
    path: '/v1/guides/overdue-loan?revision=',
    reads: { index: INDEX, edition: EDITION },
  },
  'guide as Markdown': {
    path: '/v1/guides/overdue-loan?locale=en',
    accept: 'text/markdown',
    reads: { edition: EDITION },
  },
  'guide as text': {
    path: '/v1/guides/overdue-loan?locale=en',
    accept: 'text/plain',
    reads: { edition: EDITION },
  },
  sections: {
    path: '/v1/guides/overdue-loan/sections?locale=en',
    reads: { index: INDEX, edition: EDITION },
  },
  section: {
    path: '/v1/guides/overdue-loan/sections/process?locale=en',
    reads: { index: INDEX, edition: EDITION },
  },
  'search in a guide': {
    path: '/v1/guides/overdue-loan/search?q=loan&locale=en',
    reads: { index: INDEX, edition: EDITION },
  },
  'search in all guides': {
    path: '/v1/search?q=loan&locale=en',
    reads: { 'search index': /search\/en\/[0-9a-f]{32}\.json$/, edition: EDITION },
  },
  'search in pinyin': {
    path: '/v1/guides/overdue-loan/search?q=huankuan&locale=zh-Hant',
    reads: { readings: /content\/readings\// },
  },
  suggestions: {
    path: '/v1/suggest?q=loan&locale=en',
    reads: {
      'suggestion index': /search\/en\/[0-9a-f]{32}\.suggestions\.json$/,
      'suggestion shard': /search\/en\/[0-9a-f]{64}\.bin$/,
    },
  },
  readiness: { path: '/readyz', reads: { manifest: MANIFEST } },
  'embed script': {
    path: '/embed/overdue-loan.js?locale=en',
    reads: { script: /embed\/edge-faq\.\w+\.js$/, 'embed manifest': /embed\/manifest\.json$/ },
  },
};

/** What `text`, the right content, becomes; `other` is the same file of another edition. */
const FAULTS: Record<string, (text: string, other: () => Promise<string>) => Response | Promise<Response>> = {
  'missing (404)': () => new Response('not found', { status: 404 }),
  'failing (500)': () => new Response('error', { status: 500 }),
  unreachable: () => Promise.reject(new Error('network connection lost')),
  'unreachable, no Error': () => Promise.reject('network connection lost'),
  partial: (text) => new Response(text.slice(0, 100), { status: 206 }),
  'partial, whole': (text) => new Response(text, { status: 206 }),
  redirected: () => new Response(null, { status: 302, headers: { Location: 'https://elsewhere.example/' } }),
  'no content': () => new Response(null, { status: 204 }),
  truncated: (text) => new Response(text.slice(0, -10)),
  'truncated by half': (text) => new Response(text.slice(0, text.length / 2)),
  empty: () => new Response(''),
  HTML: () => new Response('<!doctype html><h1>It works</h1>', { headers: { 'Content-Type': 'text/html' } }),
  null: () => new Response('null'),
  'other JSON': () => new Response('{"guides":[],"searchIndexes":{}}'),
  'one byte changed': (text) => new Response(text.replace(/e(?=[^e]*$)/, 'f')),
  'after a byte order mark': (text) => new Response(`\ufeff${text}`),
  'bytes appended': (text) => new Response(`${text} `),
  'other edition': async (_, other) => new Response(await other()),
  'broken off': (text) =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode(text.slice(0, 50)));
        },
        pull(controller) {
          controller.error(new Error('connection reset'));
        },
      }),
    ),
};

const ORIGIN = 'https://faq.example';

/** A worker in an isolate that has read nothing yet, whose storage is `fetch`. */
async function startWorker(): Promise<(fetch: Fetch, path: string, accept?: string) => Promise<Response>> {
  vi.resetModules();
  const { default: worker } = await import('bundled:worker');
  return (fetch, path, accept) =>
    Promise.resolve(
      worker.fetch(
        new Request<unknown, IncomingRequestCfProperties>(
          ORIGIN + path,
          accept ? { headers: { Accept: accept } } : {},
        ),
        { ...env, ASSETS: { fetch } },
        createExecutionContext(),
      ),
    );
}

const readText = async (url: string) => (await env.ASSETS.fetch(url)).text();

/** The manifest, and the revisions of the guide's current editions by locale. */
async function readSite(): Promise<{ manifest: Manifest; revisions: Map<string, string> }> {
  const manifest: Manifest = JSON.parse(await readText(`${ORIGIN}/content/manifest.json`));
  const [[, digest] = []] = manifest.index;
  const { locales }: StoredGuide = JSON.parse(await readText(`${ORIGIN}/content/index/${digest}.jsonl`));
  const current = locales.map(({ locale, revisions }) => [locale, revisions[0]?.[0] ?? ''] as const);
  return { manifest, revisions: new Map(current) };
}

/** The same file of the Chinese edition, index or list: its URL with that locale and revision. */
async function readOther(url: string): Promise<string> {
  const { manifest, revisions } = await readSite();
  const { en: english = '', 'zh-Hant': chinese = '' } = manifest.searchIndexes;
  const [list, otherList] = [manifest.lists['en'], manifest.lists['zh-Hant']].map(
    (each) => each?.pages[0]?.[1] ?? '',
  );
  const other = url
    .replace('/en/', '/zh-Hant/')
    .replace(revisions.get('en') ?? '', revisions.get('zh-Hant') ?? '')
    .replace(english, chinese)
    .replace(list ?? '', otherList ?? '');
  return other === url ? '{}' : readText(other);
}

interface Cell {
  status: number;
  stored: boolean;
  /** Status of the next request, when storage works again. */
  next: number;
}

const UNAVAILABLE: Cell = { status: 503, stored: false, next: 200 };

/** The cells of all routes, for printing. */
const matrix: Record<string, Record<string, string>> = {};

afterAll(() => {
  vi.restoreAllMocks();
  for (const [route, faults] of Object.entries(matrix)) {
    const groups = Map.groupBy(Object.entries(faults), ([, cell]) => cell);
    for (const [cell, names] of groups)
      console.info(`${route} | ${names.map(([name]) => name).join(', ')} | ${cell}`);
  }
});

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
});

const cases = Object.entries(ROUTES).flatMap(([route, { reads }]) =>
  Object.keys(reads).map((file) => [route, file] as const),
);

test.each(cases)(
  '%s: a fault of the %s is 503 with Retry-After, is not stored, and is over with it',
  async (route, file) => {
    const { path, accept, reads } = ROUTES[route] ?? { path: '', reads: {} };
    const pattern = reads[file] ?? /^$/;
    const revision = (await readSite()).revisions.get('en');
    const url = path.endsWith('revision=') ? path + revision : path;
    const table: Record<string, Cell> = {};
    for (const [name, fault] of Object.entries(FAULTS)) {
      const fetchWorker = await startWorker();
      const failing: Fetch = async (asset) => {
        if (!pattern.test(asset)) return env.ASSETS.fetch(asset);
        return fault(await readText(asset), () => readOther(asset));
      };
      const response = await fetchWorker(failing, url, accept);
      if (response.status === 503) {
        expect([name, response.headers.get('Retry-After')]).toEqual([name, '30']);
        expect([name, response.headers.get('Content-Type')]).toEqual([name, 'application/problem+json']);
        expect([name, response.headers.get('Cache-Control')]).toEqual([name, 'no-store']);
        expect([name, response.headers.get('ETag')]).toEqual([name, null]);
        expect([name, response.headers.get('Access-Control-Allow-Origin')]).toEqual([name, '*']);
      }
      const next = await fetchWorker((asset) => env.ASSETS.fetch(asset), url, accept);
      const stored = next.headers.get('Server-Timing') === 'memory';
      table[name] = { status: response.status, stored, next: next.status };
      await Promise.all([response.text(), next.text()]);
    }
    const expected = Object.fromEntries(Object.keys(FAULTS).map((name) => [name, UNAVAILABLE]));
    // White space around JSON: the manifest of scripts is not sealed, because pages read it as it is, but its content is right.
    if (file === 'embed manifest')
      for (const name of ['bytes appended', 'after a byte order mark'])
        expected[name] = { status: 200, stored: true, next: 200 };
    expect(table).toEqual(expected);
    matrix[`${route}: ${file}`] = Object.fromEntries(
      Object.entries(table).map(([name, { status, stored, next }]) => [
        name,
        `${status}, ${stored ? 'stored' : 'not stored'}, then ${next}`,
      ]),
    );
  },
  60_000,
);

test.each([
  ['index', INDEX],
  ['edition', EDITION],
  ['manifest', MANIFEST],
] as const)(
  'the embed script defines the element without preloading when the %s can’t be read, and is not stored',
  async (_, pattern) => {
    const path = '/embed/overdue-loan.js?locale=en';
    const element = await readText(`${ORIGIN}/embed/edge-faq.js`);
    for (const fault of Object.values(FAULTS)) {
      const fetchWorker = await startWorker();
      const failing: Fetch = async (asset) =>
        pattern.test(asset) ? fault(await readText(asset), () => readOther(asset)) : env.ASSETS.fetch(asset);
      const response = await fetchWorker(failing, path);
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
      expect(response.headers.get('Cache-Control')).toBe('no-store');
      expect(await response.text()).toBe(element);
      const next = await fetchWorker((asset) => env.ASSETS.fetch(asset), path);
      expect(next.headers.get('Server-Timing')).not.toBe('memory');
      expect(await next.text()).toContain('.preload?.(');
    }
  },
  60_000,
);

test('a conditional request gets 503, not 304, while storage fails', async () => {
  const fetchWorker = await startWorker();
  const path = '/v1/guides/overdue-loan?locale=en';
  const etag = (await fetchWorker((asset) => env.ASSETS.fetch(asset), path)).headers.get('ETag') ?? '';
  vi.resetModules();
  const { default: worker } = await import('bundled:worker');
  const request = new Request<unknown, IncomingRequestCfProperties>(ORIGIN + path, {
    headers: { 'If-None-Match': etag },
  });
  const failing: Fetch = async () => new Response('null');
  const response = await worker.fetch(
    request,
    { ...env, ASSETS: { fetch: failing } },
    createExecutionContext(),
  );
  expect(response.status).toBe(503);
});
