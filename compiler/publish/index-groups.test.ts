import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { SearchIndexData } from '../../schema/search-index.ts';
import { openFolder } from '../../test/fixtures/author-site.ts';
import { indexGuides, mergeGuides } from '../../test/fixtures/synthetic-site.ts';
import { mergeIndexes, toWholeIndex } from '../index/merge-indexes.ts';
import { readGroups } from './index-groups.ts';

beforeEach(async () => {
  const before = process.cwd();
  process.chdir(await openFolder());
  onTestFinished(() => process.chdir(before));
});

/** 300 guides; `changed` are the numbers of those whose text is another. */
function site(...changed: number[]): SearchIndexData[] {
  return indexGuides(
    'en',
    Array.from({ length: 300 }, (_, number) => [
      [`Question ${number}`, `Café ${number % 7}${changed.includes(number) ? ' changed' : ''}.`],
    ]),
  );
}

/** Merges `indexes` by groups; returns the merged index and the numbers of the guides that were read. */
async function merge(indexes: readonly SearchIndexData[]) {
  const read: number[] = [];
  const guides = indexes.map((index, number) => ({
    ...{ guide: `guide-${number}`, revision: JSON.stringify(index) },
    read: async () => {
      read.push(number);
      return index;
    },
  }));
  const merged = await mergeIndexes({ locale: 'en', revision: '0'.repeat(32) }, readGroups('en', guides));
  return { merged: toWholeIndex(merged), read };
}

test('groups merge to the same index as all guides at once', async () => {
  const expected = toWholeIndex(await mergeGuides(site()));
  expect((await merge(site())).merged).toEqual(expected);
  expect((await merge(site())).merged).toEqual(expected);
});

test('reads only the guides of the group that changed, was removed or is damaged', async () => {
  expect((await merge(site())).read).toHaveLength(300);
  expect((await merge(site())).read).toEqual([]);
  const { read, merged } = await merge(site(150));
  expect(read).toContain(150);
  expect(read.length).toBeLessThan(150);
  expect(merged).toEqual(toWholeIndex(await mergeGuides(site(150))));
  const folder = join('.edge-faq/search/en');
  const [name = ''] = await readdir(folder);
  const kept = await readFile(join(folder, name), 'utf8');
  await writeFile(join(folder, name), kept.replace('café', 'cafe'));
  const again = await merge(site(150));
  expect(again.read.length).toBeGreaterThan(0);
  expect(again.merged).toEqual(merged);
});

test('keeps no group that is not of the last build', async () => {
  await merge(site());
  const before = await readdir('.edge-faq/search/en');
  await merge(site(150));
  const after = await readdir('.edge-faq/search/en');
  expect(after).toHaveLength(before.length);
  expect(after.filter((name) => !before.includes(name))).toHaveLength(1);
});

test('keeps nothing of a site of one group', async () => {
  await merge(site().slice(0, 10));
  await expect(readdir('.edge-faq')).rejects.toThrow('ENOENT');
});
