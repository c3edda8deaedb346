/** Query parser: tokenizes, corrects and expands the text of a query. */

import type { IndexedTerm } from './dictionary.ts';
import { correctCharacter, type Expansions, fuzzyMatches, prefixMatches } from './expansions.ts';
import { fold } from './fold.ts';
import type { SearchIndex } from './open-index.ts';
import type { QueryTerm } from './ranking.ts';
import { findSynonyms } from './synonyms.ts';
import { type Token, terms, tokenize, withBigrams } from './tokenize.ts';

export interface Query {
  /** A section matches if it contains one of these. */
  requiredTerms: QueryTerm[];
  /** Stop words: they affect the order of matches only. A query of stop words alone requires them instead. */
  stopTerms: QueryTerm[];
  /** Whether fuzzy matches were looked for: more edits may find more. */
  isFuzzy: boolean;
  /** The corrected query ("did you mean"); undefined if nothing was corrected. */
  meant: string | undefined;
  /** Its terms that the query doesn't have. */
  correctedTerms: string[];
}

/** Maximum number of required terms, and of stop terms; a longer query keeps its rarest. */
const MAX_TERMS = 24;

/** Maximum number of terms of a query with fuzzy matches: finding them takes longer than everything else. */
const MAX_FUZZY_TERMS = 3;

/** Weights of stop words, synonyms, and bigrams with a corrected character; any other term weighs 1. */
const WEIGHTS = { stop: 0.2, synonym: 0.6, corrected: 0.45 };

/**
 * Parses the text of a query. Any string is valid.
 *
 * @param extraEdits how many more edits fuzzy matches of long terms may have
 */
export async function parseQuery(index: SearchIndex, text: string, extraEdits = 0): Promise<Query> {
  const folded = fold(text, index.foldHan);
  const tokens = tokenize(folded);
  const readings = await readTokens(index, tokens, extraEdits);
  const corrected = tokens.map((token, position) => ({
    ...token,
    term: readings[position]?.corrected ?? token.term,
  }));
  const queryTokens = withBigrams(tokens);
  const expansions = new Map(
    tokens.map(({ term }, position) => [term, readings[position]?.expansions ?? new Map()]),
  );
  const correctedTokens = withBigrams(corrected);
  await addCorrectedBigrams(index, queryTokens, correctedTokens, expansions);
  const stops = queryTokens.filter((token) => isStopTerm(index, token));
  const required = queryTokens.filter((token) => !isStopTerm(index, token));
  await addSynonyms(index, required, corrected, expansions);
  const toQueryTerms = async (list: readonly Token[], weight: number): Promise<QueryTerm[]> =>
    (await rarest(index, list)).map(({ term, indexed }) => ({
      ...{ term, weight, indexed },
      expansions: expansions.get(term) ?? new Map(),
    }));
  const [requiredTerms, stopTerms] = await Promise.all([
    toQueryTerms(required.length > 0 ? required : stops, 1),
    required.length > 0 ? toQueryTerms(stops, WEIGHTS.stop) : [],
  ]);
  const isCorrected = corrected.some(({ term }, position) => term !== tokens[position]?.term);
  return {
    ...{ requiredTerms, stopTerms },
    isFuzzy: readings.some((reading) => reading.isFuzzy),
    meant: isCorrected ? await replaceTokens(index, folded, corrected) : undefined,
    correctedTerms: termsBeyond(correctedTokens, queryTokens),
  };
}

/** The terms of `tokens` that `others` don't have. */
function termsBeyond(tokens: readonly Token[], others: readonly Token[]): string[] {
  const known = new Set(others.map(({ term }) => term));
  return tokens.map(({ term }) => term).filter((term) => !known.has(term));
}

/** How a token of a query is read: the indexed terms that it may stand for, and its corrected spelling. */
interface Reading {
  isFuzzy: boolean;
  expansions: Expansions;
  corrected: string;
}

async function readTokens(
  index: SearchIndex,
  tokens: readonly Token[],
  extraEdits: number,
): Promise<Reading[]> {
  const exact = await Promise.all(tokens.map((_, position) => readExactly(index, tokens, position)));
  const unknown = [...exact.keys()].filter((position) => exact[position] === undefined);
  const fuzzy = new Set(unknown.slice(0, MAX_FUZZY_TERMS));
  return Promise.all(
    tokens.map(({ term }, position) =>
      fuzzy.has(position) ? readFuzzily(index, term, extraEdits) : (exact[position] ?? readLiterally(term)),
    ),
  );
}

/** Undefined if the index has neither the term nor one that starts with it. */
async function readExactly(
  index: SearchIndex,
  tokens: readonly Token[],
  position: number,
): Promise<Reading | undefined> {
  const { term, unspaced } = tokens[position] ?? { term: '', unspaced: false };
  if (unspaced) {
    const corrected = await correctCharacter(index, tokens, position);
    return { ...readLiterally(term), corrected: corrected ?? term };
  }
  const expansions = await prefixMatches(index, term, position === tokens.length - 1);
  const isKnown = expansions.size > 0 || (await isKnownTerm(index, term));
  return isKnown ? { ...readLiterally(term), expansions } : undefined;
}

