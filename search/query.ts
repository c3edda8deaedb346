/** Query parser: tokenizes, corrects and expands the text of a query. */
import { correctCharacter, type Expansions, fuzzyMatches, prefixMatches } from './expansions.ts';
import { fold } from './fold.ts';
import type { SearchIndex } from './open-index.ts';
import type { QueryTerm } from './ranking.ts';
import { findSynonyms } from './synonyms.ts';
import { type Token, terms, tokenize, withBigrams } from './tokenize.ts';
import { findTerm, termAt } from './vocabulary.ts';

export interface Query {
  /** A section matches if it contains one of these. */
  requiredTerms: QueryTerm[];
  /** Stop words: they affect the order of matches only. A query of stop words alone requires them instead. */
  stopTerms: QueryTerm[];
  /** Whether fuzzy matches were looked for: more edits may find more. */
  isFuzzy: boolean;
  /** The corrected query ("did you mean"); undefined if nothing was corrected. */
  meant: string | undefined;
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
export function parseQuery(index: SearchIndex, text: string, extraEdits = 0): Query {
  const folded = fold(text, index.foldHan);
  const tokens = tokenize(folded);
  const readings = readTokens(index, tokens, extraEdits);
  const corrected = tokens.map((token, position) => ({
    ...token,
    term: readings[position]?.corrected ?? token.term,
  }));
  const queryTokens = withBigrams(tokens);
  const expansions = new Map(
    tokens.map(({ term }, position) => [term, readings[position]?.expansions ?? new Map()]),
  );
  addCorrectedBigrams(index, queryTokens, withBigrams(corrected), expansions);
  const stops = queryTokens.filter((token) => isStopTerm(index, token));
  const required = queryTokens.filter((token) => !isStopTerm(index, token));
  addSynonyms(index, required, corrected, expansions);
  const toQueryTerms = (list: readonly Token[], weight: number): QueryTerm[] =>
    rarest(index, list).map((term) => ({ term, weight, expansions: expansions.get(term) ?? new Map() }));
  return {
    requiredTerms: toQueryTerms(required.length > 0 ? required : stops, 1),
    stopTerms: required.length > 0 ? toQueryTerms(stops, WEIGHTS.stop) : [],
    isFuzzy: readings.some((reading) => reading.isFuzzy),
    meant: corrected.some(({ term }, position) => term !== tokens[position]?.term)
      ? replaceTokens(index, folded, corrected)
      : undefined,
  };
}

/** How a token of a query is read: the indexed terms that it may stand for, and its corrected spelling. */
interface Reading {
  isFuzzy: boolean;
  expansions: Expansions;
  corrected: string;
}

function readTokens(index: SearchIndex, tokens: readonly Token[], extraEdits: number): Reading[] {
  let fuzzyTerms = 0;
  return tokens.map(({ term, unspaced }, position) => {
    if (unspaced)
      return {
        isFuzzy: false,
        expansions: new Map(),
        corrected: correctCharacter(index, tokens, position) ?? term,
      };
    const byPrefix = prefixMatches(index, term, position === tokens.length - 1);
    if (byPrefix.size > 0 || isKnown(index, term) || fuzzyTerms === MAX_FUZZY_TERMS)
      return { isFuzzy: false, expansions: byPrefix, corrected: term };
    fuzzyTerms += 1;
    const fuzzy = fuzzyMatches(index, term, extraEdits);
    const [best] = fuzzy.keys();
    return {
      isFuzzy: true,
      expansions: fuzzy,
      corrected: best === undefined ? term : termAt(index.vocabulary, best),
    };
  });
}

function isKnown({ vocabulary, stopWords, synonyms }: SearchIndex, term: string): boolean {
  return findTerm(vocabulary, term) !== undefined || stopWords.has(term) || synonyms.has(term);
}

/** A bigram of stop words is a stop word too. */
function isStopTerm({ stopWords }: SearchIndex, { term, unspaced }: Token): boolean {
  return stopWords.has(term) || (unspaced && Array.from(term).every((character) => stopWords.has(character)));
}

/** Expands the bigrams of a corrected character to the corrected bigrams. */
function addCorrectedBigrams(
  { vocabulary }: SearchIndex,
  tokens: readonly Token[],
  corrected: readonly Token[],
  expansions: Map<string, Expansions>,
): void {
  tokens.forEach(({ term, unspaced }, position) => {
    const correction = corrected[position]?.term;
    const id = correction === undefined || correction === term ? undefined : findTerm(vocabulary, correction);
    if (id !== undefined && unspaced) expansions.set(term, new Map([[id, WEIGHTS.corrected]]));
  });
}

/** Expands the first required term of each phrase that has synonyms to the terms of these. */
function addSynonyms(
  index: SearchIndex,
  required: readonly Token[],
  tokens: readonly Token[],
  expansions: Map<string, Expansions>,
): void {
  /** Of phrases that the query repeats: expanding each anew would take longer than everything else. */
  const expanded = new Set<readonly string[]>();
  for (const { start, end, alternatives } of findSynonyms(index.synonyms, tokens)) {
    if (expanded.has(alternatives)) continue;
    expanded.add(alternatives);
    const first = required.find((token) => token.start >= start && token.end <= end);
    if (!first) continue;
    const weights = expansions.get(first.term) ?? new Map();
    for (const id of alternatives.flatMap((phrase) => requiredTermIds(index, phrase)))
      weights.set(id, Math.max(WEIGHTS.synonym, weights.get(id) ?? 0));
    expansions.set(first.term, weights);
  }
}

/** The ids of the indexed terms of a folded phrase, without stop words. */
function requiredTermIds(index: SearchIndex, phrase: string): number[] {
  const required = terms(phrase).filter((token) => !isStopTerm(index, token));
  return required.flatMap(({ term }) => findTerm(index.vocabulary, term) ?? []);
}

/** The distinct terms of `tokens`: at most `MAX_TERMS`, those with the shortest posting lists. */
function rarest({ vocabulary, ranking }: SearchIndex, tokens: readonly Token[]): string[] {
  const distinct = [...new Set(tokens.map(({ term }) => term))];
  if (distinct.length <= MAX_TERMS) return distinct;
  const candidates = distinct.map((term) => {
    const id = findTerm(vocabulary, term);
    return { term, postingsLength: id === undefined ? 0 : ranking.postingsLength(id) };
  });
  return candidates
    .toSorted((a, b) => a.postingsLength - b.postingsLength)
    .slice(0, MAX_TERMS)
    .map(({ term }) => term);
}

/** `folded` with its tokens replaced, in the spelling of the content. */
function replaceTokens({ surfaceForm }: SearchIndex, folded: string, tokens: readonly Token[]): string {
  const [head, last] = tokens.reduce<[string, number]>(
    ([text, previous], { term, start, end }) => [
      text + folded.slice(previous, start) + surfaceForm(term),
      end,
    ],
    ['', 0],
  );
  return head + folded.slice(last);
}
