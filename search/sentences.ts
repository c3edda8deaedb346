/** Sentences of a plain text as the compiler writes it: a line is a paragraph, an item of a list, or a row of a table. */
import type { Span } from './spans.ts';

/** A sentence without the space around it. */
export interface Sentence extends Span {
  /** The start of its line, where it is the first one there: that has the marker of an item of a list. */
  lineStart: number;
}

/** A block of text: no sentence goes on in the next one. */
const BLOCK = /[^\n\t]+/g;

/** The number or the bullet of an item of a list, which isn't in the text of its page. */
const MARKER = /^ *(?:(?:•|-?\d+\.) +)?/;

/**
 * What a sentence ends with, by the rules of UAX #29 that matter to readers; a space, a capital or a script without case follows, except
 * where marks are as wide as characters. An initial or an abbreviation ends none, as in "e.g. Monday". `Intl.Segmenter` knows no more
 * abbreviations, and takes 16 ms of CPU on its first use in a process.
 */
const END =
  /[。！？｡]+[\p{Pe}\p{Pf}"']*|(?<!(?<![\p{L}\p{N}'’])\p{L}(?=\.))\p{Sentence_Terminal}+[\p{Pe}\p{Pf}"']*\s+(?![\s\p{Ll}\p{N}])|$/gu;

const WORD = /[\p{L}\p{N}]/u;

/**
 * The sentences of `text`, in their order; what has no letter and no digit is none.
 *
 * @example
 * splitSentences('Ask:\n• Who? When?'); // 'Ask:' at 0, 'Who?' at 7 in the line from 5 on, 'When?' at 12
 */
export function splitSentences(text: string): Sentence[] {
  return Array.from(text.matchAll(BLOCK)).flatMap(({ 0: block, index }) => {
    const marker = MARKER.exec(block)?.[0].length ?? 0;
    return splitBlock(block.slice(marker), index + marker).map((sentence, place) => ({
      ...sentence,
      lineStart: place === 0 ? index : sentence.start,
    }));
  });
}

/** `offset`: that of `block` in the text. */
function splitBlock(block: string, offset: number): Span[] {
  const sentences: Span[] = [];
  let start = 0;
  for (const { 0: end, index } of block.matchAll(END)) {
    const sentence = block.slice(start, index + end.length);
    if (WORD.test(sentence)) {
      const from = offset + start + sentence.search(/\S/);
      sentences.push({ start: from, end: from + sentence.trim().length });
    }
    start = index + end.length;
  }
  return sentences;
}
