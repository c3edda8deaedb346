/** Indexes that suggestions are made from: read when a suggestion needs them, and cached by size. */
import type { Manifest } from '../../schema/manifest.ts';
import { suggestionsPath } from '../../schema/paths.ts';
import type { KeyShard, SuggestionIndexData } from '../../schema/suggestion-index.ts';
import { openCharacters } from '../../search/open-index.ts';
import type { KeyShards, SuggestionIndex } from '../../search/suggest/suggest.ts';
import { SieveCache } from '../cache/sieve-cache.ts';
import { ContentUnavailableError } from '../content-unavailable.ts';
import type { Assets } from './assets.ts';
import { shardReader } from './search-shards.ts';
import { readSealed } from './verified-files.ts';

/** Bytes; an isolate has 128 MB in all. The shards are in a cache of their own. */
const CAPACITY = 1024 * 1024;

/** An open index. Shards are read from the assets of the request that it is opened for. */
type CachedIndex = (assets: Assets) => SuggestionIndex;

const indexes = new SieveCache<CachedIndex>(CAPACITY);

/**
 * What suggestions of all guides in one locale are made from: it reads the shards that they need from `assets`.
 *
 * @throws {ContentUnavailableError} as does a suggestion
 */
export async function readSuggestionIndex(
  assets: Assets,
  locale: string,
  { searchIndexes }: Pick<Manifest, 'searchIndexes'>,
): Promise<SuggestionIndex> {
  const revision = searchIndexes[locale];
  if (revision === undefined)
    throw new ContentUnavailableError(`the manifest has no search index in ${locale}`);
  const path = suggestionsPath(locale, revision);
  const cached = indexes.get(path);
  if (cached) return cached(assets);
  return readSealed(assets, path, (value) => {
    const data = value as SuggestionIndexData;
    if (data.revision !== revision)
      throw new ContentUnavailableError(`${path} is of another revision than the manifest`);
    const open = openHead(data);
    indexes.set(path, open, measure(data));
    return open(assets);
  });
}

function openHead({ locale, characters, stopWords, shards }: SuggestionIndexData): CachedIndex {
  const { foldHan } = openCharacters(characters);
  const head = { foldHan, stopWords: new Set(stopWords) };
  const [headingKeys, topKeys] = [keysOf(shards.headings), keysOf(shards.tops)];
  return (assets) => {
    const read = shardReader(assets, locale);
    const digestAt = (list: readonly KeyShard[], number: number) => list[number]?.digest ?? '';
    return {
      ...head,
      headings: {
        firstKeys: headingKeys,
        read: (number) => read('headings', digestAt(shards.headings, number)),
      },
      tops: { firstKeys: topKeys, read: (number) => read('tops', digestAt(shards.tops, number)) },
    };
  };
}

function keysOf(list: readonly KeyShard[]): KeyShards<unknown>['firstKeys'] {
  return list.map(({ key }) => key);
}

/** Bytes in memory of the head: of a group of variants of a character, of a stop word, and of what names a shard, about. */
function measure({ characters, stopWords, shards }: SuggestionIndexData): number {
  const count = Object.values(shards).flat().length;
  return characters.split(' ').length * 320 + stopWords.length * 96 + count * 320;
}
