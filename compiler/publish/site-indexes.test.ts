import { createHash } from 'node:crypto';
import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { seal } from '../../schema/integrity.ts';
import { editionPath } from '../../schema/paths.ts';
import { SearchIndexSchema } from '../../schema/search-index.ts';
import { openIndex, search } from '../../search/search.ts';
import {
  compileFolder,
  OPENING,
  openFolder,
  recordsOf,
  TRANSLATED_OPENING,
  text,
  writeFiles,
} from '../../test/fixtures/author-site.ts';
import { indexGuides, largeSite, spellInLetters } from '../../test/fixtures/synthetic-site.ts';
import { build, find, findInGuide, outputOf, parseJson, TWO_GUIDES } from '../../test/fixtures/two-guides.ts';
import { writeSite } from '../../test/fixtures/write-site.ts';
import type { CompiledSite } from '../compiled-site.ts';
import type { CurrentEdition } from './current-editions.ts';
import { siteIndexPaths, writeSiteIndexes } from './site-indexes.ts';

let folder: string;

beforeEach(async () => {
  folder = await openFolder();
});

describe('the site search index', () => {
  /** The path of the current index; empty if there is none. */
  async function indexIn(locale: string): Promise<string> {
    const paths = [...(await outputOf(folder)).keys()];
    return paths.find((path) => new RegExp(`^content/search/${locale}/\\w+\\.json$`).test(path)) ?? '';
  }

  /** Builds incrementally and from scratch, and expects the same files. */
  async function rebuild(first: CompiledSite): Promise<void> {
    await build(folder, 'dist', recordsOf(first));
    await build(folder, 'cold');
    expect(await outputOf(folder)).toEqual(await outputOf(folder, 'cold'));
  }

  test('finds sections of every guide in its locale, and of no other', async () => {
    await writeFiles(folder, TWO_GUIDES);
    await build(folder);
    expect(await find(folder, await indexIn('en'), 'naive')).toEqual(['help why']);
    expect(await find(folder, await indexIn('en'), 'see')).toEqual(['more why']);
    expect(await find(folder, await indexIn('zh-Hant'), '看')).toEqual(['more why']);
    expect(await find(folder, await indexIn('zh-Hant'), 'naive')).toEqual([]);
  });

  test('has no entry for a guide without questions', async () => {
    const soon = text(...OPENING.slice(0, 6));
    await writeFiles(folder, { ...TWO_GUIDES, 'guides/soon/en.md': soon, 'guides/a-first/en.md': soon });
    const { site } = await compileFolder(folder);
    await writeSite(site, join(folder, 'dist'));
    const { guides } = site;
    expect(await find(folder, await indexIn('en'), 'naive')).toEqual(['help why']);
    expect(await find(folder, await indexIn('en'), 'intro')).toEqual([]);
    const [empty] = guides[0]?.documents ?? [];
    if (!empty) throw new RangeError('the guide without questions was not compiled');
    expect(await findInGuide(folder, empty, 'naive')).toEqual([]);
  });

  test('keeps the synonyms, character variants and accented spellings of the guides’ indexes', async () => {
    await writeFiles(folder, {
      ...TWO_GUIDES,
      'search.yaml': 'synonyms:\n  zh: [[網絡, 上網]]\n  en: [[see, look]]\n',
    });
    await build(folder);
    expect(await find(folder, await indexIn('en'), 'look')).toEqual(['more why']);
    expect(await find(folder, await indexIn('zh-Hant'), '网路')).toEqual(['help why']);
    const index = openIndex(
      v.parse(SearchIndexSchema, parseJson((await outputOf(folder)).get(await indexIn('en')))),
    );
    expect((await search(index, 'naiive', 3)).meant).toBe('naïve');
  });

  test('has the current text of a changed guide, and that of unchanged ones', async () => {
    await writeFiles(folder, TWO_GUIDES);
    const first = await build(folder);
    await writeFiles(folder, { 'guides/more/en.md': text(...OPENING, 'Elephants.') });
    await rebuild(first);
    expect(await find(folder, await indexIn('en'), 'elephants')).toEqual(['more why']);
    expect(await find(folder, await indexIn('en'), 'naive')).toEqual(['help why']);
    expect(await find(folder, await indexIn('en'), 'see')).toEqual([]);
  });

  test('adds a new guide, and drops a removed one', async () => {
    await writeFiles(folder, TWO_GUIDES);
    const first = await build(folder);
    await writeFiles(folder, {
      'guides/zoo/en.md': text(...OPENING, 'Elephants.'),
      'guides/zoo/zh-Hant.md': text(...TRANSLATED_OPENING, '大象。'),
    });
    await rm(join(folder, 'guides/more'), { recursive: true });
    await rebuild(first);
    expect(await find(folder, await indexIn('en'), 'elephants')).toEqual(['zoo why']);
    expect(await find(folder, await indexIn('en'), 'see')).toEqual([]);
  });

  test('is deleted with the last guide in its locale', async () => {
    await writeFiles(folder, TWO_GUIDES);
    const first = await build(folder);
    for (const guide of ['help', 'more']) await rm(join(folder, `guides/${guide}/zh-Hant.md`));
    await rebuild(first);
    expect(await indexIn('zh-Hant')).toBe('');
  });

  test('is not written again when nothing changed in its locale', async () => {
    await writeFiles(folder, TWO_GUIDES);
    const first = await build(folder);
    const [english, chinese] = [await indexIn('en'), await indexIn('zh-Hant')];
    const written = async () => (await stat(join(folder, 'dist', english))).mtimeMs;
    const before = await written();
    await writeFiles(folder, { 'guides/more/zh-Hant.md': text(...TRANSLATED_OPENING, '再看。') });
    await rebuild(first);
    expect(await indexIn('en')).toBe(english);
    expect(await written()).toBe(before);
    expect(await indexIn('zh-Hant')).not.toBe(chinese);
  });

  test('is written again when it was deleted', async () => {
    await writeFiles(folder, TWO_GUIDES);
    const first = await build(folder);
    await rm(join(folder, 'dist', await indexIn('en')));
    await rebuild(first);
  });
});

