/** Full-text search: selects candidate sections, ranks them, and offers alternatives to a query without matches. */
import type { SearchResult } from 'minisearch';
import { openIndex, openShardedHead, openShards, type ReadShard, type SearchIndex } from './open-index.ts';
import { IN_HEADING, type PostingList } from './packing.ts';
import { readPostings } from './postings.ts';
import { parseQuery, type Query } from './query.ts';
import type { QueryTerm } from './ranking.ts';
import { readLengths, readNames, type SectionName } from './sections.ts';
import { type OpenShards, openShard, type ShardList } from './shard-files.ts';
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
  /** The folded terms that matched, for `highlight`. */
  terms: string[];
}

export interface SearchResults {
  results: Hit[];
  /** If there are no results: the closest sections, or else the first ones. */
  nearest: Hit[];
  /** The corrected query in the spelling of the content ("did you mean"). */
  meant?: string;
}

/** Sections that match fewer terms of the query are added until there are this many candidates. */
const MIN_CANDIDATES = 50;

/** Maximum number of sections that are ranked. */
const MAX_CANDIDATES = 120;

/** How often candidates are ranked, each time without those that turned out to be excluded. */
const MAX_ROUNDS = 8;

/**
 * Finds the sections that match `query`, the most relevant first, at most `limit`, without those that `excluding` names. Any string is a valid
 * query.
 *
 * @throws what reading a shard of `index` throws
 * @example
 * const { results, meant } = await search(index, 'instlment', 10);
 * results[0]; // { guide: 'loans', section: 'plan', score: 3.2, terms: ['instalment'] }
 * meant; // 'instalment'
 */
export async function search(
  index: SearchIndex,
  query: string,
  limit: number,
  excluding?: Excluding,
): Promise<SearchResults> {
  const exclusion: Exclusion = { ...(excluding ?? NOTHING), sections: new Set() };
  const strict = await parseQuery(index, query);
  const results = await findSections(index, strict, limit, exclusion);
  if (results.length > 0) return { results, nearest: [], ...(await meantBy(index, strict, excluding)) };
  // Without fuzzy matches, as of Chinese, the lenient query is the strict one.
  const lenient = strict.isFuzzy ? await parseQuery(index, query, 1) : strict;
  const closest = strict.isFuzzy ? await findSections(index, lenient, limit, exclusion) : [];
  const nearest = closest.length > 0 ? closest : await firstSections(index, limit, exclusion);
  return { results, nearest, ...(await meantBy(index, lenient, excluding)) };
}

/** What may not be found. */
export interface Excluding {
  /** Whether a section may not be found. */
  isExcluded(section: SectionName): boolean | Promise<boolean>;
  /** The same as far as it is known at once, for hundreds of sections. */
  isListed(section: SectionName): boolean;
}

const NOTHING: Excluding = { isExcluded: () => false, isListed: () => false };

interface Exclusion extends Excluding {
  /** The numbers of the excluded sections that were found so far. */
  sections: Set<number>;
}

/** The corrected query, unless excluded sections alone contain one of its corrections. */
async function meantBy(
  index: SearchIndex,
  { meant, correctedTerms }: Query,
  excluding: Excluding | undefined,
): Promise<Pick<SearchResults, 'meant'>> {
  if (meant === undefined) return {};
  if (excluding)
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
  for (let start = 0; start < sections.length; start += MAX_CANDIDATES) {
    const batch = await readNames(names, sections.slice(start, start + MAX_CANDIDATES));
    for (const section of batch)
      if (!(excluding.isListed(section) || (await excluding.isExcluded(section)))) return true;
  }
  return false;
}

/** Those of `sections` that aren't excluded. */
async function withoutExcluded<S extends SectionName>(
  sections: readonly S[],
  isExcluded: Excluding['isExcluded'],
): Promise<S[]> {
  const excluded = await Promise.all(sections.map(isExcluded));
  return sections.filter((_, place) => !excluded[place]);
}

async function firstSections(
  { sections, names }: SearchIndex,
  limit: number,
  { isExcluded }: Exclusion,
): Promise<Hit[]> {
  const first: SectionName[] = [];
  for (let start = 0; start < sections && first.length < limit; start += limit) {
    const numbers = Array.from({ length: Math.min(sections - start, limit) }, (_, index) => start + index);
    first.push(...(await withoutExcluded(await readNames(names, numbers), isExcluded)));
  }
  return first.slice(0, limit).map((section) => ({ ...section, score: 0, terms: [] }));
}

