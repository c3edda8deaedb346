/** Shards of the indexes of a site: verified, opened, and cached by size. */
import { searchShardPath } from '../../schema/paths.ts';
import { type OpenShards, openShard, type ReadShard, type ShardList } from '../../search/search.ts';
import { SieveCache } from '../cache/sieve-cache.ts';
import type { Assets } from './assets.ts';
import { track } from './failing-files.ts';
import { readByDigest } from './verified-files.ts';

/** Bytes; an isolate has 128 MB in all. A search of 10,000 guides reads about 1 MB of shards. */
const CAPACITY = 8 * 1024 * 1024;

/** By list and digest. */
const shards = new SieveCache<OpenShards[ShardList]>(CAPACITY);

/** Reads the shards of the index in `locale` from `assets`, unless they are cached. */
export function shardReader(assets: Assets, locale: string): ReadShard {
  return async <List extends ShardList>(list: List, digest: string): Promise<OpenShards[List]> => {
    const key = `${list} ${digest}`;
    const cached = shards.get(key);
    // A key is of one list only.
    if (cached) return cached as OpenShards[List];
    const path = searchShardPath(locale, digest);
    const bytes = await readByDigest(assets, path, digest);
    return track(path, async () => {
      const shard = openShard(list, bytes);
      shards.set(key, shard, bytes.byteLength * MEMORY_FACTORS[list] + ENTRY_BYTES);
      return shard;
    });
  };
}

/** Bytes in memory of an open shard, at most, for each byte of its file: text is there as a string, too. */
const MEMORY_FACTORS: Readonly<Record<ShardList, number>> = {
  ...{ terms: 1.5, spellings: 2, bigrams: 2, guides: 1.5 },
  // With the keys of headings, which are kept as suggestions look at them.
  ...{ headings: 5, tops: 3 },
};

/** Bytes in memory of a key and an entry of the cache, about. */
const ENTRY_BYTES = 512;