describe('the search index of a large site', () => {
  /** Writes the indexes of 60 guides into the folder `out`, and merges them; `added` is a word of one of them. */
  async function buildIndex(out: string, ...added: string[]): Promise<CurrentEdition[]> {
    const guides: CurrentEdition[] = [];
    const site = largeSite(spellInLetters, ...added);
    for (const [number, index] of indexGuides('en', site).entries()) {
      const sections = site[number]?.map(([heading]) => ({ heading }));
      const content = JSON.stringify(index);
      const document = JSON.stringify({ locale: 'en', chapters: [{ sections }] });
      const revision = createHash('sha256').update(content).digest('hex').slice(0, 32);
      const { guide = '' } = index.guides[0] ?? {};
      // An edition with nothing but what indexes are made from.
      const length = Buffer.byteLength(content);
      const parts = { search: [0, length], document: [length, length + Buffer.byteLength(document)] };
      const edition = await seal({ ...parts, files: [] }, `\n${content}${document}`);
      const name = { guide, locale: 'en', revision };
      await writeFiles(folder, { [join(out, editionPath(name))]: edition });
      guides.push({ ...name, digest: createHash('sha256').update(edition).digest('hex') });
    }
    await writeSiteIndexes(guides, join(folder, out));
    return guides;
  }

  /** The files of the index, by path. */
  async function indexFiles(
    out: string,
    guides: readonly CurrentEdition[],
  ): Promise<Map<string, Buffer | undefined>> {
    const paths = await siteIndexPaths(guides, join(folder, out));
    const files = await outputOf(folder, out);
    return new Map(paths.map((path) => [path, files.get(path)]));
  }

  test('is in shards of less than 1 MB, of which an edit keeps most', async () => {
    const before = await indexFiles('dist', await buildIndex('dist'));
    expect(before.size).toBeGreaterThan(12);
    for (const file of before.values()) expect(file?.byteLength).toBeLessThan(1e6);
    const after = await indexFiles('dist', await buildIndex('dist', 'addendum'));
    expect(after).toEqual(await indexFiles('cold', await buildIndex('cold', 'addendum')));
    expect([...after.keys()].filter((path) => !before.has(path)).length).toBeLessThan(before.size / 2);
  });

  test.each([
    ['missing', (path: string) => rm(path)],
    ['damaged', (path: string) => writeFile(path, 'damaged')],
  ])('is written again where a shard is %s', async (_, damage) => {
    const guides = await buildIndex('dist');
    const before = await indexFiles('dist', guides);
    await damage(join(folder, 'dist', [...before.keys()][3] ?? ''));
    await writeSiteIndexes(guides, join(folder, 'dist'));
    expect(await indexFiles('dist', guides)).toEqual(before);
  });
});
