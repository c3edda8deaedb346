/** Merged indexes of groups of guides, kept between builds: an edit of a guide merges its group anew, and reads the others merged. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SearchIndexData } from '../../schema/search-index.ts';
import { writeFileAtomic } from '../atomic-write.ts';
import { cutShards } from '../index/cut-shards.ts';
import { mergeIndexes, toWholeIndex } from '../index/merge-indexes.ts';

/** Folder of the merged indexes, by locale. It is not published, and not for version control. */
const GROUPS = '.edge-faq/search';

/** Guides of a group, about. */
const GROUP_SIZE = 64;

/** Version of the format. Increment when the same guide indexes give another merged index. */
const FORMAT = 3;

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
  return hash('sha256', JSON.stringify([FORMAT, revisions]));
}

/** The merged index of a group: the kept one, unless it is missing or damaged. */
async function readGroup(
  path: string,
  locale: string,
  group: readonly GuideIndex[],
): Promise<SearchIndexData> {
  const kept = readKept(path);
  if (kept) return kept;
  const merged = toWholeIndex(await mergeIndexes({ locale, revision: '' }, readAll(group)));
  const text = Buffer.from(JSON.stringify(merged));
  writeFileAtomic(path, Buffer.concat([Buffer.from(hash('sha256', text)), text]));
  return merged;
}

/** Reads a file that begins with the digest of the rest; undefined if it is missing or damaged. */
function readKept(path: string): SearchIndexData | undefined {
  try {
    const file = readFileSync(path);
    const text = file.subarray(DIGEST_LENGTH);
    const isWhole = file.toString('latin1', 0, DIGEST_LENGTH) === hash('sha256', text);
    return isWhole ? JSON.parse(text.toString()) : undefined;
  } catch {
    return undefined;
  }
}

const DIGEST_LENGTH = 64;

async function* readAll(group: readonly GuideIndex[]): AsyncGenerator<SearchIndexData> {
  for (const { read } of group) yield await read();
}

async function removeOthers(folder: string, names: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!names.has(name)) await rm(join(folder, name), { force: true });
  }
}
