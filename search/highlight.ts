/** Shows why a section was found: an extract of its text with the words that matched marked. */
import { foldWithOffsets } from './fold.ts';
import { markUp, type Span } from './mark-up.ts';
import type { SearchIndex } from './open-index.ts';
import { cutTokens, pairUp, type Word } from './words.ts';

/** What is marked, and the words that matched there. */
interface Mark extends Span {
  words: string[];
}

const ELLIPSIS = '…';

/**
 * `text` as HTML with the words that `search` found in it in `<mark>`; nothing else of it is markup, whatever it holds. With
 * `length`, only about so many characters (UTF-16 code units) around the most matches, cut between words.
 */
export function highlight(
  index: SearchIndex,
  text: string,
  words: readonly string[],
  length = Number.POSITIVE_INFINITY,
): string {
  const { folded, starts, ends } = foldWithOffsets(text, index.spell);
  const tokens = cutTokens(folded);
  const locate = ({ start, end }: Word): Span => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? 0 });
  const marks = findMarks(pairUp(tokens), new Set(words), locate);
  const whole = { start: 0, end: text.length };
  const shown = text.length <= length ? whole : chooseExtract(whole, tokens.map(locate), marks, length);
  const html = markUp(text, shown, marks.filter(within(shown)));
  return `${shown.start > 0 ? ELLIPSIS : ''}${html}${shown.end < text.length ? ELLIPSIS : ''}`;
}

/** Where the words stand in the text; those that touch or overlap are marked as one. */
function findMarks(all: readonly Word[], words: ReadonlySet<string>, locate: (word: Word) => Span): Mark[] {
  const marks: Mark[] = [];
  for (const found of all.filter(({ word }) => words.has(word))) {
    const { start, end } = locate(found);
    const before = marks.at(-1);
    if (before && start <= before.end) {
      before.end = Math.max(before.end, end);
      before.words.push(found.word);
    } else marks.push({ start, end, words: [found.word] });
  }
  return marks;
}

/** About `length` characters around the marks that show the most different words together. */
function chooseExtract(whole: Span, tokens: readonly Span[], marks: readonly Mark[], length: number): Span {
  const groups = marks.map((first, at) => {
    const near = marks.slice(at, at + length).filter(({ end }) => end <= first.start + length);
    const words = near.flatMap((mark) => mark.words);
    return {
      ...{ start: first.start, end: near.at(-1)?.end ?? first.end },
      worth: [new Set(words).size, words.length],
    };
  });
  const best = groups.toSorted((a, b) => compare(b.worth, a.worth))[0] ?? { start: 0, end: 0 };
  const spare = Math.max(length - (best.end - best.start), 0);
  const start = Math.max(Math.min(best.start - Math.floor(spare / 2), whole.end - length), 0);
  return {
    start: start === 0 ? 0 : beginOf(tokens, start, best.start),
    end: start + length >= whole.end ? whole.end : endOf(tokens, best.end, start + length),
  };
}

/** Where the first token begins that does so between `from` and `to`. */
function beginOf(tokens: readonly Span[], from: number, to: number): number {
  return tokens.find(({ start }) => start >= from && start <= to)?.start ?? to;
}

/** Where the last token ends that does so between `from` and `to`. */
function endOf(tokens: readonly Span[], from: number, to: number): number {
  return tokens.findLast(({ end }) => end <= to && end >= from)?.end ?? from;
}

function within({ start, end }: Span): (mark: Mark) => boolean {
  return (mark) => mark.start >= start && mark.end <= end;
}

function compare([a = 0, c = 0]: number[], [b = 0, d = 0]: number[]): number {
  return a - b || c - d;
}
