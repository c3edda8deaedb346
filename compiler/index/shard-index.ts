/** Division of a site's search index into shards, so that a search reads only what it needs. */
import type { ShardedIndexData } from '../../schema/search-index.ts';
import { type UnpackedPostings, unpackPostings } from '../../search/packing.ts';
import { isTypedInPinyin, openReadings } from '../../search/pinyin/readings.ts';
import { encodePostings } from '../../search/posting-bytes.ts';
import { openLengths, type SectionLengths, statisticsOf } from '../../search/sections.ts';
import { type CountedGuide, encodeShard } from '../../search/shard-files.ts';
import { lastAtMost } from '../../search/shards.ts';
import { listBigramLines } from './bigram-lines.ts';
import { cutShards } from './cut-shards.ts';
import { type MergedIndex, totalLength } from './merge-indexes.ts';
import { readingsFile } from './readings.ts';

/** The index of a site, which names the editions that it was made from. */
export type SiteIndex = Omit<MergedIndex, 'guides'> & {
  guides: (MergedIndex['guides'][number] & Pick<CountedGuide, 'edition'>)[];
};

/** Sizes of shards: bytes, about; of a posting list the packed code units. */
export interface ShardSizes {
  /** On average. */
  terms: number;
  spellings: number;
  bigrams: number;
  /** At most. A longer posting list is divided. */
  list: number;
  guides: number;
}

/** Limits that keep each file below 1 MB. */
const MAX_SIZES: ShardSizes = {
  terms: 64 * 1024,
  spellings: 64 * 1024,
  bigrams: 64 * 1024,
  list: 420_000,
  guides: 1_000_000,
};

/** A search reads the shard of each term. They are larger on larger sites, so that a locale has some hundreds of files. */
function shardSizes({ words, postings }: SiteIndex): ShardSizes {
  const bytes = totalLength(words) + 2 * totalLength(postings);
  // A power of two rarely changes when the site grows.
  const size = 2 ** Math.round(Math.log2(bytes / 512 + 1));
  return { ...MAX_SIZES, terms: Math.min(Math.max(size, 16 * 1024), MAX_SIZES.terms) };
}

/** Saves the file of a shard, and returns its digest. */
export type SaveShard = (file: Uint8Array) => string;

/**
 * Divides `index` into shards, which `save` is called with one after another. The boundaries between terms depend on the terms beside
 * them, not on their position: an edit leaves most shards as they are.
 */
export function shardIndex(
  index: SiteIndex,
  save: SaveShard,
  sizes: ShardSizes = shardSizes(index),
): ShardedIndexData {
  const { locale, revision, characters, stopWords, synonyms } = index;
  const lengths = openLengths(index.lengths);
  return {
    ...{ locale, revision, characters, stopWords, synonyms },
    ...statisticsOf(lengths),
    shards: {
      terms: shardTerms(index, lengths, save, sizes),
      spellings: shardSpellings(index, save, sizes),
      bigrams: isTypedInPinyin(locale) ? shardBigrams(index, save, sizes) : [],
      guides: shardGuides(index.guides, save, sizes),
    },
  };
}

type Shards = ShardedIndexData['shards'];

/** The index of the first term, and one past the last. */
type Range = [start: number, end: number];