async function readFuzzily(index: SearchIndex, term: string, extraEdits: number): Promise<Reading> {
  const expansions = await fuzzyMatches(index, term, extraEdits);
  const [best] = expansions.values();
  return { isFuzzy: true, expansions, corrected: best?.indexed.term ?? term };
}

function readLiterally(term: string): Reading {
  return { isFuzzy: false, expansions: new Map(), corrected: term };
}

async function isKnownTerm({ dictionary, stopWords, synonyms }: SearchIndex, term: string): Promise<boolean> {
  return stopWords.has(term) || synonyms.has(term) || (await dictionary.find(term)) !== undefined;
}

/** A bigram of stop words is a stop word too. */
function isStopTerm({ stopWords }: SearchIndex, { term, unspaced }: Token): boolean {
  return stopWords.has(term) || (unspaced && Array.from(term).every((character) => stopWords.has(character)));
}

/** Expands the bigrams of a corrected character to the corrected bigrams. */
async function addCorrectedBigrams(
  { dictionary }: SearchIndex,
  tokens: readonly Token[],
  corrected: readonly Token[],
  expansions: Map<string, Expansions>,
): Promise<void> {
  const found = await Promise.all(
    tokens.map(({ term, unspaced }, position) => {
      const correction = corrected[position]?.term;
      return unspaced && correction !== undefined && correction !== term
        ? dictionary.find(correction)
        : undefined;
    }),
  );
  tokens.forEach(({ term }, position) => {
    const indexed = found[position];
    if (indexed) expansions.set(term, new Map([[indexed.id, { indexed, weight: WEIGHTS.corrected }]]));
  });
}

/** Expands the first required term of each phrase that has synonyms to the terms of these. */
async function addSynonyms(
  index: SearchIndex,
  required: readonly Token[],
  tokens: readonly Token[],
  expansions: Map<string, Expansions>,
): Promise<void> {
  /** Of phrases that the query repeats: expanding each anew would take longer than everything else. */
  const expanded = new Set<readonly string[]>();
  for (const { start, end, alternatives } of findSynonyms(index.synonyms, tokens)) {
    if (expanded.has(alternatives)) continue;
    expanded.add(alternatives);
    const first = required.find((token) => token.start >= start && token.end <= end);
    if (!first) continue;
    const weighted: Expansions = expansions.get(first.term) ?? new Map();
    for (const indexed of await findRequiredTerms(index, alternatives)) {
      const weight = Math.max(WEIGHTS.synonym, weighted.get(indexed.id)?.weight ?? 0);
      weighted.set(indexed.id, { indexed, weight });
    }
    expansions.set(first.term, weighted);
  }
}

/** The indexed terms of folded phrases, without stop words. */
async function findRequiredTerms(index: SearchIndex, phrases: readonly string[]): Promise<IndexedTerm[]> {
  const required = phrases.flatMap(terms).filter((token) => !isStopTerm(index, token));
  const found = await Promise.all(required.map(({ term }) => index.dictionary.find(term)));
  return found.filter((indexed) => indexed !== undefined);
}

/** The distinct terms of `tokens`: at most `MAX_TERMS`, those with the shortest posting lists. */
async function rarest(
  { dictionary }: SearchIndex,
  tokens: readonly Token[],
): Promise<Pick<QueryTerm, 'term' | 'indexed'>[]> {
  const distinct = [...new Set(tokens.map(({ term }) => term))];
  const found = await Promise.all(
    distinct.map(async (term) => ({ term, indexed: await dictionary.find(term) })),
  );
  if (found.length <= MAX_TERMS) return found;
  const length = (indexed?: IndexedTerm) => indexed?.postingsLength ?? 0;
  return found.toSorted((a, b) => length(a.indexed) - length(b.indexed)).slice(0, MAX_TERMS);
}

/** `folded` with its tokens replaced, in the spelling of the content. */
async function replaceTokens(index: SearchIndex, folded: string, tokens: readonly Token[]): Promise<string> {
  const written = await Promise.all(tokens.map(({ term }) => surfaceForm(index, term)));
  const [head, last] = tokens.reduce<[string, number]>(
    ([text, previous], { start, end }, position) => [
      text + folded.slice(previous, start) + written[position],
      end,
    ],
    ['', 0],
  );
  return head + folded.slice(last);
}

/** The most frequent spelling of a folded term in the content: with diacritics, in the content's script. */
async function surfaceForm({ dictionary, writtenHan }: SearchIndex, term: string): Promise<string> {
  return (await dictionary.spelling(term)) ?? Array.from(term, writtenHan).join('');
}
