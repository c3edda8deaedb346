/** Shape of a search index: of one guide in one locale, or of all guides in it. */
import * as v from 'valibot';
import { IdSchema, LocaleSchema, RevisionSchema } from './guide.ts';

/**
 * A search index: of one guide in one locale, or of all guides in it. Words are folded, so that spellings of one word are the
 * same. Long lists are packed into strings (search/packing.ts), which are read at once and take little memory.
 */
export const SearchIndexSchema = v.object({
  locale: LocaleSchema,
  /** Hash of all that it was made from. */
  revision: RevisionSchema,
  /** The sections, by guide: what a list of sections counts through. */
  guides: v.array(v.object({ guide: IdSchema, sections: v.array(IdSchema) })),
  /** How many different words stand in the heading and in the text of each section, packed. */
  lengths: v.string(),
  /** Every word, one a line, in the order of their UTF-16 code units. */
  words: v.string(),
  /** For each word, in the same order, one a line: the sections that hold it, packed. */
  postings: v.string(),
  /** Groups of Han characters that are one: how the content writes it, how it is folded, and what else is folded to the same. */
  characters: v.string(),
  /** Words that the content writes otherwise than they are folded, but for Han characters: with accents. */
  written: v.record(v.string(), v.string()),
  /** Words that tell little, folded. */
  stopWords: v.array(v.string()),
  /** Groups of phrases that mean the same, folded. */
  synonyms: v.array(v.array(v.string())),
});

export type SearchIndexData = v.InferOutput<typeof SearchIndexSchema>;
