/** A site, compiled and written as the worker serves it. */
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { GuideSchema, SectionSchema } from '../schema/guide.ts';
import { ManifestSchema, SitemapSchema } from '../schema/manifest.ts';
import {
  documentPath,
  MANIFEST_PATH,
  markdownPath,
  packPath,
  SITEMAP_PATH,
  searchPath,
  siteSearchPath,
} from '../schema/paths.ts';
import { SearchIndexSchema } from '../schema/search-index.ts';
import { PackHeaderSchema } from '../schema/section-pack.ts';
import { openIndex, search } from '../search/search.ts';
import {
  compileFolder,
  type Files,
  OPENING,
  openFolder,
  readFiles,
  recordsOf,
  siteWithAnswer,
  TRANSLATED_OPENING,
  text,
  writeFiles,
} from '../test/fixtures/author-site.ts';
import type { CompiledSite } from './compiled-site.ts';
import type { Records } from './incremental/record.ts';
import { removeOutdated, writeSite } from './publish/write.ts';

let folder: string;

beforeEach(async () => {
  folder = await openFolder();
});

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>';

const SITE: Files = {
  ...siteWithAnswer(
    'So it is: “naïve”.',
    '### HOW ＡＢＣ? {#how}',
    '![A dot](../dot.svg)',
    '## More {#more}',
    '### What? {#what}',
    'This.',
  ),
  'guides/help/zh-Hant.md': text(
    ...[
      ...TRANSLATED_OPENING,
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
  'guides/more/zh-Hant.md': text(...TRANSLATED_OPENING, '看。'),
  'guides/notes.txt': 'Not a guide.',
  'site.yaml': 'pages: https://shop.example/{guide}/{locale}',
};

/** Compiles the folder into `out` in it. */
async function build(out = 'dist', records?: Records) {
  const sample = await compileFolder(folder, records);
  expect(sample.diagnosticLines).toEqual([]);
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
  await writeFiles(folder, SITE);
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
    [documentPath, packPath, markdownPath, searchPath].map((path) => path(guide, locale)),
  );
  const images = site.guides.flatMap(({ record }) => record.images.map(({ path }) => path));
  expect(images).toHaveLength(2);
  const indexes = ['en', 'zh-Hant'].map(siteSearchPath);
  expect([...files.keys()]).toEqual(
    [...named, ...images, ...indexes, MANIFEST_PATH, SITEMAP_PATH].toSorted(),
  );
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
  await writeFiles(folder, SITE);
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

/** What a search in one of the written indexes finds, as `guide section`. */
async function find(path: string, query: string): Promise<string[]> {
  const index = openIndex(
    v.parse(v.strictObject(SearchIndexSchema.entries), parse((await built()).get(path))),
  );
  return search(index, query, 10).results.map(({ guide, section }) => `${guide} ${section}`);
}

test('each guide has a search index of its words without markup', async () => {
  await writeFiles(folder, SITE);
  const { guides } = await build();
  const [english, chinese] = (guides[0]?.documents ?? []).map((document) => searchPath('help', document));
  expect(await find(english ?? '', 'naive')).toEqual(['help why']);
  expect(await find(english ?? '', 'abc')).toEqual(['help how']);
  expect(await find(english ?? '', 'png')).toEqual([]);
  expect(await find(chinese ?? '', '网路')).toEqual(['help why']);
});

describe('the search index of all guides', () => {
  const [english, chinese] = [siteSearchPath('en'), siteSearchPath('zh-Hant')];

  /** Builds again after a change, and from nothing: both have to be the same. */
  async function rebuild(first: CompiledSite): Promise<void> {
    await build('dist', recordsOf(first));
    await build('cold');
    expect(await built()).toEqual(await built('cold'));
  }

  test('finds sections of each guide in one locale', async () => {
    await writeFiles(folder, SITE);
    await build();
    expect(await find(english, 'naive')).toEqual(['help why']);
    expect(await find(english, 'see')).toEqual(['more why']);
    expect(await find(chinese, '看')).toEqual(['more why']);
    expect(await find(chinese, 'naive')).toEqual([]);
  });

  test('has nothing of a guide that has no questions yet', async () => {
    const soon = text(...OPENING.slice(0, 6));
    await writeFiles(folder, { ...SITE, 'guides/soon/en.md': soon, 'guides/a-first/en.md': soon });
    const { site } = await compileFolder(folder);
    await writeSite(site, join(folder, 'dist'));
    const { guides } = site;
    expect(await find(english, 'naive')).toEqual(['help why']);
    expect(await find(english, 'intro')).toEqual([]);
    const [empty] = guides[0]?.documents ?? [];
    if (!empty) throw new RangeError('the guide without questions was not compiled');
    expect(await find(searchPath('a-first', empty), 'naive')).toEqual([]);
  });

  test('knows what the index of a guide knows: other spellings, synonyms, the content’s script', async () => {
    await writeFiles(folder, {
      ...SITE,
      'search.yaml': 'synonyms:\n  zh: [[網絡, 上網]]\n  en: [[see, look]]\n',
    });
    await build();
    expect(await find(english, 'look')).toEqual(['more why']);
    expect(await find(chinese, '网路')).toEqual(['help why']);
    const index = openIndex(v.parse(SearchIndexSchema, parse((await built()).get(english))));
    expect(search(index, 'naiive', 3).meant).toBe('naïve');
  });

  test('has a changed guide as it is now, and the unchanged ones', async () => {
    await writeFiles(folder, SITE);
    const first = await build();
    await writeFiles(folder, { 'guides/more/en.md': text(...OPENING, 'Elephants.') });
    await rebuild(first);
    expect(await find(english, 'elephants')).toEqual(['more why']);
    expect(await find(english, 'naive')).toEqual(['help why']);
    expect(await find(english, 'see')).toEqual([]);
  });

  test('has a new guide, and no longer one that is gone', async () => {
    await writeFiles(folder, SITE);
    const first = await build();
    await writeFiles(folder, {
      'guides/zoo/en.md': text(...OPENING, 'Elephants.'),
      'guides/zoo/zh-Hant.md': text(...TRANSLATED_OPENING, '大象。'),
    });
    await rm(join(folder, 'guides/more'), { recursive: true });
    await rebuild(first);
    expect(await find(english, 'elephants')).toEqual(['zoo why']);
    expect(await find(english, 'see')).toEqual([]);
  });

  test('goes with the last guide in its locale', async () => {
    await writeFiles(folder, SITE);
    const first = await build();
    for (const guide of ['help', 'more']) await rm(join(folder, `guides/${guide}/zh-Hant.md`));
    await rebuild(first);
    expect([...(await built()).keys()]).not.toContain(chinese);
  });

  test('is not written again where nothing of its locale changed', async () => {
    await writeFiles(folder, SITE);
    const first = await build();
    const written = async (path: string) => (await stat(join(folder, 'dist', path))).mtimeMs;
    const before = [await written(english), await written(chinese)];
    await writeFiles(folder, { 'guides/more/zh-Hant.md': text(...TRANSLATED_OPENING, '再看。') });
    await rebuild(first);
    expect(await written(english)).toBe(before[0]);
    expect(await written(chinese)).toBeGreaterThan(before[1] ?? 0);
  });

  test('is written again where it was deleted', async () => {
    await writeFiles(folder, SITE);
    const first = await build();
    await rm(join(folder, 'dist', english));
    await rebuild(first);
  });
});

test('the facts for a sitemap name each locale’s page', async () => {
  await writeFiles(folder, SITE);
  await build();
  const facts = v.parse(SitemapSchema, parse((await built()).get(SITEMAP_PATH)));
  expect(facts.map(({ guide }) => guide)).toEqual(['help', 'more']);
  expect(facts[0]?.locales).toEqual([
    { locale: 'en', lastmod: '2026-11-23', loc: 'https://shop.example/help/en' },
    { locale: 'zh-Hant', lastmod: '2026-11-23', loc: 'https://shop.example/help/zh-Hant' },
  ]);
});

test('an image is published byte for byte', async () => {
  await writeFiles(folder, SITE);
  const { guides } = await build();
  const [image] = guides[0]?.record.images ?? [];
  expect(String((await built()).get(image?.path ?? ''))).toBe(SVG);
});

test('after one file of many changed, only that guide is compiled again', async () => {
  await writeFiles(folder, SITE);
  const first = await build();
  await writeFiles(folder, { 'guides/more/zh-Hant.md': text(...TRANSLATED_OPENING, '再看。') });
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
  ['the synonyms', { 'search.yaml': 'synonyms: { en: [[so, thus]] }' }, ['help', 'more']],
  ['nothing', {}, []],
])('what has to be compiled again after a change of %s is', async (_, change, guides) => {
  await writeFiles(folder, SITE);
  const first = await build();
  await writeFiles(folder, change);
  const sample = await compileFolder(folder, recordsOf(first));
  await writeSite(sample.site, join(folder, 'dist'));
  await removeOutdated(sample.site, join(folder, 'dist'));
  const again = sample.site.guides.filter(({ documents }) => documents);
  expect(again.map(({ record }) => record.entry.guide)).toEqual(guides);
  await writeSite((await compileFolder(folder)).site, join(folder, 'cold'));
  expect(await built()).toEqual(await built('cold'));
});

test('a link into a guide that changed is checked, even where the linking guide did not', async () => {
  await writeFiles(folder, SITE);
  const first = await build();
  await writeFiles(folder, {
    'guides/help/en.md': String(SITE['guides/help/en.md']).replace('#why', '#reason'),
    'guides/help/zh-Hant.md': String(SITE['guides/help/zh-Hant.md']).replace('#why', '#reason'),
  });
  const { diagnosticLines } = await compileFolder(folder, recordsOf(first));
  expect(diagnosticLines).toEqual([
    'guides/more/en.md:9:5 error dead-link dead link: the guide "help" has no "why"',
  ]);
});

test('a removed guide goes with its files and its images, and the others stay', async () => {
  await writeFiles(folder, SITE);
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
  await writeFiles(folder, { ...SITE, 'dist/embed/edge-faq.js': '1', 'dist/content/old.json': '{}' });
  await build();
  const paths = [...(await built()).keys()];
  expect(paths).toContain('embed/edge-faq.js');
  expect(paths).not.toContain('content/old.json');
});

test('a site with an error replaces nothing', async () => {
  await writeFiles(folder, SITE);
  await build();
  const good = await built();
  await writeFiles(folder, siteWithAnswer('So.', '### Why? {#why}', 'So.'));
  const { site } = await compileFolder(folder);
  await expect(writeSite(site, join(folder, 'dist'))).rejects.toThrow(
    'the site has errors and is not written',
  );
  expect(await built()).toEqual(good);
});
