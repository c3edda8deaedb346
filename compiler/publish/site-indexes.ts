/** Search indexes of a whole site, one per locale, merged from the indexes of its guides. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seal, unseal } from '../../schema/integrity.ts';
import type { GuideEntry, Manifest } from '../../schema/manifest.ts';
import { type EditionName, editionPath, searchShardPath, siteSearchPath } from '../../schema/paths.ts';
import type { SearchIndexData, ShardedIndexData } from '../../schema/search-index.ts';
import { STORAGE_FORMAT } from '../../schema/storage-format.ts';
import { readSearchIndex } from '../document/read-edition.ts';
import {
  type Identity,
  type IndexSequence,
  type MergedIndex,
  mergeIndexes,
  totalLength,
  toWholeIndex,
} from '../index/merge-indexes.ts';
import { shardIndex } from '../index/shard-index.ts';
import { readGroups } from './index-groups.ts';
import { writeIfChanged } from './write-if-changed.ts';

/** Version of the format. Increment when the same guide indexes give another site index. */
const FORMAT = 3;

/**
 * UTF-16 code units up to which an index is one file: a search of it then reads only that. The worker opens an index of this size in
 * about two milliseconds.
 */
const MAX_WHOLE_LENGTH = 96 * 1024;

/** Writes the index of each locale, unless `folder` has it already, undamaged. The indexes of the guides are read from `folder`. */
export async function writeSiteIndexes(entries: readonly GuideEntry[], folder: string): Promise<void> {
  for (const [locale, editions] of editionsByLocale(entries)) {
    const identity = { locale, revision: hash(editions) };
    if (await isWritten(identity, folder)) continue;
    const guides = editions.map((edition) => ({
      ...{ guide: edition.guide, revision: editionPath(edition) },
      read: () => readSearchIndex(edition, (path) => join(folder, path)),
    }));
    await writeSiteIndex(identity, readGroups(locale, guides), folder);
  }
}

/** Writes the index of the sections of `indexes`, which are read one at a time. */
async function writeSiteIndex(identity: Identity, indexes: IndexSequence, folder: string): Promise<void> {
  const merged = await mergeIndexes(identity, indexes);
  const data =
    wholeLength(merged) <= MAX_WHOLE_LENGTH
      ? toWholeIndex(merged)
      : shardIndex(merged, (file) => writeShard(identity.locale, file, folder));
  const text = await seal({ format: STORAGE_FORMAT, ...data });
  writeIfChanged(join(folder, siteSearchPath(identity.locale, identity.revision)), Buffer.from(text));
}

/** The length of what grows with the number of sections. */
function wholeLength({ words, postings, lengths, guides }: MergedIndex): number {
  const names = guides.reduce((sum, { sections }) => sum + totalLength(sections), 0);
  return totalLength(words) + totalLength(postings) + lengths.length + names;
}

/** Writes a shard, and returns its digest. */
function writeShard(locale: string, file: Uint8Array, folder: string): string {
  const digest = sha256(file);
  writeIfChanged(join(folder, searchShardPath(locale, digest)), file);
  return digest;
}

/** Whether `folder` has the index and all its shards, undamaged. */
async function isWritten({ locale, revision }: Identity, folder: string): Promise<boolean> {
  const data = await readSiteIndex(join(folder, siteSearchPath(locale, revision)));
  return (
    data !== undefined &&
    listDigests(data).every((digest) => isUndamaged(searchShardPath(locale, digest), digest, folder))
  );
}

function isUndamaged(path: string, digest: string, folder: string): boolean {
  return existsSync(join(folder, path)) && sha256(readFileSync(join(folder, path))) === digest;
}

/** The index at `path`; undefined if it doesn't exist, or is damaged. */
async function readSiteIndex(path: string): Promise<SearchIndexData | ShardedIndexData | undefined> {
  try {
    return (await unseal(readFileSync(path, 'utf8'))) as SearchIndexData | ShardedIndexData;
  } catch {
    return undefined;
  }
}

function listDigests(data: SearchIndexData | ShardedIndexData): string[] {
  return 'shards' in data
    ? Object.values(data.shards).flatMap((list) => list.map(({ digest }) => digest))
    : [];
}

/** The revision of each locale's index: it changes with any guide in that locale. */
export function siteIndexRevisions(entries: readonly GuideEntry[]): Manifest['searchIndexes'] {
  return Object.fromEntries(
    Array.from(editionsByLocale(entries), ([locale, editions]) => [locale, hash(editions)]),
  );
}

/** The paths of the site indexes, and of those shards that `folder` has an index with. */
export async function siteIndexPaths(entries: readonly GuideEntry[], folder: string): Promise<string[]> {
  const paths = Object.entries(siteIndexRevisions(entries)).map(async ([locale, revision]) => {
    const path = siteSearchPath(locale, revision);
    const data = await readSiteIndex(join(folder, path));
    return [path, ...(data ? listDigests(data) : []).map((digest) => searchShardPath(locale, digest))];
  });
  return (await Promise.all(paths)).flat();
}

/** The current editions, by locale. */
function editionsByLocale(entries: readonly GuideEntry[]): Map<string, EditionName[]> {
  const editions = entries.flatMap(({ guide, locales }) =>
    locales.map(({ locale, revision }) => ({ guide, locale, revision })),
  );
  return Map.groupBy(editions, ({ locale }) => locale);
}

function hash(editions: readonly EditionName[]): string {
  const paths = editions.map((edition) => editionPath(edition));
  return sha256(JSON.stringify([FORMAT, paths])).slice(0, 32);
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
