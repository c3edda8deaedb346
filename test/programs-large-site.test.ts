/** What programs read of a site of 10,000 guides in three locales: a bounded number of files, and of bytes. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parseSitemap, parseSitemapIndex } from 'sitemap';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SiteGuide } from '../compiler/compiled-site.ts';
import { renderManifest } from '../compiler/publish/manifest.ts';
import { writeManifest } from '../compiler/publish/write.ts';
import { compileSite } from '../compiler/site.ts';
import { writeFiles } from './fixtures/author-site.ts';
import { type SiteWorker, startWorker } from './fixtures/site-worker.ts';
import { writeGuides } from './fixtures/write-site.ts';

const ORIGIN = 'https://faq.example';

/** Guides that have files; those that copy their records are listed only. */
const COMPILED = 20;
const ALL = 10_000;
const SECTIONS = 18;
const LOCALES = ['zh-Hant', 'en', 'zh-Hans'];

const sections = (question: string) =>
  Array.from({ length: SECTIONS }, (_, number) => `### ${question} ${number}? {#section-${number}}\nSo.\n`);

const source = (title: string, ...lines: string[]) =>
  `---\ntitle: ${title}\ndescription: ${title}\nupdated: 2026-11-20\n${lines.join('\n')}`;

let folder: string;
let worker: SiteWorker;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'edge-faq-large-'));
  const chapter = '---\n## All {#all}\n';
  const files = Array.from({ length: COMPILED }, (_, number) => [
    [`guides/a-${number}/zh-Hant.md`, source('指南', 'derive: zh-Hans', chapter, ...sections('問題'))],
    [`guides/a-${number}/en.md`, source('Guide', 'translationOf: zh-Hant', chapter, ...sections('Question'))],
  ]);
  await writeFiles(folder, {
    'site.yaml': `origin: ${ORIGIN}\n`,
    ...Object.fromEntries(files.flat()),
  });
  const dist = join(folder, 'dist');
  const site = await writeGuides(await compileSite(join(folder, 'guides')), dist);
  const copies = Array.from({ length: ALL - COMPILED }, (_, number) =>
    copy(site.guides[number % COMPILED], `b-${number}`),
  );
  writeManifest(await renderManifest({ ...site, guides: [...site.guides, ...copies.flat()] }), dist);
  worker = await startWorker((path) => readFile(join(dist, path)).catch(() => undefined));
}, 120_000);

afterAll(() => rm(folder, { recursive: true }));

/** The guide under another id, changed earlier. */
function copy(guide: SiteGuide | undefined, id: string): SiteGuide[] {
  if (!guide) return [];
  const { record } = guide;
  const locales = record.entry.locales.map((each) => ({ ...each, updated: '2026-11-01' }));
  return [{ ...guide, record: { ...record, entry: { ...record.entry, guide: id, locales } } }];
}

/** The text of the response at `path`, and how many files were read for it. */
async function read(path: string): Promise<{ text: string; files: number }> {
  const before = worker.reads.length;
  const text = await (await worker.fetch(path)).text();
  return { text, files: worker.reads.length - before };
}

test('the sitemap has every page once, in parts of one file and of less than a megabyte', async () => {
  const index = await read('/sitemap.xml');
  // The manifest and the settings.
  expect(index.files).toBe(2);
  const parts = (await parseSitemapIndex(Readable.from([index.text]))).map(
    ({ url }) => new URL(url).pathname,
  );
  expect(parts.length).toBeGreaterThan(200);
  let urls = 0;
  for (const path of parts) {
    const part = await read(path);
    expect(part.files).toBe(1);
    expect(part.text.length).toBeLessThan(1_000_000);
    urls += part.text.split('<loc>').length - 1;
  }
  expect(urls).toBe(1 + ALL * LOCALES.length * (1 + SECTIONS));
  const last = await read(parts.at(-1) ?? '');
  expect((await parseSitemap(Readable.from([last.text]))).length).toBeLessThanOrEqual(2_000);
}, 120_000);

test('the feed reads at most twenty guides', async () => {
  const { text, files } = await read('/feed.xml?locale=en');
  expect(text.split('<entry>').length - 1).toBe(50);
  expect(files).toBeLessThan(25);
});

test('llms.txt has a hundred guides at a time, and each page links to the next one', async () => {
  const guides = new Set<string>();
  let path: string | undefined = '/llms.txt';
  for (let page = 0; path !== undefined && page < 3; page += 1) {
    const { text, files } = await read(path);
    expect(files).toBeLessThanOrEqual(3);
    for (const [, id = ''] of text.matchAll(/\/g\/([^/)]+)\/en\.md\)/g)) guides.add(id);
    path = /\((https:\/\/faq\.example)(\/llms\.txt\?cursor=[^)]*)\)/.exec(text)?.[2];
  }
  expect(guides.size).toBe(300);
});

test('llms-full.txt has twenty guides at a time', async () => {
  const { text, files } = await read('/llms-full.txt');
  expect(text.split('\nSource: ').length - 1).toBe(COMPILED);
  expect(files).toBeLessThan(30);
  expect(text).toContain(`(${ORIGIN}/llms-full.txt?locale=zh-Hant&cursor=a-9)`);
});
