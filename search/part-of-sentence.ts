/** Part of a sentence that is too long for an extract. */
import type { Mark, MarkedWords } from './marks.ts';
import { isWithin, type Span } from './spans.ts';

/** About `length` code units of `sentence` around the marks with the most distinct terms, cut between words. */
export function selectPart(sentence: Span, { marks, words }: MarkedWords, length: number): Span {
  const densest = findDensest(marks.filter(isWithin(sentence)), length);
  const best = densest ?? { start: sentence.start, end: sentence.start };
  const spare = Math.max(length - (best.end - best.start), 0);
  const latest = Math.min(best.start - Math.floor(spare / 2), sentence.end - length);
  const start = Math.max(latest, sentence.start);
  return {
    start: start === sentence.start ? start : firstWordStart(words, start, best.start),
    end: start + length >= sentence.end ? sentence.end : lastWordEnd(words, best.end, start + length),
  };
}

/** The span of at most `length` code units, from the first of some marks to the last, with the most distinct terms. */
function findDensest(marks: readonly Mark[], length: number): Span | undefined {
  const groups = marks.map((first, index) => {
    const group = marks.slice(index, index + length).filter(({ end }) => end <= first.start + length);
    const terms = group.flatMap(({ parts }) => parts.map(({ term }) => term));
    return {
      ...{ start: first.start, end: group.at(-1)?.end ?? first.end },
      score: [new Set(terms).size, terms.length],
    };
  });
  return groups.toSorted((a, b) => compareScores(b.score, a.score))[0];
}

/** The start of the first word that starts between `from` and `to`; else `to`. */
function firstWordStart(words: readonly Span[], from: number, to: number): number {
  return words.find(({ start }) => start >= from && start <= to)?.start ?? to;
}

/** The end of the last word that ends between `from` and `to`; else `from`. */
function lastWordEnd(words: readonly Span[], from: number, to: number): number {
  return words.findLast(({ end }) => end <= to && end >= from)?.end ?? from;
}

function compareScores([a = 0, c = 0]: number[], [b = 0, d = 0]: number[]): number {
  return a - b || c - d;
}
