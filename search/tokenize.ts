/**
 * Tokenizer of folded text: words by the rules of UAX #29 that search needs, and for scripts without spaces between words, characters
 * and bigrams.
 */

/** An occurrence of a term in a text; `start` and `end` are offsets in the folded text. */
export interface Token {
  term: string;
  start: number;
  end: number;
  /** Whether its script puts no spaces between words: the term is then one character or a bigram. */
  unspaced: boolean;
}

/** Scripts that put no spaces between words. */
const UNSPACED = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script=${script}}`)
  .join('');

/**
 * The endings of English contractions are part of their word (UAX #29, rules WB6 and WB7): "can't" is one word, not "can" and "t".
 * Other apostrophes separate words, as in French "l'argent".
 */
const CONTRACTION = "'(?:t|d|m|ll|re|ve)(?![\\p{L}\\p{N}\\p{M}])";

const TOKEN = new RegExp(
  `([${UNSPACED}]\\p{M}*)|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+(?:${CONTRACTION}|('s)(?![\\p{L}\\p{N}\\p{M}]))?`,
  'gu',
);
const UNSPACED_CHARACTER = new RegExp(`^[${UNSPACED}]\\p{M}*$`, 'u');
const UNSPACED_START = new RegExp(`^[${UNSPACED}]`, 'u');

/**
 * The terms that are indexed and searched, in text order: words, and in unspaced scripts characters and bigrams. Dictionary
 * segmentation isn't used, because it differs between platforms, and between a reader and an author.
 *
 * @example
 * terms('late 還款').map(({ term }) => term); // ['late', '還', '還款', '款']
 */
export function terms(folded: string): Token[] {
  return withBigrams(tokenize(folded));
}

/** `tokens`, each unspaced one followed by the bigram that it starts. */
export function withBigrams(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token, index) => {
    const next = tokens[index + 1];
    if (!token.unspaced || !next?.unspaced || next.start !== token.end) return [token];
    return [token, { ...token, term: token.term + next.term, end: next.end }];
  });
}

/** Words of spaced scripts, without the possessive 's, and single characters of unspaced scripts. */
export function tokenize(folded: string): Token[] {
  return Array.from(folded.matchAll(TOKEN), ({ 0: match, 1: unspaced, 2: possessive, index: start }) => {
    const term = possessive === undefined ? match : match.slice(0, -possessive.length);
    return { term, start, end: start + term.length, unspaced: unspaced !== undefined };
  });
}

/** Whether `term` starts with a character of an unspaced script. */
export function isUnspaced(term: string): boolean {
  return UNSPACED_START.test(term);
}

/** Whether `term` is a single character of an unspaced script. */
export function isUnspacedCharacter(term: string): boolean {
  return UNSPACED_CHARACTER.test(term);
}
