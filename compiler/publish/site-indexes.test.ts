import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { searchPath, siteSearchPath } from '../../schema/paths.ts';
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
import { build, find, outputOf, parseJson, TWO_GUIDES } from '../../test/fixtures/two-guides.ts';
import type { CompiledSite } from '../compiled-site.ts';
import { writeSite } from './write.ts';

let folder: string;

beforeEach(async () => {
  folder = await openFolder();
});

describe('the site search index', () => {
  const [english, chinese] = [siteSearchPath('en'), siteSearchPath('zh-Hant')];

  /** Builds incrementally and from scratch, and expects the same files. */
  async function rebuild(first: CompiledSite): Promise<void> {
    await build(folder, 'dist', recordsOf(first));
    await build(folder, 'cold');
    expect(await outputOf(folder)).toEqual(await outputOf(folder, 'cold'));
  }

  test('finds sections of every guide in its locale, and of no other', async () => {
    await writeFiles(folder, TWO_GUIDES);
    await build(folder);
    expect(await find(folder, english, 'naive')).toEqual(['help why']);
    expect(await find(folder, english, 'see')).toEqual(['more why']);
    expect(await find(folder, chinese, '看')).toEqual(['more why']);
    expect(await find(folder, chinese, 'naive')).toEqual([]);
  });

  test('has no entry for a guide without questions', async () => {
    const soon = text(...OPENING.slice(0, 6));
    await writeFiles(folder, { ...TWO_GUIDES, 'guides/soon/en.md': soon, 'guides/a-first/en.md': soon });
    const { site } = await compileFolder(folder);
    await writeSite(site, join(folder, 'dist'));
    const { guides } = site;
    expect(await find(folder, english, 'naive')).toEqual(['help why']);
    expect(await find(folder, english, 'intro')).toEqual([]);
    const [empty] = guides[0]?.documents ?? [];
    if (!empty) throw new RangeError('the guide without questions was not compiled');
    expect(await find(folder, searchPath('a-first', empty), 'naive')).toEqual([]);
  });

  test('keeps the synonyms, character variants and accented spellings of the guides’ indexes', async () => {
    await writeFiles(folder, {
      ...TWO_GUIDES,
      'search.yaml': 'synonyms:\n  zh: [[網絡, 上網]]\n  en: [[see, look]]\n',
    });
    await build(folder);
    expect(await find(folder, english, 'look')).toEqual(['more why']);
    expect(await find(folder, chinese, '网路')).toEqual(['help why']);
    const index = openIndex(v.parse(SearchIndexSchema, parseJson((await outputOf(folder)).get(english))));
    expect(search(index, 'naiive', 3).meant).toBe('naïve');
  });

  test('has the current text of a changed guide, and that of unchanged ones', async () => {
    await writeFiles(folder, TWO_GUIDES);
    const first = await build(folder);
    await writeFiles(folder, { 'guides/more/en.md': text(...OPENING, 'Elephants.') });
    await rebuild(first);
    expect(await find(folder, english, 'elephants')).toEqual(['more why']);
    expect(await find(folder, english, 'naive')).toEqual(['help why']);
    expect(await find(folder, english, 'see')).toEqual([]);
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
    expect(await find(folder, english, 'elephants')).toEqual(['zoo why']);
    expect(await find(folder, english, 'see')).toEqual([]);
  });

  test('is deleted with the last guide in its locale', async () => {
    await writeFiles(folder, TWO_GUIDES);
    const first = await build(folder);
    for (const guide of ['help', 'more']) await rm(join(folder, `guides/${guide}/zh-Hant.md`));
    await rebuild(first);
    expect([...(await outputOf(folder)).keys()]).not.toContain(chinese);
  });

  test('is not written again when nothing changed in its locale', async () => {
    await writeFiles(folder, TWO_GUIDES);
    const first = await build(folder);
    const written = async (path: string) => (await stat(join(folder, 'dist', path))).mtimeMs;
    const before = [await written(english), await written(chinese)];
    await writeFiles(folder, { 'guides/more/zh-Hant.md': text(...TRANSLATED_OPENING, '再看。') });
    await rebuild(first);
    expect(await written(english)).toBe(before[0]);
    expect(await written(chinese)).toBeGreaterThan(before[1] ?? 0);
  });

  test('is written again when it was deleted', async () => {
    await writeFiles(folder, TWO_GUIDES);
    const first = await build(folder);
    await rm(join(folder, 'dist', english));
    await rebuild(first);
  });
});
