/** Term dictionary of a search index: exact, prefix and fuzzy lookup in sorted terms. */
import { isUnspaced } from './tokenize.ts';

/**
 * The sorted terms of an index, one a line in one string: as separate strings they would take several times the memory. A term's
 * id is the number of its line.
 */
export interface Vocabulary {
  text: string;
  /** The offset of each term, and the offset one past the last line feed. */
  starts: Uint32Array;
}

/** Opens `words`: terms separated by line feeds, sorted by their UTF-16 code units. */
export function openVocabulary(words: string): Vocabulary {
  return { text: words, starts: lineOffsets(words) };
}

/** The offset at which each line of `text` starts, and the one at which another line would. */
export function lineOffsets(text: string): Uint32Array {
  const offsets = new Uint32Array(text === '' ? 1 : countLines(text) + 1);
  for (let line = 1; line < offsets.length - 1; line += 1)
    offsets[line] = text.indexOf('\n', offsets[line - 1]) + 1;
  if (text !== '') offsets[offsets.length - 1] = text.length + 1;
  return offsets;
}

function countLines(text: string): number {
  let lines = 1;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) lines += 1;
  return lines;
}

export function termAt({ text, starts }: Vocabulary, id: number): string {
  return text.slice(starts[id], (starts[id + 1] ?? 0) - 1);
}

/** The id of `term`, or undefined if the index doesn't contain it. */
export function findTerm(vocabulary: Vocabulary, term: string): number | undefined {
  const id = lowerBound(vocabulary, term);
  return id < countTerms(vocabulary) && termAt(vocabulary, id) === term ? id : undefined;
}

/** The ids of the terms that start with `prefix`: from the first to one past the last. */
export function prefixRange(vocabulary: Vocabulary, prefix: string): [from: number, to: number] {
  return [lowerBound(vocabulary, prefix), lowerBound(vocabulary, `${prefix}\uffff`)];
}

/**
 * The ids of the terms within `maxEdits` of `term`, with their edit distance (optimal string alignment: a transposition is one
 * edit). Terms of unspaced scripts are skipped: two Han characters an edit apart have nothing in common.
 */
export function termsWithin(vocabulary: Vocabulary, term: string, maxEdits: number): Map<number, number> {
  const matches = new Map<number, number>();
  const { text, starts } = vocabulary;
  const rows = [Uint8Array.from({ length: term.length + 1 }, (_, column) => column)];
  /** The offset of the term that was compared last, and how much of it; if it failed, so does every term with that prefix. */
  let [last, compared, failed] = [0, 0, false];
  for (let id = 0; id < countTerms(vocabulary); id += 1) {
    const start = starts[id] ?? 0;
    const length = (starts[id + 1] ?? 0) - start - 1;
    const shared = commonPrefixLength(text, last, start, compared);
    if (failed && shared === compared) continue;
    if (shared === 0 && isUnspaced(text.charAt(start))) {
      if (text.charAt(start) >= KANA) id = Math.max(id, lowerBound(vocabulary, HANGUL) - 1);
      continue;
    }
    if (Math.abs(length - term.length) > maxEdits) continue;
    last = start;
    [compared, failed] = [shared, false];
    while (compared < length && !failed) {
      compared += 1;
      failed = fillRow(rows, term, text, start, compared, maxEdits) > maxEdits;
    }
    const distance = rows[length]?.[term.length] ?? maxEdits + 1;
    if (!failed && distance <= maxEdits) matches.set(id, distance);
  }
  return matches;
}

export function countTerms({ starts }: Vocabulary): number {
  return starts.length - 1;
}

/** Nearly all terms of a Chinese index, and no spaced ones, lie between these code units. */
const [KANA, HANGUL] = ['\u3040', '\uac00'];

/** Terms from the first one to before the second. */
export type TermRange = readonly [from: string, to: string];

/** The ranges outside which no term is of a spaced script. */
export const SPACED_RANGES: readonly TermRange[] = [
  ['', KANA],
  [HANGUL, '\uffff'],
];

/**
 * Fills the band of row number `row` in which distances may be at most `maxEdits`, and returns the smallest of them. The row
 * belongs to the letter number `row` of the indexed term at offset `start`.
 */
function fillRow(
  rows: Uint8Array[],
  term: string,
  text: string,
  start: number,
  row: number,
  maxEdits: number,
): number {
  rows[row] ??= new Uint8Array(term.length + 1);
  const [current, above, secondAbove] = [rows[row], rows[row - 1], rows[row - 2]];
  if (!current || !above) throw new RangeError('rows have to be filled in order');
  const [letter, previousLetter] = [text.charCodeAt(start + row - 1), text.charCodeAt(start + row - 2)];
  current.fill(maxEdits + 1);
  current[0] = Math.min(row, maxEdits + 1);
  let smallest = current[0];
  const lastColumn = Math.min(term.length, row + maxEdits);
  for (let column = Math.max(1, row - maxEdits); column <= lastColumn; column += 1) {
    const other = term.charCodeAt(column - 1);
    let distance =
      Math.min(
        cell(above, column),
        cell(current, column - 1),
        cell(above, column - 1) - (other === letter ? 1 : 0),
      ) + 1;
    const transposed = other === previousLetter && term.charCodeAt(column - 2) === letter;
    if (transposed && secondAbove) distance = Math.min(distance, cell(secondAbove, column - 2) + 1);
    current[column] = distance;
    smallest = Math.min(smallest, distance);
  }
  return smallest;
}

function cell(row: Uint8Array, column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

/** How many code units from the offsets `a` and `b` on are equal, at most `limit`. */
function commonPrefixLength(text: string, a: number, b: number, limit: number): number {
  for (let length = 0; length < limit; length += 1)
    if (text.charCodeAt(a + length) !== text.charCodeAt(b + length)) return length;
  return limit;
}

/** The id of the first term that doesn't sort before `term`. */
function lowerBound(vocabulary: Vocabulary, term: string): number {
  let [from, to] = [0, countTerms(vocabulary)];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (termAt(vocabulary, middle) < term) from = middle + 1;
    else to = middle;
  }
  return from;
}
