/** Posting lists of a search index, which are read in shards. */
import { type PostingVisitor, visitPostings } from './packing.ts';
import { readShardsOf, type Shards } from './shards.ts';
import { lineOffsets } from './vocabulary.ts';

/** The posting lists of consecutive terms. */
export interface PostingsShard {
  /** Packed, one a line. */
  postings: string;
  offsets: Uint32Array;
}

/** Opens `postings`: packed posting lists, separated by line feeds. */
export function openPostingsShard(postings: string): PostingsShard {
  return { postings, offsets: lineOffsets(postings) };
}

/** The packed length of each list. */
export function postingsLengths({ offsets }: PostingsShard): Uint32Array {
  return offsets.slice(1).map((end, list) => end - (offsets[list] ?? 0) - 1);
}

/** Calls `visitor` with each posting of the term `id`. */
export type VisitPostings = (id: number, visitor: PostingVisitor) => void;

/** Reads the posting lists of the terms `ids`. */
export async function readPostings(
  shards: Shards<PostingsShard>,
  ids: Iterable<number>,
): Promise<VisitPostings> {
  const locate = await readShardsOf(shards, ids);
  return (id, visitor) => {
    const { shard, offset } = locate(id);
    const { postings, offsets } = shard;
    visitPostings(postings, offsets[offset] ?? 0, (offsets[offset + 1] ?? 0) - 1, visitor);
  };
}
