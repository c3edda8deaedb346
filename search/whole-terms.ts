/** The terms of an index in one file, whose posting lists are packed. */
import type { SearchIndexData } from '../schema/search-index.ts';
import type { TermsShard } from './dictionary.ts';
import { toUnits, unpackPostings, unpackSigned } from './packing.ts';
import { encodePostings, type PostingList } from './posting-bytes.ts';
import type { SectionLengths } from './sections.ts';
import { openVocabulary } from './vocabulary.ts';

const LINE_FEED = 0x0a;

/** Opens the terms of `data`, whose sections have these lengths. */
export function openTerms(
  { words, postings, inflections, written }: SearchIndexData,
  lengths: SectionLengths,
): TermsShard {
  const units = toUnits(postings === '' ? '' : `${postings}\n`);
  const starts = lineStarts(units);
  const lists = new Map<number, PostingList>();
  return {
    vocabulary: openVocabulary(words),
    postingsLengths: starts.slice(1).map((end, list) => end - (starts[list] ?? 0) - 1),
    inflections: Int32Array.from(unpackSigned(inflections)),
    spelling: (term) => (Object.hasOwn(written, term) ? written[term] : undefined),
    postings(offset) {
      const [start = 0, end = 0] = [starts[offset], starts[offset + 1]];
      const list = lists.get(offset) ?? encodePostings(unpackPostings(units, start, end - 1), lengths);
      lists.set(offset, list);
      return list;
    },
  };
}

/** The offset of each line, and the one at which another would start. */
function lineStarts(units: Uint16Array): Uint32Array {
  const starts = [0];
  for (let offset = 0; offset < units.length; offset += 1)
    if (units[offset] === LINE_FEED) starts.push(offset + 1);
  return Uint32Array.from(starts);
}
