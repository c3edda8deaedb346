import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { beforeEach, expect, test } from 'vitest';
import { GuideSchema, SectionSchema } from '../../schema/guide.ts';
import { sha256 } from '../../schema/integrity.ts';
import { FeedSchema, SitemapGuideSchema } from '../../schema/manifest.ts';
import {
  editionPath,
  feedPath,
  imageUsesPath,
  indexPagePath,
  listPagePath,
  MANIFEST_PATH,
  readingsPath,
  sitemapPagePath,
  sitePath,
  siteSearchPath,
  suggestionsPath,
} from '../../schema/paths.ts';
import { escapeHtml } from '../../search/mark-up.ts';
import {
  compileFolder,
  OPENING,
  openFolder,
  recordsOf,
  TRANSLATED_OPENING,
  text,
  writeFiles,
} from '../../test/fixtures/author-site.ts';
import { readEntries, readIndex, readManifest } from '../../test/fixtures/stored-site.ts';
import { build, findInGuide, outputOf, parseJson, SVG, TWO_GUIDES } from '../../test/fixtures/two-guides.ts';
import { writeSite } from '../../test/fixtures/write-site.ts';
import { renderPage } from '../document/page-fragment.ts';
import { readEdition } from '../document/read-edition.ts';
import { isIntact } from './intact-files.ts';

let folder: string;

const dist = () => join(folder, 'dist');

/** Words of 60 bytes each: compiling takes time by the word, not by the byte. */
const wordsOf = (chapter: number, count: number) => `${`word${chapter}`.padEnd(59, 'o')} `.repeat(count);

beforeEach(async () => {
  folder = await openFolder();
});

test('writes one file for each edition, the images, indexes for search and suggestions, and the pages of the manifest', async () => {
  await writeFiles(folder, TWO_GUIDES);
  const site = await build(folder);
  const files = await outputOf(folder);
  const manifest = await readManifest(dist());
  const entries = await readEntries(dist());
  const editions = entries.flatMap(({ guide, locales }) => locales.map((locale) => ({ guide, ...locale })));
  expect(editions.map(({ guide, locale, sections }) => `${guide} ${locale} ${sections}`)).toEqual([
    'help en 3',
    'help zh-Hant 3',
    'more en 1',
    'more zh-Hant 1',
  ]);
  expect(manifest).toMatchObject({
    guides: 2,
    documents: 4,
    locales: ['en', 'zh-Hant'],
    defaultLocale: 'en',
  });
  const images = site.guides.flatMap(({ record }) => record.images.map(({ path }) => path));
  expect(images).toHaveLength(2);
  expect(Object.keys(manifest.searchIndexes)).toEqual(['en', 'zh-Hant']);
  const pages = [manifest.list, ...Object.values(manifest.lists).map((list) => list.pages)].flat();
  // All headings of a small site in one locale.
  const shards = [...files.keys()].filter((path) => /^content\/search\/.*\.bin$/.test(path));
  expect(shards.map((path) => dirname(path))).toEqual(['content/search/en', 'content/search/zh-Hant']);
  const named = [
    ...editions.map((edition) => editionPath(edition)),
    ...images,
    ...Object.entries(manifest.searchIndexes).flatMap(([locale, revision]) => [
      siteSearchPath(locale, revision),
      suggestionsPath(locale, revision),
    ]),
    ...shards,
    ...manifest.index.map(([, digest]) => indexPagePath(digest)),
    ...pages.map(([, digest]) => listPagePath(digest)),
    ...(manifest.images ?? []).map(([, digest]) => imageUsesPath(digest)),
    readingsPath(manifest.readings ?? expect.fail()),
    sitePath(manifest.site),
  ];
  expect([...files.keys()]).toEqual([...named, MANIFEST_PATH].toSorted());
});

test('every file below the manifest has the SHA-256 that it is named or listed by', async () => {
  await writeFiles(folder, TWO_GUIDES);
  await build(folder);
  const files = await outputOf(folder);
  const digestOf = (path: string) => sha256(Buffer.from(files.get(path) ?? ''));
  const { index, list, lists, images = [] } = await readManifest(dist());
  for (const [, digest] of index) expect(await digestOf(indexPagePath(digest))).toBe(digest);
  for (const [, digest] of [list, ...Object.values(lists).map(({ pages }) => pages)].flat())
    expect(await digestOf(listPagePath(digest))).toBe(digest);
  expect(images).toHaveLength(1);
  for (const [, digest] of images) expect(await digestOf(imageUsesPath(digest))).toBe(digest);
  for (const { guide, locales } of await readIndex(dist())) {
    for (const { locale, revisions } of locales) {
      expect(revisions).toHaveLength(1);
      for (const [revision, digest] of revisions)
        expect(await digestOf(editionPath({ guide, locale, revision }))).toBe(digest);
    }
  }
});

