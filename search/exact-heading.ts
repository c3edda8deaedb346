/** Sections whose heading is the query: whoever types or picks a question gets its answer first. */
import type { IndexedTerm } from './dictionary.ts';
import { fold } from './fold.ts';
import type { SearchIndex } from './open-index.ts';
import { unpackFrequencies } from './packing.ts';
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
  const indexed = found.filter((term) => term !== undefined);
  if (indexed.length < distinct.length) return [];
  // The rarest term tells nearly always: the lists of the others are long.
  const [rarest, ...others] = indexed.toSorted((a, b) => a.postingsLength - b.postingsLength);
  const candidates = (await sectionsByHeading(postings, rarest)).filter(
    (section) => headingLength(lengths, section) === distinct.length,
  );
  if (candidates.length === 0) return [];
  const lists = await Promise.all(others.map((term) => sectionsByHeading(postings, term)));
  const sets = lists.map((sections) => new Set(sections));
  return candidates.filter((section) => sets.every((sections) => sections.has(section)));
}

/** The sections whose heading has `term`. */
async function sectionsByHeading(
  postings: SearchIndex['postings'],
  term: IndexedTerm | undefined,
): Promise<number[]> {
  if (!term) return [];
  const list = (await readPostings(postings, new Set([term.id]))).get(term.id);
  return [...(list?.sections ?? [])].filter(
    (_, posting) => unpackFrequencies(list?.frequencies[posting] ?? 0).heading > 0,
  );
}
