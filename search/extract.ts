/** Extract of a text: the sentence that answers a query, with those around it while there is room. */
import { markUp } from './mark-up.ts';
import { type Mark, type MarkedWords, markTerms } from './marks.ts';
import type { IndexHead } from './open-index.ts';
import { selectPart } from './part-of-sentence.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import { isWithin, type Span } from './spans.ts';
import { textFragment } from './text-fragment.ts';

/** What is shown of the text of a result. */
export interface Extract {
  /** HTML whose only markup is `<mark>`. */
  html: string;
  /** The sentence that answers, for links to it, such as `:~:text=A%20fee.`; undefined where none has a matched word. */
  textFragment?: string;
}

const ELLIPSIS = '…';

/**
 * The extract of `text` for a `search` hit with these `terms`: around the sentence that has the most of them, of which those that few
 * sentences have count more; the start of the text where none has any.
 *
 * @param length - most characters (UTF-16 code units); a sentence that is longer is cut between words
 * @example
 * extract(index, 'Yes. A late fee is due. Ask us.', ['fee'], 24);
 * // { html: 'Yes. A late <mark>fee</mark> is due.', textFragment: ':~:text=A%20late%20fee%20is%20due.' }
 */
export function extract(
  index: Pick<IndexHead, 'foldHan' | 'stem' | 'stopWords'>,
  text: string,
  terms: readonly string[],
  length: number,
): Extract {
  const sentences = splitSentences(text);
  const marked = markTerms(index, text, terms);
  const best = findBest(index, sentences, marked.marks);
  const shown =
    text.length <= length ? wholeOf(text) : selectSpan(text, sentences, best ?? 0, marked, length);
  const answering = best === undefined ? undefined : sentences[best];
  return {
    html: toHtml(text, shown, sentences, marked.marks),
    ...(answering && { textFragment: textFragment(text.slice(answering.start, answering.end)) }),
  };
}

/** The place of the sentence with the greatest sum of the weights of its terms, the first of several; stop words have none. */
function findBest(
  { stem, stopWords }: Pick<IndexHead, 'stem' | 'stopWords'>,
  sentences: readonly Sentence[],
  marks: readonly Mark[],
): number | undefined {
  const matches = marks.flatMap(({ parts }) => parts).filter(({ term }) => !stopWords.has(term));
  const termsOf = sentences.map(
    (sentence) => new Set(matches.filter(isWithin(sentence)).map(({ term }) => stem(term))),
  );
  const weight = (term: string) =>
    Math.log(1 + sentences.length / termsOf.filter((terms) => terms.has(term)).length);
  const scores = termsOf.map((terms) => [...terms].reduce((sum, term) => sum + weight(term), 0));
  const highest = Math.max(0, ...scores);
  return highest === 0 ? undefined : scores.indexOf(highest);
}

/** The sentence at `place` with those after it and then before it that fit, or a part of it. */
function selectSpan(
  text: string,
  sentences: readonly Sentence[],
  place: number,
  marked: MarkedWords,
  length: number,
): Span {
  const sentence = sentences[place] ?? wholeOf(text);
  if (sentence.end - sentence.start > length) return selectPart(sentence, marked, length);
  const shown = { start: sentence.start, end: sentence.end };
  const first = sentences[place]?.lineStart ?? 0;
  if (shown.end - first <= length) shown.start = first;
  for (const { end } of sentences.slice(place + 1)) {
    if (end - shown.start > length) break;
    shown.end = end;
  }
  for (const { lineStart } of sentences.slice(0, place).reverse()) {
    if (shown.end - lineStart > length) break;
    shown.start = lineStart;
  }
  return shown;
}

/** With an ellipsis where a sentence is cut. */
function toHtml(text: string, shown: Span, sentences: readonly Sentence[], marks: readonly Mark[]): string {
  const ellipsisAt = (offset: number) =>
    sentences.some(({ start, end }) => start < offset && offset < end) ? ELLIPSIS : '';
  return ellipsisAt(shown.start) + markUp(text, shown, marks.filter(isWithin(shown))) + ellipsisAt(shown.end);
}

function wholeOf(text: string): Span {
  return { start: 0, end: text.length };
}