test('an edition has the document, the Markdown, the search index, the page and each section at the positions in its header', async () => {
  await writeFiles(folder, TWO_GUIDES);
  const { guides } = await build(folder);
  for (const { documents = [], markdown } of guides) {
    for (const document of documents) {
      const { header, read } = await readEdition(document, (path) => join(dist(), path));
      expect(v.parse(v.strictObject(GuideSchema.entries), parseJson(read('document')))).toEqual(document);
      expect(read('markdown')).toBe(markdown?.get(document.locale)?.text);
      expect(parseJson(read('search'))).toMatchObject({ revision: document.revision });
      expect(read('page')).toBe(renderPage(document).html);
      const body = Buffer.from(read('document') + read('markdown') + read('search') + read('page'));
      const sections = header.sections.map(({ id, chapter, json, markdown: range, page }) => {
        const section = v.parse(SectionSchema, parseJson(body.subarray(...json)));
        expect(String(body.subarray(...range))).toMatch(`### ${section.heading} {#${id}}`);
        expect(String(body.subarray(...page.item))).toMatch(
          new RegExp(`^<details id="${id}" .*<div part="actions"></div></details>$`, 's'),
        );
        expect(String(body.subarray(...page.heading))).toBe(escapeHtml(section.heading));
        expect(String(body.subarray(...page.answer))).toBe(
          section.html.replaceAll('<img ', '<img referrerpolicy="no-referrer" '),
        );
        return { id, chapter, section };
      });
      expect(sections).toEqual(
        document.chapters.flatMap(({ id: chapter, sections: all }) =>
          all.map((section) => ({ id: section.id, chapter, section })),
        ),
      );
    }
  }
});

test('lists the guides of a locale with that locale only, sorted by id, 100 on a page', async () => {
  const answer = text(...OPENING, 'So.');
  const many = Array.from({ length: 101 }, (_, number) => [`guides/guide-${number}/en.md`, answer] as const);
  await writeFiles(folder, {
    ...Object.fromEntries(many),
    'guides/guide-7/zh-Hant.md': text(...TRANSLATED_OPENING, '所以。'),
  });
  await writeSite((await compileFolder(folder)).site, dist());
  const { list, lists, index } = await readManifest(dist());
  const ids = many.map(([path]) => path.split('/')[1] ?? '').toSorted();
  expect(list.map(([first]) => first)).toEqual([ids[0], ids[100]]);
  expect(index.map(([first]) => first)).toEqual(ids.filter((_, position) => position % 16 === 0));
  expect((await readEntries(dist())).map(({ guide }) => guide)).toEqual(ids);
  expect(lists['en']?.guides).toBe(101);
  expect(lists['zh-Hant']).toMatchObject({ guides: 1, pages: [['guide-7', expect.any(String)]] });
  const [[, digest] = ['', '']] = lists['zh-Hant']?.pages ?? [];
  const page = String((await outputOf(folder)).get(listPagePath(digest)));
  expect(parseJson(page)).toMatchObject({ guide: 'guide-7', locales: [{ locale: 'zh-Hant' }] });
}, 120_000);

test('splits a guide of more than 1 MiB by chapter into at most three files', async () => {
  const long = (chapter: number) =>
    `## Chapter ${chapter} {#chapter-${chapter}}\n### Why? {#why-${chapter}}\n${wordsOf(chapter, 3_000)}`;
  const chapters = Array.from({ length: 6 }, (_, chapter) => long(chapter)).join('\n');
  await writeFiles(folder, { 'guides/long/en.md': text(...OPENING.slice(0, 6), chapters) });
  const [guide] = (await build(folder)).guides;
  const [document] = guide?.documents ?? [];
  if (!document) throw new RangeError('the guide was not compiled');
  const { header, files, read } = await readEdition(document, (path) => join(dist(), path));
  expect([files, header.files.length]).toEqual([3, 2]);
  expect(parseJson(read('document'))).toEqual(document);
  const sizes = await Promise.all(
    [0, 1, 2].map(async (number) => (await outputOf(folder)).get(editionPath(document, number))?.length ?? 0),
  );
  expect(Math.max(...sizes)).toBeLessThan(1.5 * Math.min(...sizes));
});

