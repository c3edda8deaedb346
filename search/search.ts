/** Full-text search: ranks the sections that match, says whether they are an answer, and offers alternatives where none is. */
import { compareRanked, type RankedSection } from './best-sections.ts';
import { findExactHeadings } from './exact-heading.ts';
import {
  openIndex,
  openShardedHead,
  openShards,
  type ReadShard,
  type SearchIndex,
  type SectionName,
  type TermIndex,
} from './open-index.ts';
import { END, PostingCursor } from './posting-bytes.ts';
import { parseQuery, type Query } from './query.ts';
import { confidenceOf, type QueryTerm, type Ranking, rankSections, wordsOf } from './ranking.ts';
import type { IndexedSection } from './sections.ts';
import { type OpenShards, openShard, type ShardList } from './shard-files.ts';
import { isUnspacedCharacter } from './tokenize.ts';

export {
  type IndexedSection,
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

/** How well a section matches a query. */
export interface Match {
  /** The relevance: comparable within one search only. */
  score: number;
  /** How much of what the query asks for the section has: from about 0 to 1 for a word, to more for many. Comparable between searches. */
  confidence: number;
  /** Whether the section is likely to answer the query. */
  confident: boolean;
  /** The folded terms that matched, for `highlight`. */
  terms: string[];
}

/** A section that matches a query. */
export type Hit<Section = SectionName> = Section & Match;

export interface SearchResults<Section = SectionName> {
  results: Hit<Section>[];
  /** If there are no results: the sections that a more lenient search finds, or else those that have stop words of the query. */
  nearest: Hit<Section>[];
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

/** How many sections are located at once. */
const BATCH = 120;

/**
 * Finds the sections that match `query`, the most relevant first, at most `limit`, without those that `excluding` names. Any string is a valid
 * query.
 *
 * @throws what reading a shard of `index` throws
 * @example
 * const { results, meant } = await search(index, 'instlment', 10);
 * results[0]; // { guide: 'loans', section: 'plan', position: 3, score: 3.2, confident: true, terms: ['instalment'], … }
 * meant; // 'instalment'
 */
export async function search<Section>(
  index: SearchIndex<Section>,
  query: string,
  limit: number,
  excluding: Excluding<Section> = NOTHING,
): Promise<SearchResults<Section>> {
  const find = (parsed: Query) => findSections(index, parsed, limit, excluding);
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
export interface Excluding<Section = SectionName> {
  /** Whether a section may not be found. It is called for hundreds of sections where many are excluded: it returns what is known at once. */
  isExcluded(section: Section): boolean | Promise<boolean>;
}

const NOTHING: Excluding<unknown> = { isExcluded: () => false };

/** The corrected query, unless excluded sections alone contain one of its corrections. */
async function meantBy<Section>(
  index: SearchIndex<Section>,
  { meant, correctedTerms }: Query,
  excluding: Excluding<Section>,
): Promise<Pick<SearchResults, 'meant'>> {
  if (meant === undefined) return {};
  if (excluding !== NOTHING)
    for (const term of correctedTerms) if (!(await isInShownSection(index, term, excluding))) return {};
  return { meant };
}

/** Whether a section that isn't excluded contains `term`; true for a term that the index doesn't have. */
async function isInShownSection<Section>(
  { dictionary, locate }: SearchIndex<Section>,
  term: string,
  excluding: Excluding<Section>,
): Promise<boolean> {
  const indexed = await dictionary.find(term);
  if (!indexed) return true;
  const list = (await dictionary.readPostings([indexed.id])).get(indexed.id);
  const cursor = new PostingCursor(list ?? { count: 0, parts: [] });
  while (cursor.section < END) {
    const numbers: number[] = [];
    for (; cursor.section < END && numbers.length < BATCH; cursor.advance()) numbers.push(cursor.section);
    for (const section of await locate(numbers)) if (!(await excluding.isExcluded(section))) return true;
  }
  return false;
}

/** The best `limit` of the sections that match. While excluded ones take the places of others, more of them are looked at. */
async function findSections<Section>(
  index: SearchIndex<Section>,
  { text, requiredTerms, stopTerms }: Query,
  limit: number,
  excluding: Excluding<Section>,
): Promise<Hit<Section>[]> {
  const queryTerms = [...requiredTerms, ...stopTerms];
  const words = queryTerms.flatMap(wordsOf);
  if (words.length === 0) return [];
  const postings = await index.dictionary.readPostings(words.map(({ id }) => id));
  const exact = new Set(await findExactHeadings(index, text, postings));
  const terms = { requiredTerms, optionalTerms: stopTerms };
  for (let count = limit; ; count *= 4) {
    const ranking = rankSections(index.statistics, terms, postings, count, exact);
    const ranked = putFirst(ranking, count);
    const shown = await withoutExcluded(index, ranked, excluding);
    if (shown.length >= limit || ranked.length < count)
      return shown.slice(0, limit).map(([found, section]) => {
        const confidence = confidenceOf(found, ranking);
        return {
          ...{ ...section, score: found.score, confidence },
          confident: confidence >= minConfidence(index.statistics.sections),
          terms: matchedTerms(index, queryTerms, ranking, found.section),
        };
      });
  }
}

/** The best `count` sections, after the wanted ones: these score as much more as the best one has. */
function putFirst({ best, wanted }: Ranking, count: number): RankedSection[] {
  const highest = [...best, ...wanted].reduce((most, { score }) => Math.max(most, score), 0);
  const first = wanted.map((each) => ({ ...each, score: each.score + highest })).toSorted(compareRanked);
  const numbers = new Set(first.map(({ section }) => section));
  return [...first, ...best.filter(({ section }) => !numbers.has(section))].slice(0, count);
}

/** Those of `ranked` that aren't excluded, with what the index knows of them. */
async function withoutExcluded<Section>(
  { locate }: SearchIndex<Section>,
  ranked: readonly RankedSection[],
  excluding: Excluding<Section>,
): Promise<[RankedSection, Section][]> {
  const all = await locate(ranked.map(({ section }) => section));
  const excluded = await Promise.all(all.map((section) => excluding.isExcluded(section)));
  return ranked.flatMap((each, place): [RankedSection, Section][] => {
    const section = all[place];
    return section && !excluded[place] ? [[each, section]] : [];
  });
}

/** The indexed terms of the query that the section has. Stop words and single characters are highlighted only if nothing else matched. */
function matchedTerms(
  { stopWords }: TermIndex,
  queryTerms: readonly QueryTerm[],
  ranking: Ranking,
  section: number,
): string[] {
  const matched = queryTerms.flatMap(wordsOf).filter(({ id }) => ranking.hasTerm(id, section));
  const terms = [...new Set(matched.map(({ term }) => term))];
  const distinctive = terms.filter((term) => !stopWords.has(term) && !isUnspacedCharacter(term));
  return distinctive.length > 0 ? distinctive : terms;
}
