/** Division of a site's search index into shards, so that a search reads only what it needs. */
import type { ShardedIndexData } from '../../schema/search-index.ts';
import { unpackNumbers } from '../../search/packing.ts';
import { type LengthsShard, statisticsOf } from '../../search/sections.ts';
import { encodeShard, type ShardList } from '../../search/shard-files.ts';
import { lastAtMost } from '../../search/shards.ts';
import { cutShards } from './cut-shards.ts';
import { type MergedIndex, totalLength } from './merge-indexes.ts';

/** UTF-16 code units of a shard, on average, by list; bytes of one of lengths. */
export type ShardSizes = Record<ShardList, number>;

/**
 * A search reads the dictionary near each of its terms, and the postings of its terms and their expansions. The shards of these are
 * larger on larger sites, so that a locale has a few hundred files at most.
 */
function shardSizes({ words, postings }: MergedIndex): ShardSizes {
  return {
    dictionary: sizeFor(words, 128 * 1024),
    postings: sizeFor(postings, 240 * 1024),
    // Every search reads the lengths of all sections.
    lengths: 256 * 1024,
    names: 48 * 1024,
  };
}

/** A power of two, which rarely changes when the site grows; at most `maxSize`, so that no file is over 1 MiB. */
function sizeFor(list: readonly string[], maxSize: number): number {
  return Math.min(Math.max(2 ** Math.round(Math.log2(totalLength(list) / 128 + 1)), 32 * 1024), maxSize);
}

/** Saves the file of a shard, and returns its digest. */
export type SaveShard = (file: Uint8Array) => string;

/**
 * Divides `index` into shards, which `save` is called with one after another. The boundaries depend on the terms and guides beside
 * them, not on their position: an edit leaves most shards as they are.
 */
export function shardIndex(
  index: MergedIndex,
  save: SaveShard,
  sizes: ShardSizes = shardSizes(index),
): ShardedIndexData {
  const { locale, revision, characters, stopWords, synonyms } = index;
  const lengths = Uint8Array.from(unpackNumbers(index.lengths));
  return {
    ...{ locale, revision, characters, stopWords, synonyms },
    ...statisticsOf(lengths),
    shards: { ...shardTerms(index, save, sizes), ...shardSections(index.guides, lengths, save, sizes) },
  };
}

type Shards = ShardedIndexData['shards'];

function shardTerms(
  { words, postings, inflections, written }: MergedIndex,
  save: SaveShard,
  sizes: ShardSizes,
): Pick<Shards, 'dictionary' | 'postings'> {
  const spelt = new Set(Object.keys(written));
  const wordSize = (word = '') => word.length * (spelt.has(word) ? 3 : 1) + 2;
  const ranges = cutShards(words, (id) => wordSize(words[id]), sizes.dictionary);
  const firstTerms = ranges.map(([start]) => words[start] ?? '');
  const spellings = Map.groupBy(Object.entries(written), ([folded]) => lastAtMost(firstTerms, folded));
  return {
    dictionary: ranges.map(([start, end], number) => {
      const file = encodeShard('dictionary', {
        words: words.slice(start, end),
        postingsLengths: postings.slice(start, end).map(({ length }) => length),
        inflections: inflections.slice(start, end),
        written: Object.fromEntries(spellings.get(number) ?? []),
      });
      return { start, digest: save(file), term: firstTerms[number] ?? '' };
    }),
    postings: cutShards(words, (id) => postings[id]?.length ?? 0, sizes.postings).map(([start, end]) => ({
      start,
      digest: save(encodeShard('postings', postings.slice(start, end))),
    })),
  };
}

function shardSections(
  guides: MergedIndex['guides'],
  lengths: LengthsShard,
  save: SaveShard,
  sizes: ShardSizes,
): Pick<Shards, 'lengths' | 'names'> {
  /** The number of the first section of each guide, and of one more. */
  const starts = [0];
  for (const { sections } of guides) starts.push((starts.at(-1) ?? 0) + sections.length);
  const sectionOf = (guide: number) => starts[guide] ?? 0;
  const ids = guides.map(({ guide }) => guide);
  const lengthsSize = (guide: number) => (guides[guide]?.sections.length ?? 0) * 2;
  const namesSize = (guide: number) => totalLength(guides[guide]?.sections ?? []) + 40;
  return {
    lengths: cutShards(ids, lengthsSize, sizes.lengths).map(([start, end]) => {
      const file = encodeShard('lengths', lengths.slice(sectionOf(start) * 2, sectionOf(end) * 2));
      return { start: sectionOf(start), digest: save(file) };
    }),
    names: cutShards(ids, namesSize, sizes.names).map(([start, end]) => ({
      start: sectionOf(start),
      digest: save(encodeShard('names', guides.slice(start, end))),
    })),
  };
}