test('an edition is not intact where one of its files is missing, or has other bytes', async () => {
  const long = (chapter: number) =>
    `## Chapter ${chapter} {#chapter-${chapter}}\n### Why? {#why-${chapter}}\n${wordsOf(chapter, 6_000)}`;
  await writeFiles(folder, { 'guides/long/en.md': text(...OPENING.slice(0, 6), `${long(1)}\n${long(2)}`) });
  const [document] = (await build(folder)).guides[0]?.documents ?? [];
  if (!document) throw new RangeError('the guide was not compiled');
  const stored = await readEdition(document, (path) => join(dist(), path));
  expect(stored.files).toBeGreaterThan(1);
  const isStored = () => isIntact(document, stored, { folder: dist(), builtAt: 0 });
  expect(isStored()).toBe(true);
  for (let number = 0; number < stored.files; number += 1) {
    const path = join(dist(), editionPath(document, number));
    const bytes = await readFile(path);
    await writeFile(path, Buffer.from(bytes.toString('latin1').replace('word', 'lord'), 'latin1'));
    expect(isStored()).toBe(false);
    await rm(path);
    expect(isStored()).toBe(false);
    await writeFile(path, bytes);
    expect(isStored()).toBe(true);
  }
});

test('the search index of a guide finds its folded words, but no markup', async () => {
  await writeFiles(folder, TWO_GUIDES);
  const { guides } = await build(folder);
  const [english, chinese] = guides[0]?.documents ?? [];
  if (!english || !chinese) throw new RangeError('the guide was not compiled');
  expect(await findInGuide(folder, english, 'naive')).toEqual(['help why']);
  expect(await findInGuide(folder, english, 'abc')).toEqual(['help how']);
  expect(await findInGuide(folder, english, 'png')).toEqual([]);
  expect(await findInGuide(folder, chinese, '网路')).toEqual(['help why']);
});

test('lists pages for search engines, and changed sections, only if the site has an origin', async () => {
  await writeFiles(folder, TWO_GUIDES);
  await build(folder);
  expect(await readManifest(dist())).toMatchObject({ sitemap: [], feeds: {} });
  await writeFiles(folder, { 'site.yaml': 'origin: https://shop.example\n' });
  await build(folder);
  const { sitemap, feeds } = await readManifest(dist());
  const files = await outputOf(folder);
  const lines = String(files.get(sitemapPagePath(sitemap[0]?.[1] ?? '')))
    .trimEnd()
    .split('\n');
  expect(lines.map((line) => v.parse(SitemapGuideSchema, parseJson(line)))).toMatchObject([
    {
      guide: 'help',
      locales: [
        { locale: 'en', updated: '2026-11-23' },
        { locale: 'zh-Hant', updated: '2026-11-23' },
      ],
      sections: expect.arrayContaining(['why', 'how']),
    },
    { guide: 'more' },
  ]);
  const feed = v.parse(FeedSchema, parseJson(String(files.get(feedPath(feeds['en'] ?? '')))));
  expect(feed).toContainEqual({ guide: 'help', section: 'how', updated: '2026-11-23' });
});

test('writes images byte for byte', async () => {
  await writeFiles(folder, TWO_GUIDES);
  const { guides } = await build(folder);
  const [image] = guides[0]?.record.images ?? [];
  expect(String((await outputOf(folder)).get(image?.path ?? ''))).toBe(SVG);
});

test('deletes the files and images of a removed guide, and keeps those of the others', async () => {
  await writeFiles(folder, TWO_GUIDES);
  const first = await build(folder);
  await rm(join(folder, 'guides/more'), { recursive: true });
  await build(folder, 'dist', recordsOf(first));
  const paths = [...(await outputOf(folder)).keys()];
  expect(paths.filter((path) => path.startsWith('content/more/'))).toEqual([]);
  expect(paths.filter((path) => path.startsWith('images/'))).toHaveLength(1);
  await build(folder, 'cold');
  expect(await outputOf(folder)).toEqual(await outputOf(folder, 'cold'));
});

test('keeps files outside the compiled folders, and deletes unknown ones inside', async () => {
  await writeFiles(folder, { ...TWO_GUIDES, 'dist/embed/edge-faq.js': '1', 'dist/content/old.json': '{}' });
  await build(folder);
  const paths = [...(await outputOf(folder)).keys()];
  expect(paths).toContain('embed/edge-faq.js');
  expect(paths).not.toContain('content/old.json');
});
