/** The terms of an index in one file, whose posting lists are packed. */
import type { SearchIndexData } from '../schema/search-index.ts';
import type { TermsShard } from './dictionary.ts';
import { unpackPostings, unpackSigned } from './packing.ts';
import { encodePostings, type PostingList } from './posting-bytes.ts';
import type { SectionLengths } from './sections.ts';
import { lineOffsets, openVocabulary } from './vocabulary.ts';

/** Opens the terms of `data`, whose sections have these lengths. */
export function openTerms(
  { words, postings, inflections, written }: SearchIndexData,
  lengths: SectionLengths,
): TermsShard {
  const starts = lineOffsets(postings);
  const lists = new Map<number, PostingList>();
  return {
    vocabulary: openVocabulary(words),
    postingsLengths: starts.slice(1).map((end, list) => end - (starts[list] ?? 0) - 1),
    inflections: Int32Array.from(unpackSigned(inflections)),
    spelling: (term) => (Object.hasOwn(written, term) ? written[term] : undefined),
    postings(offset) {
      const [start = 0, end = 0] = [starts[offset], starts[offset + 1]];
      const list = lists.get(offset) ?? encodePostings(unpackPostings(postings, start, end - 1), lengths);
      lists.set(offset, list);
      return list;
    },
  };
}
