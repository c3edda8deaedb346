/** Full-text search: ranks the sections that match, says whether they are an answer, and offers alternatives where none is. */

import { findExactHeadings } from './exact-heading.ts';
import { openIndex, openShardedHead, openShards, type ReadShard, type SearchIndex } from './open-index.ts';
import type { PostingList } from './packing.ts';
import { readPostings } from './postings.ts';
import { parseQuery, type Query } from './query.ts';
import { bestSections, confidenceOf, promote, type QueryTerm, scoreSections, wordsOf } from './ranking.ts';
import { readLengths, readNames, type SectionName } from './sections.ts';
import { type OpenShards, openShard, type ShardList } from './shard-files.ts';
import { lastAtMost } from './shards.ts';
import { isUnspacedCharacter } from './tokenize.ts';

export {
  type OpenShards,
  openIndex,
  openShard,
  openShardedHead,
  openShards,
  type ReadShard,
  type SearchIndex,
  type SectionName,
  type ShardList,
};

/** A section that matches a query. */
export interface Hit {
  guide: string;
  section: string;
  /** The relevance: comparable within one search only. */
  score: number;
  /** How much of what the query asks for the section has: from about 0 to 1 for a word, to more for many. Comparable between searches. */
  confidence: number;
  /** Whether the section is likely to answer the query. */
  confident: boolean;
  /** The folded terms that matched, for `highlight`. */
  terms: string[];
}

export interface SearchResults {
  results: Hit[];
  /** If there are no results: the sections that a more lenient search finds, or else those that have stop words of the query. */
  nearest: Hit[];
  /** The corrected query in the spelling of the content ("did you mean"). */
  meant?: string;
}

/**
 * The confidence from which on a section of a guide of 20 is taken for an answer: of the sections that are, 3 in 100 have less
 * (bench/search). Among more sections, the best match by chance is better.
 */
const MIN_CONFIDENCE = 0.2;

function minConfidence(sections: number): number {
  return MIN_CONFIDENCE * (1 + Math.log(Math.max(sections, 20) / 20) / 10);
}

/** How many names of sections are read at once. */
const NAMES_BATCH = 120;

/**
 * Finds the sections that match `query`, the most relevant first, at most `limit`, without those that `excluding` names. Any string is a valid
 * query.
 *
 * @throws what reading a shard of `index` throws
 * @example
 * const { results, meant } = await search(index, 'instlment', 10);
 * results[0]; // { guide: 'loans', section: 'plan', score: 3.2, confident: true, terms: ['instalment'] }
 * meant; // 'instalment'
 */
export async function search(
  index: SearchIndex,
  query: string,
  limit: number,
  excluding: Excluding = NOTHING,
): Promise<SearchResults> {
  const find = (parsed: Query) => findSections(index, query, parsed, limit, excluding);
  const strict = await parseQuery(index, query);
  const results = await find(strict);
  if (results.length > 0) return { results, nearest: [], ...(await meantBy(index, strict, excluding)) };
  // Without fuzzy matches, as of Chinese, the lenient query is the strict one.
  const lenient = strict.isFuzzy ? await parseQuery(index, query, 1) : strict;
  const closest = strict.isFuzzy ? await find(lenient) : [];
  const nearest =
    closest.length > 0 ? closest : await find({ ...strict, requiredTerms: strict.stopTerms, stopTerms: [] });
  return {
    results,
    // What matches by a lenient reading, or by stop words, may be near, but is no answer.
    nearest: nearest.map((hit) => ({ ...hit, confident: false })),
    ...(await meantBy(index, lenient, excluding)),
  };
}

/** What may not be found. */
export interface Excluding {
  /** Whether a section may not be found. */
  isExcluded(section: SectionName): boolean | Promise<boolean>;
  /** The same as far as it is known at once, for hundreds of sections. */
  isListed(section: SectionName): boolean;
}

const NOTHING: Excluding = { isExcluded: () => false, isListed: () => false };

