import { createExecutionContext, env } from 'cloudflare:test';
import * as fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { seal, sha256 } from '../../schema/integrity.ts';
import { type GuideEntry, LIST_PAGE_SIZE, type Manifest, type Pages } from '../../schema/manifest.ts';
import { listPagePath, MANIFEST_PATH } from '../../schema/paths.ts';
import { STORAGE_FORMAT } from '../../schema/storage-format.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';

interface Page extends ResponseBody<'GuideList'> {
  /** URLs in `Link`, by relation. */
  links: Record<string, string>;
}

beforeEach(() => {
  vi.spyOn(console, 'log').mockReturnValue();
});

const idOf = (number: number) => `guide-${String(number).padStart(4, '0')}`;

/** A guide in English, and in French if its number is a multiple of ten. */
function entryOf(number: number): GuideEntry {
  const locale = {
    revision: '0'.repeat(32),
    title: `Title ${number}`,
    description: 'D',
    updated: '2026-11-20',
  };
  const counts = { chapters: 1, sections: 2 };
  const locales = number % 10 === 0 ? ['en', 'fr'] : ['en'];
  return {
    guide: idOf(number),
    defaultLocale: 'en',
    locales: locales.map((tag) => ({ locale: tag, ...locale, ...counts })),
  };
}

/** A worker in a new isolate with these guides, as after a deploy; page `damaged` of the list of all is not what was built. */
async function deploy(
  numbers: readonly number[],
  damaged?: number,
): Promise<(path: string) => Promise<Response>> {
  const files = new Map<string, string>();
  const addPages = async (entries: readonly GuideEntry[]): Promise<Pages> => {
    const pages: Pages = [];
    for (let start = 0; start < entries.length; start += LIST_PAGE_SIZE) {
      const page = entries.slice(start, start + LIST_PAGE_SIZE);
      const text = page.map((entry) => `${JSON.stringify(entry)}\n`).join('');
      const digest = await sha256(text);
      files.set(listPagePath(digest), text);
      pages.push([page[0]?.guide ?? '', digest]);
    }
    return pages;
  };
  const entries = numbers.toSorted((a, b) => a - b).map(entryOf);
  const inLocale = (tag: string) =>
    entries.flatMap((entry) => {
      const locales = entry.locales.filter(({ locale }) => locale === tag);
      return locales.length > 0 ? [{ ...entry, locales }] : [];
    });
  const listIn = async (tag: string) => ({
    guides: inLocale(tag).length,
    pages: await addPages(inLocale(tag)),
  });
  const manifest: Manifest = {
    format: STORAGE_FORMAT,
    ...{ guides: entries.length, documents: entries.flatMap(({ locales }) => locales).length },
    ...{ locales: ['en', 'fr'], defaultLocale: 'en', searchIndexes: {}, index: [], site: '' },
    ...{ sitemap: [], feeds: {} },
    list: await addPages(entries),
    lists: { en: await listIn('en'), fr: await listIn('fr') },
  };
  const damagedPage = damaged === undefined ? undefined : manifest.list[damaged];
  if (damagedPage) files.set(listPagePath(damagedPage[1]), 'damaged');
  files.set(MANIFEST_PATH, await seal(manifest));
  vi.resetModules();
  const { default: worker } = await import('bundled:worker');
  const fetch = async (url: string) => {
    const text = files.get(new URL(url).pathname.slice(1));
    return new Response(text ?? null, { status: text === undefined ? 404 : 200 });
  };
  return async (path) =>
    worker.fetch(
      new Request<unknown, IncomingRequestCfProperties>(`https://faq.example${path}`),
      { ...env, ASSETS: { fetch } },
      createExecutionContext(),
    );
}

async function read(response: Response): Promise<Page> {
  expect(response.status).toBe(200);
  const links = (response.headers.get('Link') ?? '').matchAll(/<([^>]*)>; rel="(\w+)"/g);
  return {
    ...(await response.json<ResponseBody<'GuideList'>>()),
    links: Object.fromEntries(Array.from(links, ([, url = '', relation = '']) => [relation, url])),
  };
}

const idsOf = ({ guides }: Page) => guides.map(({ guide = '' }) => guide);
const range = (length: number) => Array.from({ length }, (_, number) => number);

test('returns the first 100 guides with the total, next and Link to a client that sends no parameters', async () => {
  const get = await deploy(range(250));
  const page = await read(await get('/v1/guides'));
  expect(page).toMatchObject({
    total: 250,
    next: 'guide-0099',
    links: { next: '/v1/guides?cursor=guide-0099' },
  });
  expect(page.guides).toEqual(range(100).map(entryOf));
});

test('sets first and prev on later pages, and no next on the last one', async () => {
  const get = await deploy(range(250));
  const [second, last] = [
    await get('/v1/guides?cursor=guide-0099'),
    await get('/v1/guides?cursor=guide-0199'),
  ];
  expect((await read(second)).links).toEqual({
    next: '/v1/guides?cursor=guide-0199',
    first: '/v1/guides',
    prev: '/v1/guides',
  });
  const page = await read(last);
  expect(page.links).toEqual({ first: '/v1/guides', prev: '/v1/guides?cursor=guide-0099' });
  expect(page).not.toHaveProperty('next');
  expect(idsOf(page)).toEqual(range(250).slice(200).map(idOf));
});

