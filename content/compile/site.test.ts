/** A site, compiled and written as the worker serves it. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { beforeEach, expect, test } from 'vitest';
import {
  documentPath,
  GuideSchema,
  MANIFEST_PATH,
  ManifestSchema,
  PackHeaderSchema,
  packPath,
  SearchDataSchema,
  SectionSchema,
  SITEMAP_PATH,
  SitemapSchema,
  searchPath,
} from '../schema.ts';
import type { Records } from './output/record.ts';
import { removeOutdated, writeSite } from './output/write.ts';
import {
  answering,
  author,
  compileFolder,
  type Files,
  OPENING,
  openFolder,
  readFiles,
  recordsOf,
  TRANSLATED,
  text,
} from './sample-site.ts';

let folder: string;

beforeEach(async () => {
  folder = await openFolder();
});

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>';

const SITE: Files = {
  ...answering(
    'So it is: “naïve”.',
    '### HOW ＡＢＣ? {#how}',
    '![A dot](../dot.svg)',
    '## More {#more}',
    '### What? {#what}',
    'This.',
  ),
  'guides/help/zh-Hant.md': text(
    ...[
      ...TRANSLATED,
      '因為網路。',
      '### 如何？ {#how}',
      '這樣。',
      '## 更多 {#more}',
      '### 什麼？ {#what}',
      '這個。',
    ],
  ),
  'guides/dot.svg': SVG,
  'guides/more/en.md': text(...OPENING, 'See [help](../help/en.md#why) and ![a line](line.svg).'),
  'guides/more/line.svg': SVG.replace('4', '5'),
  'guides/more/zh-Hant.md': text(...TRANSLATED, '看。'),
  'guides/notes.txt': 'Not a guide.',
  'site.yaml': 'pages: https://shop.example/{guide}/{locale}',
};

/** Compiles the folder into `out` in it. */
async function build(out = 'dist', records?: Records) {
  const sample = await compileFolder(folder, records);
  expect(sample.faults).toEqual([]);
  await writeSite(sample.site, join(folder, out));
  await removeOutdated(sample.site, join(folder, out));
  return sample.site;
}

async function built(out = 'dist'): Promise<Map<string, Buffer>> {
  return readFiles(join(folder, out));
}

function parse(bytes: Buffer | string | undefined): unknown {
  return JSON.parse(String(bytes));
}

test('the manifest names every document; each has its pack, its search data and its images', async () => {
  await author(folder, SITE);
  const site = await build();
  const files = await built();
  const { guides } = v.parse(ManifestSchema, parse(files.get(MANIFEST_PATH)));
  const editions = guides.flatMap(({ guide, locales }) => locales.map((locale) => ({ guide, locale })));
  expect(editions.map(({ guide, locale }) => `${guide} ${locale.locale} ${locale.sections}`)).toEqual([
    'help en 3',
    'help zh-Hant 3',
    'more en 1',
    'more zh-Hant 1',
  ]);
  const named = editions.flatMap(({ guide, locale }) =>
    [documentPath, packPath, searchPath].map((path) => path(guide, locale)),
  );
  const images = site.guides.flatMap(({ record }) => record.images.map(({ path }) => path));
  expect(images).toHaveLength(2);
  expect([...files.keys()]).toEqual([...named, ...images, MANIFEST_PATH, SITEMAP_PATH].toSorted());
  for (const { guide, locale } of editions) {
    const document = v.parse(
      v.strictObject(GuideSchema.entries),
      parse(files.get(documentPath(guide, locale))),
    );
    expect(locale).toMatchObject({
      revision: document.revision,
      title: document.title,
      updated: document.updated,
    });
    expect(locale.chapters).toBe(document.chapters.length);
  }
});

