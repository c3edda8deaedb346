/** Highlighting of matched terms in a text, whole or as an excerpt. */
import { foldWithOffsets } from './fold.ts';
import { markUp } from './mark-up.ts';
import type { IndexHead } from './open-index.ts';
import { type MergedSpan, mergeSpans, type Span } from './spans.ts';
import { type Token, tokenize, withBigrams } from './tokenize.ts';

/** A matched term, at its offsets in the original text. */
interface Match extends Span {
  term: string;
}

/** A span that is wrapped in `<mark>`, and the matches in it. */
type Mark = MergedSpan<Match>;

const ELLIPSIS = '…';

/**
 * `text` as HTML with the matched `terms` of a `search` hit in `<mark>`; all else is escaped.
 *
 * @param length length of the excerpt, about (UTF-16 code units): the part with the most matches, cut between words. Default: the
 *   whole text.
 * @example
 * const [hit] = search(index, 'fees', 1).results;
 * highlight(index, 'Late fees & costs.', hit.terms); // 'Late <mark>fees</mark> &amp; costs.'
 */
export function highlight(
  index: IndexHead,
  text: string,
  terms: readonly string[],
  length = Number.POSITIVE_INFINITY,
): string {
  const { folded, starts, ends } = foldWithOffsets(text, index.foldHan);
  const tokens = tokenize(folded);
  const locate = ({ start, end }: Token): Span => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? 0 });
  const marks = markTerms(withBigrams(tokens), new Set(terms), locate);
  const whole = { start: 0, end: text.length };
  const shown = text.length <= length ? whole : selectExcerpt(whole, tokens.map(locate), marks, length);
  const html = markUp(text, shown, marks.filter(isWithin(shown)));
  return `${shown.start > 0 ? ELLIPSIS : ''}${html}${shown.end < text.length ? ELLIPSIS : ''}`;
}

/** The marks of those tokens that are one of `terms` as a whole. */
function markTerms(
  tokens: readonly Token[],
  terms: ReadonlySet<string>,
  locate: (token: Token) => Span,
): Mark[] {
  const matches = tokens.filter(({ term }) => terms.has(term));
  return mergeSpans(matches.map((token) => ({ ...locate(token), term: token.term })));
}

/** About `length` code units around the group of marks with the most distinct terms. */
function selectExcerpt(whole: Span, tokens: readonly Span[], marks: readonly Mark[], length: number): Span {
  const groups = marks.map((first, index) => {
    const group = marks.slice(index, index + length).filter(({ end }) => end <= first.start + length);
    const terms = group.flatMap(({ parts }) => parts.map(({ term }) => term));
    return {
      ...{ start: first.start, end: group.at(-1)?.end ?? first.end },
      score: [new Set(terms).size, terms.length],
    };
  });
  const best = groups.toSorted((a, b) => compareScores(b.score, a.score))[0] ?? { start: 0, end: 0 };
  const spare = Math.max(length - (best.end - best.start), 0);
  const start = Math.max(Math.min(best.start - Math.floor(spare / 2), whole.end - length), 0);
  return {
    start: start === 0 ? 0 : firstTokenStart(tokens, start, best.start),
    end: start + length >= whole.end ? whole.end : lastTokenEnd(tokens, best.end, start + length),
  };
}

/** The start of the first token that starts between `from` and `to`; else `to`. */
function firstTokenStart(tokens: readonly Span[], from: number, to: number): number {
  return tokens.find(({ start }) => start >= from && start <= to)?.start ?? to;
}

/** The end of the last token that ends between `from` and `to`; else `from`. */
function lastTokenEnd(tokens: readonly Span[], from: number, to: number): number {
  return tokens.findLast(({ end }) => end <= to && end >= from)?.end ?? from;
}

function isWithin({ start, end }: Span): (mark: Mark) => boolean {
  return (mark) => mark.start >= start && mark.end <= end;
}

function compareScores([a = 0, c = 0]: number[], [b = 0, d = 0]: number[]): number {
  return a - b || c - d;
}
