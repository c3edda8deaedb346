/** Indexes of a whole site for search and suggestions, one of each per locale, merged from the indexes of its guides. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seal, unseal } from '../../schema/integrity.ts';
import type { Manifest } from '../../schema/manifest.ts';
import { editionPath, searchShardPath, siteSearchPath, suggestionsPath } from '../../schema/paths.ts';
import type { SearchIndexData, ShardedIndexData } from '../../schema/search-index.ts';
import { STORAGE_FORMAT } from '../../schema/storage-format.ts';
import type { SuggestionIndexData } from '../../schema/suggestion-index.ts';
import { readSearchIndex } from '../document/read-edition.ts';
import {
  type Identity,
  type MergedIndex,
  mergeIndexes,
  totalLength,
  toWholeIndex,
} from '../index/merge-indexes.ts';
import { type SiteIndex, shardIndex } from '../index/shard-index.ts';
import { keyHeadings } from '../suggest/keyed-headings.ts';
import { shardHeadings } from '../suggest/shard-headings.ts';
import type { CurrentEdition } from './current-editions.ts';
import { readGroups } from './index-groups.ts';
import { writeIfChanged } from './write-if-changed.ts';

/** Version of the format. Increment when the same guide indexes give another site index. */
const FORMAT = 5;

/**
 * UTF-16 code units up to which an index is one file: a search of it then reads only that. The worker opens an index of this size in
 * about two milliseconds.
 */
const MAX_WHOLE_LENGTH = 96 * 1024;

/** Writes the index of each locale, unless `folder` has it already, undamaged. The indexes of the guides are read from `folder`. */
export async function writeSiteIndexes(all: readonly CurrentEdition[], folder: string): Promise<void> {
  for (const [locale, editions] of editionsByLocale(all)) {
    const identity = { locale, revision: hash(editions) };
    if (await isWritten(identity, folder)) continue;
    const guides = editions.map((edition) => ({
      ...{ guide: edition.guide, revision: editionPath(edition) },
      read: () => readIndex(edition, folder),
    }));
    const merged = await mergeIndexes(identity, readGroups(locale, guides));
    await writeSiteIndex(nameEditions(merged, editions), folder);
    await writeSuggestions(merged, folder);
  }
}

/** The index of an edition, with its headings. */
function readIndex(edition: CurrentEdition, folder: string): SearchIndexData {
  const { index, document } = readSearchIndex(edition, (path) => join(folder, path));
  const headings = keyHeadings(document, index.stopWords);
  return { ...index, guides: index.guides.map((guide) => ({ ...guide, headings })) };
}

/** The index with the editions that it was made from. */
function nameEditions({ guides, ...index }: MergedIndex, editions: readonly CurrentEdition[]): SiteIndex {
  const byGuide = new Map(editions.map(({ guide, revision, digest }) => [guide, { revision, digest }]));
  return {
    ...index,
    guides: guides.map(({ headings, ...guide }) => {
      const edition = byGuide.get(guide.guide);
      if (!edition) throw new RangeError(`the index has a guide "${guide.guide}" of no edition`);
      return { ...guide, edition };
    }),
  };
}

async function writeSiteIndex(index: SiteIndex, folder: string): Promise<void> {
  const { locale, revision } = index;
  const data =
    wholeLength(index) <= MAX_WHOLE_LENGTH
      ? toWholeIndex(index)
      : shardIndex(index, (file) => writeShard(locale, file, folder));
  const text = await seal({ format: STORAGE_FORMAT, ...data });
  writeIfChanged(join(folder, siteSearchPath(locale, revision)), Buffer.from(text));
}

/** Writes what suggestions of a site are made from. */
async function writeSuggestions(index: MergedIndex, folder: string): Promise<void> {
  const { locale, revision, characters, stopWords, guides } = index;
  const data: SuggestionIndexData = {
    ...{ locale, revision, characters, stopWords },
    shards: shardHeadings(guides, (file) => writeShard(locale, file, folder)),
  };
  const text = await seal({ format: STORAGE_FORMAT, ...data });
  writeIfChanged(join(folder, suggestionsPath(locale, revision)), Buffer.from(text));
}

/** The length of what grows with the number of sections. */
function wholeLength({ words, postings, lengths, guides }: SiteIndex): number {
  const names = guides.reduce((sum, { sections }) => sum + totalLength(sections), 0);
  return totalLength(words) + totalLength(postings) + lengths.length + names;
}

/** Writes a shard, and returns its digest. */
function writeShard(locale: string, file: Uint8Array, folder: string): string {
  const digest = sha256(file);
  writeIfChanged(join(folder, searchShardPath(locale, digest)), file);
  return digest;
}

/** Whether `folder` has the indexes and all their shards, undamaged. */
async function isWritten({ locale, revision }: Identity, folder: string): Promise<boolean> {
  for (const path of headPaths(locale, revision)) {
    const data = await readHead(join(folder, path));
    if (!data || !listDigests(data).every((each) => isUndamaged(searchShardPath(locale, each), each, folder)))
      return false;
  }
  return true;
}

/** The paths of what a search and a suggestion read first. */
function headPaths(locale: string, revision: string): string[] {
  return [siteSearchPath(locale, revision), suggestionsPath(locale, revision)];
}

function isUndamaged(path: string, digest: string, folder: string): boolean {
  return existsSync(join(folder, path)) && sha256(readFileSync(join(folder, path))) === digest;
}

type Head = SearchIndexData | ShardedIndexData | SuggestionIndexData;

/** The index at `path`; undefined if it doesn't exist, or is damaged. */
async function readHead(path: string): Promise<Head | undefined> {
  try {
    return (await unseal(readFileSync(path, 'utf8'))) as Head;
  } catch {
    return undefined;
  }
}

function listDigests(data: Head): string[] {
  return 'shards' in data
    ? Object.values(data.shards).flatMap((list: { digest: string }[]) => list.map(({ digest }) => digest))
    : [];
}

/** The revision of each locale's index: it changes with any guide in that locale. */
export function siteIndexRevisions(all: readonly CurrentEdition[]): Manifest['searchIndexes'] {
  return Object.fromEntries(
    Array.from(editionsByLocale(all), ([locale, editions]) => [locale, hash(editions)]),
  );
}

/** The paths of the site indexes, and of those shards that `folder` has an index with. */
export async function siteIndexPaths(all: readonly CurrentEdition[], folder: string): Promise<string[]> {
  const heads = Object.entries(siteIndexRevisions(all)).flatMap(([locale, revision]) =>
    headPaths(locale, revision).map((path) => [locale, path] as const),
  );
  const paths = heads.map(async ([locale, path]) => {
    const data = await readHead(join(folder, path));
    return [path, ...(data ? listDigests(data) : []).map((digest) => searchShardPath(locale, digest))];
  });
  return (await Promise.all(paths)).flat();
}

function editionsByLocale(all: readonly CurrentEdition[]): Map<string, CurrentEdition[]> {
  return Map.groupBy(all, ({ locale }) => locale);
}

function hash(editions: readonly CurrentEdition[]): string {
  const files = editions.map((edition) => [editionPath(edition), edition.digest]);
  return sha256(JSON.stringify([FORMAT, files])).slice(0, 32);
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
