/** Shapes of search indexes: of one guide in one locale, or of all guides in a locale, whole or in shards. */
import * as v from 'valibot';
import { DigestSchema, IdSchema, LocaleSchema, RevisionSchema } from './guide.ts';

/** Which edition of a guide was indexed. */
const IndexedEditionSchema = v.object({ revision: RevisionSchema, digest: DigestSchema });

/**
 * A heading, its key (search/suggest/heading-key.ts), and for each word that is no stop word its start and end in the key, and its
 * spelling, which is empty if it isn't suggested itself.
 */
const KeyedHeadingSchema = v.object({
  heading: v.string(),
  key: v.string(),
  words: v.array(v.tuple([v.number(), v.number(), v.string()])),
});

/**
 * A search index of one locale. Words are folded (search/fold.ts), so that different spellings match. Long lists are packed into
 * strings (search/packing.ts), which JSON.parse reads fast and which take little memory.
 */
export const SearchIndexSchema = v.object({
  locale: LocaleSchema,
  /** Hash of the indexed content. */
  revision: RevisionSchema,
  /** The sections by guide. Their positions in the concatenated lists are the section numbers of `lengths` and `postings`. */
  guides: v.array(
    v.object({
      guide: IdSchema,
      sections: v.array(IdSchema),
      /** Absent in the index of a single guide. */
      edition: v.optional(IndexedEditionSchema),
      /** What suggestions are made from; present only while a site's index is built. */
      headings: v.optional(v.array(KeyedHeadingSchema)),
    }),
  ),
  /** For each section, the lengths of its heading and its text, as bytes (search/sections.ts), packed. */
  lengths: v.string(),
  /** All words, one per line, sorted by UTF-16 code units. */
  words: v.string(),
  /** For each word, in the same order, one per line: the sections that contain it, packed. */
  postings: v.string(),
  /** For each word, the distance to the next inflected form of the same word, in a circle, packed; 0 for a word with one form. */
  inflections: v.string(),
  /** Groups of variants of a Han character, separated by spaces: the most frequent one in the content, the folded one, and the others. */
  characters: v.string(),
  /** The spelling in the content of words that folding changes, by folded word: with accents. Not for Han characters. */
  written: v.record(v.string(), v.string()),
  /** Stop words, folded. */
  stopWords: v.array(v.string()),
  /** Groups of synonymous phrases, folded. */
  synonyms: v.array(v.array(v.string())),
});

/** A shard is a file of its own, named by its digest. `start` is the number of its first term or section in the index. */
const ShardSchema = v.object({ start: v.number(), digest: DigestSchema });

/** A shard of terms; `term` is the first one. */
const TermShardSchema = v.object({ ...ShardSchema.entries, term: v.string() });

/**
 * The search index of a large site in one locale. Its lists are in shards, so that a search reads only what it needs; all else is as
 * in a whole index.
 */
export const ShardedIndexSchema = v.object({
  ...v.pick(SearchIndexSchema, ['locale', 'revision', 'characters', 'stopWords', 'synonyms']).entries,
  /** Number of sections. */
  sections: v.number(),
  /** Average length of a section's text (words). */
  averageLength: v.number(),
  shards: v.object({
    /** The terms with their posting lists. A list that is too long for one shard goes on in others, which have no other term. */
    terms: v.array(TermShardSchema),
    /** The terms without the lists. */
    spellings: v.array(TermShardSchema),
    /** The bigrams of Han characters by their sound, sorted by that, for queries in pinyin; none in other languages than Chinese. */
    bigrams: v.array(TermShardSchema),
    /** The guides, by section. */
    guides: v.array(ShardSchema),
  }),
});

export type ShardedIndexData = v.InferOutput<typeof ShardedIndexSchema>;
export type SearchIndexData = v.InferOutput<typeof SearchIndexSchema>;
export type KeyedHeading = v.InferOutput<typeof KeyedHeadingSchema>;