function shardTerms(
  index: SiteIndex,
  lengths: SectionLengths,
  save: SaveShard,
  sizes: ShardSizes,
): Shards['terms'] {
  const { words, postings, inflections, written } = index;
  const ranges = termRanges(index, sizes);
  const firstTerms = ranges.map(([start]) => words[start] ?? '');
  const spellings = Map.groupBy(Object.entries(written), ([folded]) => lastAtMost(firstTerms, folded));
  return ranges.flatMap(([start, end], number) => {
    const packed = postings.slice(start, end);
    const terms = {
      words: words.slice(start, end),
      postingsLengths: packed.map(({ length }) => length),
      inflections: inflections.slice(start, end),
      written: Object.fromEntries(spellings.get(number) ?? []),
    };
    const lists = packed.map((list) => unpackPostings(list, 0, list.length));
    // More than one of a term whose list is divided: it is in a range of its own.
    const parts = Math.max(1, ...packed.map(({ length }) => Math.ceil(length / sizes.list)));
    return Array.from({ length: parts }, (_, part) => {
      const encoded = lists.map((list) => encodePostings(partOf(list, part, parts), lengths));
      const file = encodeShard('terms', { ...terms, postings: encoded });
      return { start, term: firstTerms[number] ?? '', digest: save(file) };
    });
  });
}

/** Part number `part` of `parts` that a list is divided into. */
function partOf({ sections, frequencies }: UnpackedPostings, part: number, parts: number): UnpackedPostings {
  const size = Math.ceil(sections.length / parts);
  const [start, end] = [part * size, (part + 1) * size];
  return { sections: sections.subarray(start, end), frequencies: frequencies.subarray(start, end) };
}

/** Cuts the terms into ranges. A term whose list is divided is in one of its own. */
function termRanges({ words, postings }: SiteIndex, sizes: ShardSizes): Range[] {
  const sizeOf = (id: number) => (words[id] ?? '').length + 2 * (postings[id] ?? '').length;
  return cutShards(words, sizeOf, sizes.terms).flatMap(([start, end]) => {
    const cuts = [start, end];
    for (let id = start; id < end; id += 1)
      if ((postings[id] ?? '').length > sizes.list) cuts.push(id, id + 1);
    const bounds = [...new Set(cuts)].toSorted((a, b) => a - b);
    return bounds
      .slice(0, Math.max(bounds.length - 1, 1))
      .map((cut, at): Range => [cut, bounds[at + 1] ?? cut]);
  });
}

function shardSpellings(
  { words, postings }: SiteIndex,
  save: SaveShard,
  sizes: ShardSizes,
): Shards['spellings'] {
  return cutShards(words, (id) => (words[id] ?? '').length + NUMBERS_BYTES, sizes.spellings).map(
    ([start, end]) => {
      const postingsLengths = postings.slice(start, end).map(({ length }) => length);
      const file = encodeShard('spellings', { words: words.slice(start, end), postingsLengths });
      return { start, term: words[start] ?? '', digest: save(file) };
    },
  );
}

function shardBigrams({ words, postings }: SiteIndex, save: SaveShard, sizes: ShardSizes): Shards['terms'] {
  const lines = listBigramLines(words, postings, openReadings(readingsFile()));
  return cutShards(lines, (id) => 3 * (lines[id] ?? '').length, sizes.bigrams).map(([start, end]) => {
    const digest = save(encodeShard('bigrams', lines.slice(start, end)));
    return { start, term: lines[start] ?? '', digest };
  });
}

/** Bytes of the numbers of a term or a guide in its shard, at most. */
const [NUMBERS_BYTES, EDITION_BYTES] = [9, 60];

/** Every search reads the shards of the guides that it finds sections of, so that there is one of them if it isn't too large. */
function shardGuides(guides: SiteIndex['guides'], save: SaveShard, sizes: ShardSizes): Shards['guides'] {
  const shards: Shards['guides'] = [];
  let [start, section] = [0, 0];
  while (shards.length === 0 || start < guides.length) {
    let [end, bytes] = [start, 0];
    do {
      bytes += (guides[end]?.guide.length ?? 0) + EDITION_BYTES;
      end += 1;
    } while (end < guides.length && bytes <= sizes.guides);
    const counted = guides.slice(start, end).map((each) => ({ ...each, sections: each.sections.length }));
    shards.push({ start: section, digest: save(encodeShard('guides', counted)) });
    section += counted.reduce((sum, { sections }) => sum + sections, 0);
    start = end;
  }
  return shards;
}
