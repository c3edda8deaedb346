/** Query expansion: the indexed terms that a query term may stand for, by prefix, by edit distance, or by its neighbours. */
import type { SearchIndex } from './open-index.ts';
import type { Token } from './tokenize.ts';
import { findTerm, prefixRange, termAt, termsWithin } from './vocabulary.ts';

/** Weights of indexed terms, by term id; the query term itself weighs 1. */
export type Expansions = Map<number, number>;

const WEIGHTS = { prefix: 0.375, fuzzy: 0.45 };

/** Maximum number of expansions of a term; the most frequent are kept. */
const MAX_EXPANSIONS = 16;

/** Shorter prefixes match too many terms (UTF-16 code units). */
const MIN_PREFIX_LENGTH = 3;

/** The longest suffix that is removed from a term (UTF-16 code units). */
const MAX_SUFFIX_LENGTH = 3;

/** From this length on, the first letter may differ, and lenient queries allow one more edit (UTF-16 code units). */
const LONG_TERM_LENGTH = 6;

/** Longer terms aren't expanded: they are no words (UTF-16 code units). */
const MAX_TERM_LENGTH = 40;

/**
 * The indexed terms that `term` is a prefix of, or that are a prefix of it: unfinished and inflected words. `unfinished`, for the
 * last term of a query, which may still be typed, allows a prefix of any length.
 */
export function prefixMatches(index: SearchIndex, term: string, unfinished: boolean): Expansions {
  if (term.length > MAX_TERM_LENGTH) return new Map();
  const { vocabulary } = index;
  const longer =
    term.length >= MIN_PREFIX_LENGTH || unfinished ? mostFrequent(index, prefixRange(vocabulary, term)) : [];
  const shorter = Array.from({ length: MAX_SUFFIX_LENGTH }, (_, removed) => term.slice(0, -1 - removed))
    .filter((prefix) => prefix.length >= MIN_PREFIX_LENGTH)
    .flatMap((prefix) => findTerm(vocabulary, prefix) ?? []);
  const ids = [...longer, ...shorter].filter((id) => termAt(vocabulary, id) !== term);
  return new Map(ids.map((id) => [id, WEIGHTS.prefix * lengthSimilarity(termAt(vocabulary, id), term)]));
}

/** 1 for terms of equal length, less the more their lengths differ. */
function lengthSimilarity({ length }: string, term: string): number {
  return length / (length + 0.3 * Math.abs(length - term.length));
}

/**
 * The indexed terms that `term` may be a misspelling of, the most likely first. Short terms have none, since they would match
 * everything; slightly longer ones only those with the same first letter. Long terms may have `extraEdits` more.
 */
export function fuzzyMatches(index: SearchIndex, term: string, extraEdits: number): Expansions {
  const maxEdits =
    (term.length < 4 ? 0 : term.length < 8 ? 1 : 2) + (term.length >= LONG_TERM_LENGTH ? extraEdits : 0);
  if (term.length > MAX_TERM_LENGTH || maxEdits === 0) return new Map();
  const matches = [...termsWithin(index.vocabulary, term, maxEdits)]
    .filter(([id]) => term.length >= LONG_TERM_LENGTH || termAt(index.vocabulary, id)[0] === term[0])
    .toSorted(
      ([a, distanceA], [b, distanceB]) =>
        distanceA - distanceB || index.ranking.postingsLength(b) - index.ranking.postingsLength(a),
    );
  return new Map(
    matches
      .slice(0, MAX_EXPANSIONS)
      .map(([id, distance]) => [id, WEIGHTS.fuzzy / (1 + distance / term.length)]),
  );
}

/**
 * The correction of a character of an unspaced script: if the content never uses `tokens[position]`, the character that forms
 * indexed bigrams with both of its neighbours.
 */
export function correctCharacter(
  index: SearchIndex,
  tokens: readonly Token[],
  position: number,
): string | undefined {
  const [before, wrong, after] = [tokens[position - 1], tokens[position], tokens[position + 1]];
  if (!before || !wrong || !after || before.end !== wrong.start || wrong.end !== after.start)
    return undefined;
  const isIndexed = (term: string) => findTerm(index.vocabulary, term) !== undefined;
  if (isIndexed(wrong.term) || index.stopWords.has(after.term)) return undefined;
  return mostFrequent(index, prefixRange(index.vocabulary, before.term))
    .map((bigram) => termAt(index.vocabulary, bigram).slice(before.term.length))
    .find((character) => character !== '' && isIndexed(character + after.term));
}

/** Those ids from `from` to `to` whose posting lists are longest, the longest first. */
function mostFrequent({ ranking }: SearchIndex, [from, to]: [number, number]): number[] {
  // Length and id in one number: numbers sort many times faster than a comparator does.
  const keys = Float64Array.from(
    { length: to - from },
    (_, offset) => ranking.postingsLength(from + offset) * MAX_TERMS + MAX_TERMS - 1 - (from + offset),
  );
  return Array.from(keys.sort().slice(-MAX_EXPANSIONS).reverse(), (key) => MAX_TERMS - 1 - (key % MAX_TERMS));
}

/** More terms than any index has. */
const MAX_TERMS = 2 ** 24;