/** At most `limit` sections that match. While excluded ones take the places of others, the next candidates are ranked. */
async function findSections(
  index: SearchIndex,
  { requiredTerms, stopTerms }: Query,
  limit: number,
  exclusion: Exclusion,
): Promise<Hit[]> {
  const queryTerms = [...requiredTerms, ...stopTerms];
  const postings = await readPostings(index.postings, new Set(queryTerms.flatMap(termIds)));
  let found: Hit[] = [];
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const candidates = selectCandidates(index, requiredTerms, postings, exclusion.sections);
    if (candidates.size === 0) return [];
    const ranked = index.ranking.rank(queryTerms, postings, await readLengths(index.lengths, candidates));
    const hits = await toHits(index, ranked.slice(0, limit));
    const shown = await withoutExcluded(hits, exclusion.isExcluded);
    if (shown.length === hits.length) return hits;
    found = await exclude(
      index,
      ranked,
      hits.filter((hit) => !shown.includes(hit)),
      exclusion,
    );
  }
  return found.slice(0, limit);
}

/** The hits of `ranked` that are neither listed nor among `excluded`; `exclusion` has the others then. */
async function exclude(
  index: SearchIndex,
  ranked: readonly SearchResult[],
  excluded: readonly Hit[],
  { isListed, sections }: Exclusion,
): Promise<Hit[]> {
  const hits = await toHits(index, ranked);
  const isOut = (hit: Hit) =>
    isListed(hit) || excluded.some(({ guide, section }) => guide === hit.guide && section === hit.section);
  for (const [place, { id }] of ranked.entries()) {
    const hit = hits[place];
    if (hit && isOut(hit)) sections.add(id);
  }
  return hits.filter((hit) => !isOut(hit));
}

/** The ids of the indexed terms that a query term stands for. */
function termIds({ indexed, expansions }: QueryTerm): number[] {
  return [...(indexed ? [indexed.id] : []), ...expansions.keys()];
}

/**
 * The sections that match the most terms of the query, those that match them in their heading first. Only these are ranked, so
 * that the time of a query doesn't grow with the number of sections that contain one common term.
 */
function selectCandidates(
  { sections }: SearchIndex,
  queryTerms: readonly QueryTerm[],
  postings: ReadonlyMap<number, PostingList>,
  excluded: ReadonlySet<number>,
): Set<number> {
  const { scores, histogram } = coverage(sections, queryTerms, postings);
  for (const section of excluded) {
    const score = scores[section] ?? 0;
    histogram[score] = (histogram[score] ?? 0) - 1;
    scores[section] = 0;
  }
  let [threshold, total] = [histogram.length, 0];
  while (threshold > 1 && total < MIN_CANDIDATES) {
    threshold -= 1;
    total += histogram[threshold] ?? 0;
  }
  const above = total - (histogram[threshold] ?? 0);
  const selected = new Set<number>();
  let remaining = Math.min(total, MAX_CANDIDATES);
  let equal = remaining - above;
  for (let section = 0; section < scores.length && remaining > 0; section += 1) {
    const score = scores[section] ?? 0;
    if (score < threshold || (score === threshold && equal === 0)) continue;
    if (score === threshold) equal -= 1;
    remaining -= 1;
    selected.add(section);
  }
  return selected;
}

/** How many terms of the query sections match, weighted by `MATCHED_TERM`. */
interface Coverage {
  /** By section. */
  scores: Uint16Array;
  /** The number of sections with each score but 0. */
  histogram: Uint32Array;
}

/** The coverage of one matched term; 1 is added if the heading contains it. */
const MATCHED_TERM = 64;

function coverage(
  sections: number,
  queryTerms: readonly QueryTerm[],
  postings: ReadonlyMap<number, PostingList>,
): Coverage {
  const scores = new Uint16Array(sections);
  const histogram = new Uint32Array(queryTerms.length * (MATCHED_TERM + 1) + 1);
  /** The last query term that each section was counted for, from 1: its expansions don't count again. */
  const counted = new Uint8Array(sections);
  queryTerms.forEach((queryTerm, index) => {
    for (const list of termIds(queryTerm).flatMap((id) => postings.get(id) ?? [])) {
      for (let posting = 0; posting < list.sections.length; posting += 1) {
        const section = list.sections[posting] ?? 0;
        if (counted[section] === index + 1) continue;
        counted[section] = index + 1;
        const before = scores[section] ?? 0;
        const score = before + MATCHED_TERM + ((list.frequencies[posting] ?? 0) >= IN_HEADING ? 1 : 0);
        scores[section] = score;
        histogram[before] = (histogram[before] ?? 0) - 1;
        histogram[score] = (histogram[score] ?? 0) + 1;
      }
    }
  });
  return { scores, histogram };
}

/** Stop words and single characters are highlighted only if nothing else matched. */
async function toHits({ names, stopWords }: SearchIndex, ranked: readonly SearchResult[]): Promise<Hit[]> {
  const sections = await readNames(
    names,
    ranked.map(({ id }) => id),
  );
  return sections.map((section, place) => {
    const { score = 0, terms = [] } = ranked[place] ?? {};
    const distinctive = terms.filter((term) => !stopWords.has(term) && !isUnspacedCharacter(term));
    return { ...section, score, terms: distinctive.length > 0 ? distinctive : terms };
  });
}
