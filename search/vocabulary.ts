/** The words of an index in the order of their letters, found whole, by their beginning, or by a spelling near to it. */
import { isUnspaced } from './words.ts';

/** Words one a line in one string: as many strings of their own would take several times the memory. */
export interface Vocabulary {
  text: string;
  /** Where each word begins, and one past the last. */
  starts: Uint32Array;
}

/** `words` are separated by line feeds, in the order of their UTF-16 code units. */
export function openVocabulary(words: string): Vocabulary {
  return { text: words, starts: lineStarts(words) };
}

/** Where each line of `text` begins, and where one more would. */
export function lineStarts(text: string): Uint32Array {
  const starts = new Uint32Array(text === '' ? 1 : countLines(text) + 1);
  for (let line = 1; line < starts.length - 1; line += 1)
    starts[line] = text.indexOf('\n', starts[line - 1]) + 1;
  if (text !== '') starts[starts.length - 1] = text.length + 1;
  return starts;
}

function countLines(text: string): number {
  let lines = 1;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) lines += 1;
  return lines;
}

export function wordAt({ text, starts }: Vocabulary, at: number): string {
  return text.slice(starts[at], (starts[at + 1] ?? 0) - 1);
}

/** The number of `word`, or undefined where the index doesn't have it. */
export function findWord(vocabulary: Vocabulary, word: string): number | undefined {
  const at = firstFrom(vocabulary, word);
  return at < countWords(vocabulary) && wordAt(vocabulary, at) === word ? at : undefined;
}

/** The numbers of the words that begin with `prefix`: from the first to the one after the last. */
export function wordsFrom(vocabulary: Vocabulary, prefix: string): [from: number, to: number] {
  return [firstFrom(vocabulary, prefix), firstFrom(vocabulary, `${prefix}\uffff`)];
}

/**
 * The words that at most `edits` turn into `word`, with how many: a letter more, less, or another one, or two neighbours that
 * changed places. Only spaced words: two Han characters with an edit have nothing in common.
 */
export function wordsNear(vocabulary: Vocabulary, word: string, edits: number): Map<number, number> {
  const near = new Map<number, number>();
  const { text, starts } = vocabulary;
  const rows = [Uint8Array.from({ length: word.length + 1 }, (_, column) => column)];
  /** What was compared last, and how much of it; where that is not all, no word that begins so is near. */
  let [last, compared, failed] = [0, 0, false];
  for (let at = 0; at < countWords(vocabulary); at += 1) {
    const start = starts[at] ?? 0;
    const length = (starts[at + 1] ?? 0) - start - 1;
    const shared = sharedLength(text, last, start, compared);
    if (failed && shared === compared) continue;
    if (shared === 0 && isUnspaced(text.charAt(start))) {
      if (text.charAt(start) >= KANA) at = Math.max(at, firstFrom(vocabulary, HANGUL) - 1);
      continue;
    }
    last = start;
    [compared, failed] = [shared, false];
    while (compared < length && !failed) {
      compared += 1;
      failed = fillRow(rows, word, text, start, compared, edits) > edits;
    }
    const distance = rows[length]?.[word.length] ?? edits + 1;
    if (!failed && distance <= edits) near.set(at, distance);
  }
  return near;
}

export function countWords({ starts }: Vocabulary): number {
  return starts.length - 1;
}

/** Between these nearly all words of a Chinese index lie, and no spaced ones. */
const [KANA, HANGUL] = ['\u3040', '\uac00'];

/**
 * Fills that part of a row of the table of edit distances (optimal string alignment) in which they may be small enough, and
 * gives the smallest. The row is that of the letter number `row` of the word that begins at `start`.
 */
function fillRow(
  rows: Uint8Array[],
  word: string,
  text: string,
  start: number,
  row: number,
  edits: number,
): number {
  rows[row] ??= new Uint8Array(word.length + 1);
  const [filled, above, aboveThat] = [rows[row], rows[row - 1], rows[row - 2]];
  if (!filled || !above) throw new RangeError('rows are filled in their order');
  const [letter, before] = [text.charCodeAt(start + row - 1), text.charCodeAt(start + row - 2)];
  filled.fill(edits + 1);
  filled[0] = Math.min(row, edits + 1);
  let smallest = filled[0];
  for (let column = Math.max(1, row - edits); column <= Math.min(word.length, row + edits); column += 1) {
    const other = word.charCodeAt(column - 1);
    let distance =
      Math.min(
        at(above, column),
        at(filled, column - 1),
        at(above, column - 1) - (other === letter ? 1 : 0),
      ) + 1;
    const swapped = other === before && word.charCodeAt(column - 2) === letter;
    if (swapped && aboveThat) distance = Math.min(distance, at(aboveThat, column - 2) + 1);
    filled[column] = distance;
    smallest = Math.min(smallest, distance);
  }
  return smallest;
}

function at(row: Uint8Array, column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

/** How many characters after `a` and after `b` are the same, at most `most`. */
function sharedLength(text: string, a: number, b: number, most: number): number {
  for (let length = 0; length < most; length += 1)
    if (text.charCodeAt(a + length) !== text.charCodeAt(b + length)) return length;
  return most;
}

/** The number of the first word that is not before `word`. */
function firstFrom(vocabulary: Vocabulary, word: string): number {
  let [from, to] = [0, countWords(vocabulary)];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (wordAt(vocabulary, middle) < word) from = middle + 1;
    else to = middle;
  }
  return from;
}
