/** Search indexes of guides and of sites: read when a search needs them, and cached by size. */
import type { Manifest } from '../../schema/manifest.ts';
import { editionPath, siteSearchPath } from '../../schema/paths.ts';
import type { SearchIndexData, ShardedIndexData } from '../../schema/search-index.ts';
import {
  type IndexedSection,
  openIndex,
  openShardedHead,
  openShards,
  type SearchIndex,
} from '../../search/search.ts';
import { SieveCache } from '../cache/sieve-cache.ts';
import { ContentUnavailableError } from '../content-unavailable.ts';
import type { Assets } from './assets.ts';
import { decode, type EditionReference, openEdition } from './edition.ts';
import { readReadings } from './readings.ts';
import { shardReader } from './search-shards.ts';
import { readSealed } from './verified-files.ts';

/** Bytes; an isolate has 128 MB in all. The shards of site indexes are in a cache of their own. */
const CAPACITY = 4 * 1024 * 1024;

/** An open index. Shards and readings are read from the assets of the request that searches it. */
type CachedIndex = (assets: Assets) => SearchIndex<IndexedSection>;

const indexes = new SieveCache<CachedIndex>(CAPACITY);

/**
 * The index of one guide.
 *
 * @throws {ContentUnavailableError}
 */
export async function readGuideIndex(
  assets: Assets,
  edition: EditionReference,
): Promise<SearchIndex<IndexedSection>> {
  const path = editionPath(edition);
  const cached = indexes.get(path);
  if (cached) return cached(assets);
  const { header, read } = await openEdition(assets, edition);
  return cacheWhole(path, JSON.parse(decode(await read(header.search))))(assets);
}

/**
 * The index of all guides in one locale, for one search: it reads the shards that the search needs from `assets`.
 *
 * @throws {ContentUnavailableError} as does a search of the index
 */
export async function readSiteIndex(
  assets: Assets,
  locale: string,
  { searchIndexes }: Pick<Manifest, 'searchIndexes'>,
): Promise<SearchIndex<IndexedSection>> {
  const revision = searchIndexes[locale];
  if (revision === undefined)
    throw new ContentUnavailableError(`the manifest has no search index in ${locale}`);
  const path = siteSearchPath(locale, revision);
  const cached = indexes.get(path);
  if (cached) return cached(assets);
  return readSealed(assets, path, (value) => {
    const data = value as SearchIndexData | ShardedIndexData;
    if (data.revision !== revision)
      throw new ContentUnavailableError(`${path} is of another revision than the manifest`);
    return ('shards' in data ? cacheSharded(path, data) : cacheWhole(path, data))(assets);
  });
}

function cacheWhole(path: string, data: SearchIndexData): CachedIndex {
  const index = openIndex(data);
  const open = withReadings(() => index);
  indexes.set(path, open, measureHead(data) + measureLists(data));
  return open;
}

function cacheSharded(path: string, data: ShardedIndexData): CachedIndex {
  const head = openShardedHead(data);
  const open = withReadings((assets) => openShards(head, data.shards, shardReader(assets, data.locale)));
  const shards = Object.values(data.shards).flat().length;
  indexes.set(path, open, measureHead(data) + shards * SHARD_BYTES);
  return open;
}

function withReadings(open: CachedIndex): CachedIndex {
  return (assets) => ({ ...open(assets), readReadings: () => readReadings(assets) });
}

/** Bytes in memory, about: of a group of variants of a character, of a stop word or synonym, and of what names a shard. */
const [GROUP_BYTES, ENTRY_BYTES, SHARD_BYTES] = [320, 96, 320];

/** Bytes in memory of what an index has beside its lists, about. */
function measureHead({
  characters,
  stopWords,
  synonyms,
}: Pick<SearchIndexData, 'characters' | 'stopWords' | 'synonyms'>): number {
  const entries = stopWords.length + synonyms.flat().length;
  return 8 * 1024 + characters.split(' ').length * GROUP_BYTES + entries * ENTRY_BYTES;
}

/** Bytes in memory of the lists of a whole index, about: two per character, the posting lists once more as searches read them, and the lookup tables. */
function measureLists({ words, postings, lengths, guides, written }: SearchIndexData): number {
  const sections = guides.flatMap((guide) => guide.sections);
  const characters = words.length + postings.length * 2 + lengths.length * 2 + sections.join(' ').length;
  return characters * 2 + words.split('\n').length * 12 + Object.keys(written).length * ENTRY_BYTES;
}
