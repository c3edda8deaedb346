/** Matched terms in an original text, as spans to mark, and its words. */
import { foldWithOffsets } from './fold.ts';
import type { IndexHead } from './open-index.ts';
import { type MergedSpan, mergeSpans, type Span } from './spans.ts';
import { type Token, tokenize, withBigrams } from './tokenize.ts';

/** A matched term, at its offsets in the original text. */
interface Match extends Span {
  term: string;
}

/** A span that is wrapped in `<mark>`, and the matches in it. */
export type Mark = MergedSpan<Match>;

/** What of a text matches, and where its words are; in text order. */
export interface MarkedWords {
  marks: Mark[];
  words: Span[];
}

/** The marks of those words of `text` that are one of `terms` as a whole, which `index` folds. */
export function markTerms(
  index: Pick<IndexHead, 'foldHan'>,
  text: string,
  terms: readonly string[],
): MarkedWords {
  const { folded, starts, ends } = foldWithOffsets(text, index.foldHan);
  const tokens = tokenize(folded);
  const locate = ({ start, end }: Token): Span => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? 0 });
  const matched = new Set(terms);
  const matches = withBigrams(tokens).filter(({ term }) => matched.has(term));
  return {
    marks: mergeSpans(matches.map((token) => ({ ...locate(token), term: token.term }))),
    words: tokens.map(locate),
  };
}