test('returns a page without prev, and lets no cache store it, when the file of the page before is damaged', async () => {
  const get = await deploy(range(3 * LIST_PAGE_SIZE), 0);
  expect((await get('/v1/guides')).status).toBe(503);
  const response = await get(`/v1/guides?cursor=${idOf(2 * LIST_PAGE_SIZE - 2)}`);
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  expect(response.headers.get('Cache-Tag')).toBeNull();
  const page = await read(response);
  expect(idsOf(page)[0]).toBe(idOf(2 * LIST_PAGE_SIZE - 1));
  expect(Object.keys(page.links)).toEqual(['next', 'first']);
  const intact = await get(`/v1/guides?limit=1&cursor=${idOf(2 * LIST_PAGE_SIZE - 1)}`);
  expect(intact.headers.get('Cache-Control')).toMatch(/^public/);
});

test('returns the guides in a locale, each with that locale only', async () => {
  const get = await deploy(range(250));
  const page = await read(await get('/v1/guides?locale=fr-CA&limit=2&cursor=guide-0200'));
  expect(page).toMatchObject({ total: 25, next: 'guide-0220' });
  expect(page.guides.map(({ guide, locales = [] }) => [guide, locales.map(({ locale }) => locale)])).toEqual([
    ['guide-0210', ['fr']],
    ['guide-0220', ['fr']],
  ]);
});

test('returns 404 with the available locales for a locale that no guide has', async () => {
  const response = await (await deploy(range(3)))('/v1/guides?locale=de');
  expect([response.status, await response.json()]).toMatchObject([
    404,
    { available: ['en', 'fr'], default: 'en' },
  ]);
});

test.each([
  ['guide', { guide: 'guide-0000' }],
  ['guide,title', { guide: 'guide-0000', locales: [{ title: 'Title 0' }, { title: 'Title 0' }] }],
  [
    'locale,sections',
    {
      locales: [
        { locale: 'en', sections: 2 },
        { locale: 'fr', sections: 2 },
      ],
    },
  ],
])('returns only the members fields=%s', async (fields, guide) => {
  const get = await deploy(range(3));
  expect((await read(await get(`/v1/guides?limit=1&fields=${fields}`))).guides).toEqual([guide]);
});

test.each([
  'fields=html',
  'limit=101',
  'cursor=A',
  'cursor=guide-0000.guide-0001.1',
  'cursor=guide-0000_guide-0001',
  'locale=x_y',
])('returns 400 for %s', async (query) => {
  expect((await (await deploy(range(3)))(`/v1/guides?${query}`)).status).toBe(400);
});

test('returns every guide exactly once, in order, forwards and backwards, for any limit', async () => {
  const property = fc.asyncProperty(
    fc.integer({ min: 1, max: 100 }),
    fc.integer({ min: 0, max: 320 }),
    async (limit, count) => {
      const get = await deploy(range(count));
      const forwards = [await read(await get(`/v1/guides?limit=${limit}`))];
      for (let url = forwards[0]?.links['next']; url; url = forwards.at(-1)?.links['next'])
        forwards.push(await read(await get(url)));
      expect(forwards.flatMap(idsOf)).toEqual(range(count).map(idOf));
      const backwards = [forwards.at(-1)];
      for (let url = backwards[0]?.links['prev']; url; url = backwards.at(-1)?.links['prev'])
        backwards.push(await read(await get(url)));
      expect(backwards.toReversed().flatMap((page) => (page ? idsOf(page) : []))).toEqual(
        range(count).map(idOf),
      );
    },
  );
  await fc.assert(property, {
    numRuns: 20,
    examples: [
      [1, 3],
      [100, 300],
      [99, 100],
      [7, 101],
    ],
  });
}, 120_000);

test('returns the guides that remain exactly once, in order, while guides are added and removed between pages', async () => {
  const change = fc.array(fc.integer({ min: 0, max: 260 }), { maxLength: 60 });
  const property = fc.asyncProperty(
    fc.integer({ min: 1, max: 100 }),
    fc.uniqueArray(fc.integer({ min: 0, max: 260 }), { minLength: 1, maxLength: 250 }),
    fc.array(change, { minLength: 1, maxLength: 5 }),
    async (limit, initial, changes) => {
      const current = new Set(initial);
      const always = new Set(initial);
      const seen: string[] = [];
      let url = `/v1/guides?limit=${limit}`;
      for (let page = 0; url !== ''; page += 1) {
        const get = await deploy([...current]);
        const result = await read(await get(url));
        seen.push(...idsOf(result));
        url = result.links['next'] ?? '';
        // A guide that exists is removed, and one that doesn't is added: the cursor's own among them.
        for (const number of changes[page] ?? []) if (!current.delete(number)) current.add(number);
        for (const number of always) if (!current.has(number)) always.delete(number);
      }
      expect(seen).toEqual([...new Set(seen)].toSorted());
      const expected = [...always].map(idOf).toSorted();
      expect(seen.filter((id) => expected.includes(id))).toEqual(expected);
    },
  );
  await fc.assert(property, { numRuns: 25 });
}, 120_000);
