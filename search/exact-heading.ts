/** Sections whose heading is the query: whoever types or picks a question gets its answer first. */
import { fold } from './fold.ts';
import type { TermIndex } from './open-index.ts';
import { END, PostingCursor, type PostingList } from './posting-bytes.ts';
import { MAX_HEADING_LENGTH } from './sections.ts';
import { terms } from './tokenize.ts';

/**
 * The numbers of the sections whose heading has the terms of `query`, and no others.
 *
 * @param known posting lists that were read already, by term id
 */
export async function findExactHeadings(
  { dictionary, foldHan }: TermIndex,
  query: string,
  known: ReadonlyMap<number, PostingList>,
): Promise<number[]> {
  const distinct = [...new Set(terms(fold(query, foldHan)).map(({ term }) => term))];
  if (distinct.length === 0 || distinct.length >= MAX_HEADING_LENGTH) return [];
  const found = await Promise.all(distinct.map((term) => dictionary.find(term)));
  const indexed = found.filter((term) => term !== undefined);
  if (indexed.length < distinct.length) return [];
  const readList = async (id: number) => known.get(id) ?? (await dictionary.readPostings([id])).get(id);
  // The rarest term tells nearly always: the lists of the others are long.
  const [rarest, ...others] = indexed.toSorted((a, b) => a.postingsLength - b.postingsLength);
  const candidates = rarest ? sectionsByHeading(await readList(rarest.id), distinct.length) : [];
  if (candidates.length === 0) return [];
  const lists = await Promise.all(others.map(({ id }) => readList(id)));
  const sets = lists.map((list) => new Set(sectionsByHeading(list, distinct.length)));
  return candidates.filter((section) => sets.every((sections) => sections.has(section)));
}

/** The sections whose heading has the term of `list`, and `length` distinct terms. */
function sectionsByHeading(list: PostingList | undefined, length: number): number[] {
  const found: number[] = [];
  if (!list) return found;
  for (const cursor = new PostingCursor(list); cursor.section < END; cursor.advance())
    if (cursor.headingLength === length) found.push(cursor.section);
  return found;
}
