import { env } from 'cloudflare:test';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EditionIntegritySchema } from '../../schema/edition-integrity.ts';
import { seal, sha256, unseal } from '../../schema/integrity.ts';
import type { Env } from '../env.ts';

const GUIDE = '/v1/guides/overdue-loan';

/** A worker in an isolate that has read nothing yet. */
async function startApp(fetch: Env['ASSETS']['fetch']) {
  vi.resetModules();
  const { app } = await import('../app.ts');
  return (path: string, accept = '*/*') =>
    Promise.resolve(app.request(path, { headers: { Accept: accept } }, { ASSETS: { fetch } }));
}

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Assets in which the English edition's `file` is `text`, and its digests say so. */
function withFile(file: 'document' | 'sections' | 'search', pattern: RegExp, text: string) {
  return async (url: string) => {
    if (!url.includes('/en/')) return env.ASSETS.fetch(url);
    if (pattern.test(url)) return new Response(text);
    if (!url.endsWith('.integrity.json')) return env.ASSETS.fetch(url);
    const value = await unseal(await (await env.ASSETS.fetch(url)).text());
    const { digests, ...edition } = v.parse(EditionIntegritySchema, value);
    return new Response(await seal({ ...edition, digests: { ...digests, [file]: await sha256(text) } }));
  };
}

const SHAPES = ['null', '[]', '{}', '1', '"text"', 'no JSON', '{"sections":[null]}', '{"guides":[{}]}'];

test.each([
  ['document', /\/[0-9a-f]{32}\.json$/, `${GUIDE}?locale=en`],
  ['sections', /\.jsonl$/, `${GUIDE}/sections?locale=en`],
  ['sections', /\.jsonl$/, `${GUIDE}/search?q=loan&locale=en`],
  ['search', /\.search\.json$/, `${GUIDE}/search?q=loan&locale=en`],
] as const)(
  'returns 503 when the file “%s” has the right digest and the shape of another compiler: %s, %s',
  async (file, pattern, path) => {
    for (const text of SHAPES) {
      const get = await startApp(withFile(file, pattern, text));
      const response = await get(path, 'text/plain, */*');
      expect([text, response.status]).toEqual([text, 503]);
      expect(response.headers.get('Cache-Control')).toBe('no-store');
    }
  },
);

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
