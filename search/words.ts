/** Cuts folded text into the words that are sought. */

/** A word of a text: `start` and `end` are its offsets in the folded text. */
export interface Word {
  word: string;
  start: number;
  end: number;
  /** Whether it is of a script that puts no space between words: a character, or two. */
  unspaced: boolean;
}

/** Scripts that put no space between words. */
const UNSPACED = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script=${script}}`)
  .join('');

const TOKEN = new RegExp(`([${UNSPACED}]\\p{M}*)|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');
const ONE_UNSPACED = new RegExp(`^[${UNSPACED}]\\p{M}*$`, 'u');
const FIRST_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');

/**
 * The words of `folded`, in the order in which they stand. Where a script puts no space between words, these are its characters and
 * each two that are neighbours: what a dictionary takes for words differs between machines, and between reader and author.
 */
export function cutWords(folded: string): Word[] {
  return pairUp(cutTokens(folded));
}

/** `tokens`, each with the pair that it begins. */
export function pairUp(tokens: readonly Word[]): Word[] {
  return tokens.flatMap((token, at) => {
    const next = tokens[at + 1];
    if (!token.unspaced || !next?.unspaced || next.start !== token.end) return [token];
    return [token, { ...token, word: token.word + next.word, end: next.end }];
  });
}

/** The same without the pairs: words between spaces, and single characters. */
export function cutTokens(folded: string): Word[] {
  return Array.from(folded.matchAll(TOKEN), ({ 0: word, 1: unspaced, index: start }) => ({
    ...{ word, start, end: start + word.length },
    unspaced: unspaced !== undefined,
  }));
}

/** Whether `word` is of a script that puts no space between words. */
export function isUnspaced(word: string): boolean {
  return FIRST_UNSPACED.test(word);
}

/** Whether `word` is a single character of such a script. */
export function isCharacter(word: string): boolean {
  return ONE_UNSPACED.test(word);
}
