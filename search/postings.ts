/** Posting lists of a search index, which are read in shards. */
import { type PostingList, toUnits, unpackPostings } from './packing.ts';
import { readShardsOf, type Shards } from './shards.ts';

/** The posting lists of consecutive terms. */
export interface PostingsShard {
  /** The code units of packed lists, each followed by a line feed. */
  units: Uint16Array;
  /** The offset of each list, and the one at which another would start. */
  offsets: Uint32Array;
}

/** Opens `units`: those of packed posting lists, each followed by a line feed. */
export function openPostingsShard(units: Uint16Array): PostingsShard {
  const offsets = [0];
  for (let offset = 0; offset < units.length; offset += 1)
    if (units[offset] === LINE_FEED) offsets.push(offset + 1);
  return { units, offsets: Uint32Array.from(offsets) };
}

const LINE_FEED = 0x0a;

/** Opens `postings`: packed posting lists, separated by line feeds. */
export function openPostings(postings: string): PostingsShard {
  return openPostingsShard(toUnits(postings === '' ? '' : `${postings}\n`));
}

/** The packed length of each list. */
export function postingsLengths({ offsets }: PostingsShard): Uint32Array {
  return offsets.slice(1).map((end, list) => end - (offsets[list] ?? 0) - 1);
}

/** Reads the posting lists of the terms `ids`, by term id. */
export async function readPostings(
  shards: Shards<PostingsShard>,
  ids: ReadonlySet<number>,
): Promise<ReadonlyMap<number, PostingList>> {
  const locate = await readShardsOf(shards, ids);
  return new Map(
    Array.from(ids, (id) => {
      const { shard, offset } = locate(id);
      const { units, offsets } = shard;
      return [id, unpackPostings(units, offsets[offset] ?? 0, (offsets[offset + 1] ?? 0) - 1)];
    }),
  );
}
