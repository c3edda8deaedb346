import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { beforeEach, expect, test } from 'vitest';
import { GuideSchema, SectionSchema } from '../../schema/guide.ts';
import { ManifestFileSchema, SitemapSchema } from '../../schema/manifest.ts';
import {
  documentPath,
  integrityPath,
  MANIFEST_PATH,
  markdownPath,
  packPath,
  SITEMAP_PATH,
  searchPath,
  siteSearchPath,
} from '../../schema/paths.ts';
import { PackHeaderSchema } from '../../schema/section-pack.ts';
import {
  compileFolder,
  openFolder,
  recordsOf,
  siteWithAnswer,
  writeFiles,
} from '../../test/fixtures/author-site.ts';
import { build, find, outputOf, parseJson, SVG, TWO_GUIDES } from '../../test/fixtures/two-guides.ts';
import { writeSite } from './write.ts';

let folder: string;

beforeEach(async () => {
  folder = await openFolder();
});

test('lists every document in the manifest, and writes its section pack, search index and images', async () => {
  await writeFiles(folder, TWO_GUIDES);
  const site = await build(folder);
  const files = await outputOf(folder);
  const { guides, searchIndexes } = v.parse(ManifestFileSchema, parseJson(files.get(MANIFEST_PATH)));
  const editions = guides.flatMap(({ guide, locales }) => locales.map((locale) => ({ guide, locale })));
  expect(editions.map(({ guide, locale }) => `${guide} ${locale.locale} ${locale.sections}`)).toEqual([
    'help en 3',
    'help zh-Hant 3',
    'more en 1',
    'more zh-Hant 1',
  ]);
  const named = editions.flatMap(({ guide, locale }) =>
    [documentPath, packPath, markdownPath, searchPath, integrityPath].map((path) => path(guide, locale)),
  );
  const images = site.guides.flatMap(({ record }) => record.images.map(({ path }) => path));
  expect(images).toHaveLength(2);
  expect(Object.keys(searchIndexes)).toEqual(['en', 'zh-Hant']);
  const indexes = Object.entries(searchIndexes).map(([locale, revision]) => siteSearchPath(locale, revision));
  expect([...files.keys()]).toEqual(
    [...named, ...images, ...indexes, MANIFEST_PATH, SITEMAP_PATH].toSorted(),
  );
  for (const { guide, locale } of editions) {
    const document = v.parse(
      v.strictObject(GuideSchema.entries),
      parseJson(files.get(documentPath(guide, locale))),
    );
    expect(locale).toMatchObject({
      revision: document.revision,
      title: document.title,
      updated: document.updated,
    });
    expect(locale.chapters).toBe(document.chapters.length);
  }
});

test('a section pack has the sections at the byte lengths in its header', async () => {
  await writeFiles(folder, TWO_GUIDES);
  const { guides } = await build(folder);
  const files = await outputOf(folder);
  for (const document of guides.flatMap(({ documents }) => documents ?? [])) {
    const bytes = files.get(packPath(document.guide, document)) ?? Buffer.of();
    let start = bytes.indexOf('\n') + 1;
    const header = v.parse(PackHeaderSchema, parseJson(bytes.subarray(0, start)));
    expect(header).toMatchObject({
      guide: document.guide,
      locale: document.locale,
      revision: document.revision,
    });
    const sections = header.sections.map(({ id, chapter, bytes: length }) => {
      const section = parseJson(bytes.subarray(start, start + length));
      expect(bytes.at(start + length)).toBe('\n'.charCodeAt(0));
      start += length + 1;
      return { id, chapter, section };
    });
    expect(start).toBe(bytes.length);
    expect(sections).toEqual(
      document.chapters.flatMap(({ id: chapter, sections }) =>
        sections.map((section) => ({ id: section.id, chapter, section: { ...section, chapter } })),
      ),
    );
    for (const { section } of sections) v.parse(SectionSchema, section);
  }
});

test('the search index of a guide finds its folded words, but no markup', async () => {
  await writeFiles(folder, TWO_GUIDES);
  const { guides } = await build(folder);
  const [english, chinese] = (guides[0]?.documents ?? []).map((document) => searchPath('help', document));
  expect(await find(folder, english ?? '', 'naive')).toEqual(['help why']);
  expect(await find(folder, english ?? '', 'abc')).toEqual(['help how']);
  expect(await find(folder, english ?? '', 'png')).toEqual([]);
  expect(await find(folder, chinese ?? '', '网路')).toEqual(['help why']);
});

test('the sitemap has the page URL of each locale', async () => {
  await writeFiles(folder, TWO_GUIDES);
  await build(folder);
  const facts = v.parse(SitemapSchema, parseJson((await outputOf(folder)).get(SITEMAP_PATH)));
  expect(facts.map(({ guide }) => guide)).toEqual(['help', 'more']);
  expect(facts[0]?.locales).toEqual([
    { locale: 'en', lastmod: '2026-11-23', loc: 'https://shop.example/help/en' },
    { locale: 'zh-Hant', lastmod: '2026-11-23', loc: 'https://shop.example/help/zh-Hant' },
  ]);
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

test('throws for a site with errors, and replaces nothing', async () => {
  await writeFiles(folder, TWO_GUIDES);
  await build(folder);
  const good = await outputOf(folder);
  await writeFiles(folder, siteWithAnswer('So.', '### Why? {#why}', 'So.'));
  const { site } = await compileFolder(folder);
  await expect(writeSite(site, join(folder, 'dist'))).rejects.toThrow(
    'the site has errors and is not written',
  );
  expect(await outputOf(folder)).toEqual(good);
});
