/** Keys of headings: what suggestions are sorted and found by. */
import { type FoldHan, fold } from '../fold.ts';
import { type Token, tokenize } from '../tokenize.ts';

/**
 * The words of a folded text, without punctuation: one space between words, except within scripts that put none there.
 *
 * @example
 * keyOf('what is an app? 逾期，還款'); // 'what is an app 逾期還款'
 */
export function keyOf(folded: string): string {
  return joinTokens(tokenize(folded));
}

/** The key of a heading as it is written. */
export function headingKey(heading: string, foldHan: FoldHan): string {
  return keyOf(fold(heading, foldHan));
}

/** The key that `tokens` make. */
export function joinTokens(tokens: readonly Token[]): string {
  let key = '';
  for (const [index, token] of tokens.entries())
    key += isSpaced(tokens[index - 1], token) ? ` ${token.term}` : token.term;
  return key;
}

/** Where each of `tokens` starts in the key that they make. */
export function keyOffsets(tokens: readonly Token[]): number[] {
  let end = 0;
  return tokens.map((token, index) => {
    const start = isSpaced(tokens[index - 1], token) ? end + 1 : end;
    end = start + token.term.length;
    return start;
  });
}

function isSpaced(before: Token | undefined, { unspaced }: Token): boolean {
  return before !== undefined && !(before.unspaced && unspaced);
}
