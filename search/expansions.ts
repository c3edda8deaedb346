/** Query expansion: the indexed terms that a query term may stand for, by prefix, by edit distance, or by its neighbours. */
import type { IndexedTerm } from './dictionary.ts';
import type { TermIndex } from './open-index.ts';
import type { Alternative } from './ranking.ts';
import type { Token } from './tokenize.ts';

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
 * The indexed terms that `term` is a prefix of, or that are a prefix of it: unfinished words, and inflected ones that no stemmer knows.
 *
 * @param forms the indexed forms of `term`: they are no expansions
 * @param unfinished whether `term` may still be typed, as the last one of a query: then prefixes of any length match
 */
export async function prefixMatches(
  { dictionary }: TermIndex,
  term: string,
  forms: readonly IndexedTerm[],
  unfinished: boolean,
): Promise<Alternative[]> {
  if (term.length > MAX_TERM_LENGTH || (forms.length > 0 && !unfinished)) return [];
  const prefixes = Array.from({ length: MAX_SUFFIX_LENGTH }, (_, removed) =>
    term.slice(0, -1 - removed),
  ).filter((prefix) => prefix.length >= MIN_PREFIX_LENGTH);
  const [longer, shorter] = await Promise.all([
    term.length >= MIN_PREFIX_LENGTH || unfinished ? dictionary.mostFrequent(term, MAX_EXPANSIONS) : [],
    Promise.all(prefixes.map((prefix) => dictionary.find(prefix))),
  ]);
  const others = [...longer, ...shorter].filter((found) => found !== undefined);
  return others
    .filter(({ id }) => !forms.some((form) => form.id === id))
    .map((found) => ({
      source: 'prefix',
      weight: WEIGHTS.prefix * lengthSimilarity(found.term, term),
      words: [[found]],
    }));
}

/** 1 for terms of equal length, less the more their lengths differ. */
function lengthSimilarity({ length }: string, term: string): number {
  return length / (length + 0.3 * Math.abs(length - term.length));
}

/**
 * The indexed terms that `term` may be a misspelling of, the most likely first. Short terms have none, since they would match
 * everything; slightly longer ones only those with the same first letter. Long terms may have `extraEdits` more.
 */
export async function fuzzyMatches(
  { dictionary }: TermIndex,
  term: string,
  extraEdits: number,
): Promise<Alternative[]> {
  const isLong = term.length >= LONG_TERM_LENGTH;
  const maxEdits = (term.length < 4 ? 0 : term.length < 8 ? 1 : 2) + (isLong ? extraEdits : 0);
  if (term.length > MAX_TERM_LENGTH || maxEdits === 0) return [];
  const matches = await dictionary.within(term, maxEdits, isLong ? '' : term.charAt(0));
  const likeliest = matches.toSorted(
    (a, b) => a.distance - b.distance || b.postingsLength - a.postingsLength,
  );
  return likeliest.slice(0, MAX_EXPANSIONS).map(({ distance, ...found }) => ({
    source: 'fuzzy',
    weight: WEIGHTS.fuzzy / (1 + distance / term.length),
    words: [[found]],
  }));
}

/**
 * The correction of a character of an unspaced script: if the content never uses `tokens[position]`, the character that forms
 * indexed bigrams with both of its neighbours.
 */
export async function correctCharacter(
  { dictionary, stopWords }: TermIndex,
  tokens: readonly Token[],
  position: number,
): Promise<string | undefined> {
  const [before, wrong, after] = [tokens[position - 1], tokens[position], tokens[position + 1]];
  if (!before || !wrong || !after || before.end !== wrong.start || wrong.end !== after.start)
    return undefined;
  if (stopWords.has(after.term) || (await dictionary.find(wrong.term))) return undefined;
  const bigrams = await dictionary.mostFrequent(before.term, MAX_EXPANSIONS);
  const characters = bigrams
    .map(({ term }) => term.slice(before.term.length))
    .filter((character) => character !== '');
  const following = await Promise.all(characters.map((character) => dictionary.find(character + after.term)));
  return characters.find((_, index) => following[index]);
}