/** The corrected query, unless excluded sections alone contain one of its corrections. */
async function meantBy(
  index: SearchIndex,
  { meant, correctedTerms }: Query,
  excluding: Excluding,
): Promise<Pick<SearchResults, 'meant'>> {
  if (meant === undefined) return {};
  if (excluding !== NOTHING)
    for (const term of correctedTerms) if (!(await isInShownSection(index, term, excluding))) return {};
  return { meant };
}

/** Whether a section that isn't excluded contains `term`; true for a term that the index doesn't have. */
async function isInShownSection(
  { dictionary, postings, names }: SearchIndex,
  term: string,
  excluding: Excluding,
): Promise<boolean> {
  const indexed = await dictionary.find(term);
  if (!indexed) return true;
  const list = (await readPostings(postings, new Set([indexed.id]))).get(indexed.id);
  const sections = [...(list?.sections ?? [])];
  for (let start = 0; start < sections.length; start += NAMES_BATCH) {
    const batch = await readNames(names, sections.slice(start, start + NAMES_BATCH));
    for (const section of batch) if (!(await isOut(section, excluding))) return true;
  }
  return false;
}

/** The best `limit` of the sections that match. While excluded ones take the places of others, more of them are looked at. */
async function findSections(
  index: SearchIndex,
  query: string,
  { requiredTerms, stopTerms }: Query,
  limit: number,
  excluding: Excluding,
): Promise<Hit[]> {
  const queryTerms = [...requiredTerms, ...stopTerms];
  const words = queryTerms.flatMap(wordsOf);
  if (words.length === 0) return [];
  const postings = await readPostings(index.postings, new Set(words.map(({ id }) => id)));
  const lengths = await readLengths(index.lengths);
  const scores = scoreSections(index.statistics, requiredTerms, stopTerms, postings, lengths);
  promote(scores, await findExactHeadings(index, query, lengths));
  const threshold = minConfidence(index.statistics.sections);
  const toHit = (section: number, name: SectionName): Hit => {
    const confidence = confidenceOf(scores, section);
    return {
      ...{ ...name, score: scores.scores[section] ?? 0, confidence, confident: confidence >= threshold },
      terms: matchedTerms(index, queryTerms, postings, section),
    };
  };
  for (let count = limit; ; count *= 4) {
    const best = bestSections(scores, count);
    const shown = await withoutExcluded(index, best, excluding);
    if (shown.length >= limit || best.length < count)
      return shown.slice(0, limit).map(([section, name]) => toHit(section, name));
  }
}

/** Those of `sections` that aren't excluded, with their names. */
async function withoutExcluded(
  { names }: SearchIndex,
  sections: readonly number[],
  excluding: Excluding,
): Promise<[section: number, name: SectionName][]> {
  const all = await readNames(names, sections);
  const excluded = await Promise.all(all.map((name) => isOut(name, excluding)));
  return sections.flatMap((section, place): [number, SectionName][] => {
    const name = all[place];
    return name && !excluded[place] ? [[section, name]] : [];
  });
}

/** Whether a section may not be found: what is known at once comes first. */
function isOut(section: SectionName, { isListed, isExcluded }: Excluding): boolean | Promise<boolean> {
  return isListed(section) || isExcluded(section);
}

/** The indexed terms of the query that `section` has. Stop words and single characters are highlighted only if nothing else matched. */
function matchedTerms(
  { stopWords }: SearchIndex,
  queryTerms: readonly QueryTerm[],
  postings: ReadonlyMap<number, PostingList>,
  section: number,
): string[] {
  const matched = queryTerms.flatMap(wordsOf).filter(({ id }) => hasSection(postings.get(id), section));
  const terms = [...new Set(matched.map(({ term }) => term))];
  const distinctive = terms.filter((term) => !stopWords.has(term) && !isUnspacedCharacter(term));
  return distinctive.length > 0 ? distinctive : terms;
}

function hasSection(list: PostingList | undefined, section: number): boolean {
  return list !== undefined && list.sections[lastAtMost(list.sections, section)] === section;
}
