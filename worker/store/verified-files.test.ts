import { env } from 'cloudflare:test';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { seal, sha256, unseal } from '../../schema/integrity.ts';
import type { Manifest, StoredGuide } from '../../schema/manifest.ts';
import { indexPagePath, MANIFEST_PATH } from '../../schema/paths.ts';
import type { Env } from '../env.ts';

const GUIDE = '/v1/guides/overdue-loan';

/** A worker in an isolate that has read nothing yet. */
async function startApp(fetch: Env['ASSETS']['fetch']) {
  vi.resetModules();
  const { app } = await import('bundled:worker');
  return (path: string, accept = '*/*') =>
    Promise.resolve(app.request(path, { headers: { Accept: accept } }, { ASSETS: { fetch } }));
}

/** What was logged as an error. */
let logged: string;

beforeEach(() => {
  logged = '';
  vi.spyOn(console, 'error').mockImplementation((line) => {
    logged += JSON.stringify(line);
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Assets in which the English edition is `text`, and all digests say so. */
async function withEdition(text: string): Promise<Env['ASSETS']['fetch']> {
  const read = async (path: string) => (await env.ASSETS.fetch(`https://assets.invalid/${path}`)).text();
  const manifest = (await unseal(await read(MANIFEST_PATH))) as Manifest;
  const [[first, pageDigest] = ['', '']] = manifest.index;
  const stored: StoredGuide = JSON.parse(await read(indexPagePath(pageDigest)));
  const digest = await sha256(text);
  for (const { locale, revisions } of stored.locales)
    if (locale === 'en' && revisions[0]) revisions[0][1] = digest;
  const page = `${JSON.stringify(stored)}\n`;
  const newPage = await sha256(page);
  const replaced: Record<string, string> = {
    [MANIFEST_PATH]: await seal({ ...manifest, index: [[first, newPage]] }),
    [indexPagePath(newPage)]: page,
  };
  return async (url) => {
    const path = new URL(url).pathname.slice(1);
    if (/\/en\/.*\.edition$/.test(path)) return new Response(text);
    const other = replaced[path];
    return other === undefined ? env.ASSETS.fetch(url) : new Response(other);
  };
}

const SHAPES = ['null', '[]', '{}', '1', '"text"', 'no JSON', '{"sections":[null]}', '{"guides":[{}]}'];

test.each([
  `${GUIDE}?locale=en`,
  `${GUIDE}/sections?locale=en`,
  `${GUIDE}/search?q=loan&locale=en`,
  '/v1/search?q=loan&locale=en',
])('returns 503 when an edition has the right digest and the shape of another compiler: %s', async (path) => {
  for (const text of SHAPES) {
    const get = await startApp(await withEdition(text));
    const response = await get(path, 'text/plain, */*');
    expect([text, response.status]).toEqual([text, 503]);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  }
});

test.each([
  [undefined, 'an older'],
  [1, 'an older'],
  [99, 'a newer'],
])('returns 503 and logs which version wrote the manifest when its format is %s', async (format, version) => {
  const value = await unseal(
    await (await env.ASSETS.fetch(`https://assets.invalid/${MANIFEST_PATH}`)).text(),
  );
  const get = await startApp(async () => new Response(await seal({ ...Object(value), format })));
  expect((await get('/v1/guides')).status).toBe(503);
  expect(logged).toContain(`${MANIFEST_PATH} was written by ${version} version of edge-faq than this worker`);
});

test('a damaged edition is 503 for its address alone, is listed by /readyz, and is read anew', async () => {
  let isDamaged = true;
  const get = await startApp(async (url) =>
    isDamaged && /\/en\/.*\.edition$/.test(url) ? new Response('damaged') : env.ASSETS.fetch(url),
  );
  const statuses = async (...paths: string[]) =>
    Promise.all(paths.map(async (path) => (await get(path)).status));
  const [english, chinese] = [`${GUIDE}?locale=en`, `${GUIDE}?locale=zh-Hant`];
  expect(await statuses(english, chinese, '/v1/guides')).toEqual([503, 200, 200]);
  const path = expect.stringMatching(/^content\/overdue-loan\/en\/[0-9a-f]{32}\.edition$/);
  const readiness = await (await get('/readyz')).json<{ failing: Record<string, string> }>();
  expect(readiness).toMatchObject({ status: 'degraded', guides: 1, documents: 3 });
  expect(Object.entries(readiness.failing)).toEqual([[path, expect.stringContaining('is damaged')]]);
  expect(logged).toContain('it differs from its digest');
  isDamaged = false;
  expect(await statuses(english)).toEqual([200]);
  expect(await (await get('/readyz')).json()).toEqual({ status: 'ready', guides: 1, documents: 3 });
});

test('returns 503 when the site’s index has the right digest and the shape of another compiler', async () => {
  for (const change of [
    { guides: null },
    { guides: [{}] },
    { words: 1 },
    { postings: null },
    { synonyms: 'x' },
  ]) {
    const get = await startApp(async (url) => {
      const response = await env.ASSETS.fetch(url);
      if (!url.includes('content/search/en/')) return response;
      const data = Object(await unseal(await response.text()));
      return new Response(await seal({ ...data, ...change }));
    });
    expect([change, (await get('/v1/search?q=loan&locale=en')).status]).toEqual([change, 503]);
  }
});

test.each([
  ['never responds', () => new Promise<never>(() => undefined)],
  [
    'never ends its response',
    async () => new Response(new ReadableStream({ pull: () => new Promise(() => undefined) })),
  ],
])('returns 503 after five seconds when storage %s', async (_, fetch) => {
  const get = await startApp(fetch);
  vi.useFakeTimers();
  const response = get('/v1/guides');
  await vi.advanceTimersByTimeAsync(5_000);
  expect((await response).status).toBe(503);
});
