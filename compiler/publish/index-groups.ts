/** Merged indexes of groups of guides, kept between builds: an edit of a guide merges its group anew, and reads the others merged. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { seal, unseal } from '../../schema/integrity.ts';
import type { SearchIndexData } from '../../schema/search-index.ts';
import { writeFileAtomic } from '../atomic-write.ts';
import { cutShards } from '../index/cut-shards.ts';
import { mergeIndexes, toWholeIndex } from '../index/merge-indexes.ts';

/** Folder of the merged indexes, by locale. It is not published, and not for version control. */
const GROUPS = '.edge-faq/search';

/** Guides of a group, about. */
const GROUP_SIZE = 64;

/** Version of the format. Increment when the same guide indexes give another merged index. */
const FORMAT = 1;

/** The index of a guide that can be read. */
export interface GuideIndex {
  guide: string;
  /** What names its content: it changes with any of it. */
  revision: string;
  read: () => SearchIndexData | Promise<SearchIndexData>;
}

/**
 * The indexes of one locale, merged by groups and read one at a time. Those of a site of one group are read as they are, since
 * merging them once is as fast.
 */
export async function* readGroups(
  locale: string,
  guides: readonly GuideIndex[],
): AsyncGenerator<SearchIndexData> {
  const ids = guides.map(({ guide }) => guide);
  const groups = cutShards(ids, () => 1, GROUP_SIZE).map(([start, end]) => guides.slice(start, end));
  if (groups.length === 1) {
    for (const { read } of guides) yield await read();
    return;
  }
  const names = new Set<string>();
  for (const group of groups) {
    const name = `${nameOf(group)}.json`;
    names.add(name);
    yield await readGroup(join(GROUPS, locale, name), locale, group);
  }
  await removeOthers(join(GROUPS, locale), names);
}

function nameOf(group: readonly GuideIndex[]): string {
  const revisions = group.map(({ guide, revision }) => [guide, revision]);
  return createHash('sha256')
    .update(JSON.stringify([FORMAT, revisions]))
    .digest('hex');
}

/** The merged index of a group: the kept one, unless it is missing or damaged. */
async function readGroup(
  path: string,
  locale: string,
  group: readonly GuideIndex[],
): Promise<SearchIndexData> {
  const kept = await readKept(path);
  if (kept) return kept;
  const merged = toWholeIndex(await mergeIndexes({ locale, revision: '' }, readAll(group)));
  writeFileAtomic(path, await seal(merged));
  return merged;
}

async function readKept(path: string): Promise<SearchIndexData | undefined> {
  try {
    return (await unseal(readFileSync(path, 'utf8'))) as SearchIndexData;
  } catch {
    return undefined;
  }
}

async function* readAll(group: readonly GuideIndex[]): AsyncGenerator<SearchIndexData> {
  for (const { read } of group) yield await read();
}

async function removeOthers(folder: string, names: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!names.has(name)) await rm(join(folder, name), { force: true });
  }
}