test('a section is found in its pack by the lengths that the header tells', async () => {
  await author(folder, SITE);
  const { guides } = await build();
  const files = await built();
  for (const document of guides.flatMap(({ documents }) => documents ?? [])) {
    const bytes = files.get(packPath(document.guide, document)) ?? Buffer.of();
    let start = bytes.indexOf('\n') + 1;
    const header = v.parse(PackHeaderSchema, parse(bytes.subarray(0, start)));
    expect(header).toMatchObject({
      guide: document.guide,
      locale: document.locale,
      revision: document.revision,
    });
    const sections = header.sections.map(({ id, chapter, bytes: length }) => {
      const section = parse(bytes.subarray(start, start + length));
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

test('search data are words without markup, in one spelling', async () => {
  await author(folder, SITE);
  const { guides } = await build();
  const files = await built();
  const data = (guides[0]?.documents ?? []).map((document) =>
    v.parse(SearchDataSchema, parse(files.get(searchPath('help', document)))),
  );
  expect(data.map(({ guide, locale }) => `${guide} ${locale}`)).toEqual(['help en', 'help zh-Hant']);
  expect(data[0]?.sections).toEqual([
    { id: 'why', heading: 'why?', text: 'so it is: “naïve”.' },
    { id: 'how', heading: 'how abc?', text: '' },
    { id: 'what', heading: 'what?', text: 'this.' },
  ]);
  expect(data[1]?.sections[0]).toEqual({ id: 'why', heading: '为什么?', text: '因为网路。' });
});

test('the facts for a sitemap name each locale’s page', async () => {
  await author(folder, SITE);
  await build();
  const facts = v.parse(SitemapSchema, parse((await built()).get(SITEMAP_PATH)));
  expect(facts.map(({ guide }) => guide)).toEqual(['help', 'more']);
  expect(facts[0]?.locales).toEqual([
    { locale: 'en', lastmod: '2026-11-23', loc: 'https://shop.example/help/en' },
    { locale: 'zh-Hant', lastmod: '2026-11-23', loc: 'https://shop.example/help/zh-Hant' },
  ]);
});

test('an image is published byte for byte', async () => {
  await author(folder, SITE);
  const { guides } = await build();
  const [image] = guides[0]?.record.images ?? [];
  expect(String((await built()).get(image?.path ?? ''))).toBe(SVG);
});

test('after one file of many changed, only that guide is compiled again', async () => {
  await author(folder, SITE);
  const first = await build();
  await author(folder, { 'guides/more/zh-Hant.md': text(...TRANSLATED, '再看。') });
  const second = await build('dist', recordsOf(first));
  expect(second.guides.map(({ record, documents }) => [record.entry.guide, documents?.length])).toEqual([
    ['help', undefined],
    ['more', 2],
  ]);
  const cold = await build('cold');
  expect(await built()).toEqual(await built('cold'));
  expect(recordsOf(second)).toEqual(recordsOf(cold));
  expect(second.links).toEqual(cold.links);
});

test.each([
  ['an image', { 'guides/dot.svg': SVG.replace('3', '9') }, ['help']],
  [
    'a new locale',
    { 'guides/more/fr.md': text(...OPENING.slice(0, 4), 'translationOf: en', ...OPENING.slice(4), 'Oui.') },
    ['more'],
  ],
  ['the page of guides', { 'site.yaml': 'pages: https://other.example/{guide}' }, ['help', 'more']],
  ['nothing', {}, []],
])('what has to be compiled again after a change of %s is', async (_, change, guides) => {
  await author(folder, SITE);
  const first = await build();
  await author(folder, change);
  const sample = await compileFolder(folder, recordsOf(first));
  await writeSite(sample.site, join(folder, 'dist'));
  await removeOutdated(sample.site, join(folder, 'dist'));
  const again = sample.site.guides.filter(({ documents }) => documents);
  expect(again.map(({ record }) => record.entry.guide)).toEqual(guides);
  await writeSite((await compileFolder(folder)).site, join(folder, 'cold'));
  expect(await built()).toEqual(await built('cold'));
});

test('a link into a guide that changed is checked, even where the linking guide did not', async () => {
  await author(folder, SITE);
  const first = await build();
  await author(folder, {
    'guides/help/en.md': String(SITE['guides/help/en.md']).replace('#why', '#reason'),
    'guides/help/zh-Hant.md': String(SITE['guides/help/zh-Hant.md']).replace('#why', '#reason'),
  });
  const { faults } = await compileFolder(folder, recordsOf(first));
  expect(faults).toEqual(['guides/more/en.md:9:5 error dead-link dead link: the guide "help" has no "why"']);
});

test('a removed guide goes with its files and its images, and the others stay', async () => {
  await author(folder, SITE);
  const first = await build();
  await rm(join(folder, 'guides/more'), { recursive: true });
  await build('dist', recordsOf(first));
  const paths = [...(await built()).keys()];
  expect(paths.filter((path) => path.startsWith('content/more/'))).toEqual([]);
  expect(paths.filter((path) => path.startsWith('images/'))).toHaveLength(1);
  await build('cold');
  expect(await built()).toEqual(await built('cold'));
});

test('what the compiler has not made stays', async () => {
  await author(folder, { ...SITE, 'dist/embed/edge-faq.js': '1', 'dist/content/old.json': '{}' });
  await build();
  const paths = [...(await built()).keys()];
  expect(paths).toContain('embed/edge-faq.js');
  expect(paths).not.toContain('content/old.json');
});

test('a site with an error replaces nothing', async () => {
  await author(folder, SITE);
  await build();
  const good = await built();
  await author(folder, answering('So.', '### Why? {#why}', 'So.'));
  const { site } = await compileFolder(folder);
  await expect(writeSite(site, join(folder, 'dist'))).rejects.toThrow(
    'the site has errors and is not written',
  );
  expect(await built()).toEqual(good);
});
