/** Shape of a search index: of one guide in one locale, or of all guides in a locale. */
import * as v from 'valibot';
import { IdSchema, LocaleSchema, RevisionSchema } from './guide.ts';

/**
 * A search index of one locale. Words are folded (search/fold.ts), so that different spellings match. Long lists are packed into
 * strings (search/packing.ts), which JSON.parse reads fast and which take little memory.
 */
export const SearchIndexSchema = v.object({
  locale: LocaleSchema,
  /** Hash of the indexed content. */
  revision: RevisionSchema,
  /** The sections by guide. Their positions in the concatenated lists are the section numbers of `lengths` and `postings`. */
  guides: v.array(v.object({ guide: IdSchema, sections: v.array(IdSchema) })),
  /** For each section, the numbers of distinct words in its heading and in its text, packed. */
  lengths: v.string(),
  /** All words, one per line, sorted by UTF-16 code units. */
  words: v.string(),
  /** For each word, in the same order, one per line: the sections that contain it, packed. */
  postings: v.string(),
  /** Groups of variants of a Han character, separated by spaces: the most frequent one in the content, the folded one, and the others. */
  characters: v.string(),
  /** The spelling in the content of words that folding changes, by folded word: with accents. Not for Han characters. */
  written: v.record(v.string(), v.string()),
  /** Stop words, folded. */
  stopWords: v.array(v.string()),
  /** Groups of synonymous phrases, folded. */
  synonyms: v.array(v.array(v.string())),
});

export type SearchIndexData = v.InferOutput<typeof SearchIndexSchema>;
