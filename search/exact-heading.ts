/** Sections whose heading is the query: whoever types or picks a question gets its answer first. */
import { fold } from './fold.ts';
import type { SearchIndex } from './open-index.ts';
import { type PostingList, unpackFrequencies } from './packing.ts';
import { readPostings } from './postings.ts';
import { headingLength, type LengthsShard, MAX_HEADING_LENGTH } from './sections.ts';
import { terms } from './tokenize.ts';

/** The numbers of the sections whose heading has the terms of `query`, and no others. */
export async function findExactHeadings(
  { dictionary, foldHan, postings }: SearchIndex,
  query: string,
  lengths: LengthsShard,
): Promise<number[]> {
  const distinct = [...new Set(terms(fold(query, foldHan)).map(({ term }) => term))];
  if (distinct.length === 0 || distinct.length >= MAX_HEADING_LENGTH) return [];
  const found = await Promise.all(distinct.map((term) => dictionary.find(term)));
  const ids = found.flatMap((indexed) => (indexed ? [indexed.id] : []));
  if (ids.length < distinct.length) return [];
  const lists = [...(await readPostings(postings, new Set(ids))).values()];
  const [shortest, ...others] = lists.toSorted((a, b) => a.sections.length - b.sections.length);
  const candidates = sectionsByHeading(shortest).filter(
    (section) => headingLength(lengths, section) === distinct.length,
  );
  const sets = candidates.length > 0 ? others.map((list) => new Set(sectionsByHeading(list))) : [];
  return candidates.filter((section) => sets.every((sections) => sections.has(section)));
}

/** The sections of `list` whose heading has its term. */
function sectionsByHeading(list: PostingList | undefined): number[] {
  return [...(list?.sections ?? [])].filter(
    (_, posting) => unpackFrequencies(list?.frequencies[posting] ?? 0).heading > 0,
  );
}
