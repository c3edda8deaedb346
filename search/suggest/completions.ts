/** Completions of what is being typed: headings and their words, as shards of a suggestion index have them. */
import type { FoldHan } from '../fold.ts';
import { countTerms, termAt, type Vocabulary } from '../vocabulary.ts';
import { headingKey } from './heading-key.ts';

/** Where a question is answered. */
export interface Place {
  guide: string;
  section: string;
}

/** A heading, and where it is. */
export interface IndexedHeading extends Place {
  text: string;
}

/** A word as headings spell it. */
export interface CompletingWord {
  written: string;
  /** Some of the headings that have it. */
  places: Place[];
}

/** The best completions of a prefix. */
export interface Completions {
  headings: IndexedHeading[];
  /** The most frequent first. */
  words: CompletingWord[];
}

/**
 * Lines sorted by consecutive keys. A heading has a line for its start, and one for each of its words that is no stop word, whose key is the
 * rest of the heading from that word on. A word has a line before those of headings. Keys aren't stored.
 */
export interface HeadingsShard {
  texts: Vocabulary;
  /** Guide and section of each heading, separated by a space. */
  places: Vocabulary;
  /** Of a heading, where its key starts in that of the whole heading; of a word, `WORD` and how many headings have it. */
  marks: Uint32Array;
  /** The keys of whole texts that were looked at. */
  keys: (string | undefined)[];
}

/** Completions of prefixes. */
export interface TopsShard {
  completions(prefix: string): Completions | undefined;
}

/** Added to the mark of a word. */
export const WORD = 2 ** 31;

/** Sorted lines. */
export interface Lines {
  count: number;
  key(line: number): string;
  mark(line: number): number;
  length(line: number): number;
  heading(line: number): IndexedHeading;
}

/** The lines of `shard`, and the keys of whole headings. */
export function openLines(
  { texts, places, marks, keys }: HeadingsShard,
  foldHan: FoldHan,
): Lines & { wholeKey(line: number): string } {
  const mark = (line: number) => marks[line] ?? 0;
  const wholeKey = (line: number) => {
    const key = keys[line] ?? headingKey(termAt(texts, line), foldHan);
    keys[line] = key;
    return key;
  };
  return {
    ...{ count: countTerms(texts), mark, wholeKey },
    key: (line) => wholeKey(line).slice(mark(line) % WORD === mark(line) ? mark(line) : 0),
    length: (line) => (texts.starts[line + 1] ?? 0) - (texts.starts[line] ?? 0),
    heading(line) {
      const [guide = '', section = ''] = termAt(places, line).split(' ');
      return { text: termAt(texts, line), guide, section };
    },
  };
}

/** The first line whose key isn't before `key`; the number of lines if there is none. */
export function firstAtLeast({ count, key: keyAt }: Lines, key: string): number {
  let [first, end] = [0, count];
  while (first < end) {
    const middle = (first + end) >> 1;
    if (keyAt(middle) < key) first = middle + 1;
    else end = middle;
  }
  return first;
}

/** Headings and words that complete a prefix, and headings with a word, at most. Some may be withdrawn. */
const [MAX_HEADINGS, MAX_WORDS, MAX_PLACES] = [48, 6, 4];

/** More than the length of any heading, and than the lines of any site. */
const [MAX_LENGTH, MAX_LINES] = [2 ** 20, 2 ** 28];

/**
 * The best of the lines from `from` to before `to`, whose keys start with `prefix`: headings that start with it first, then the shorter ones,
 * each section once; and the most frequent words.
 */
export function bestCompletions(lines: Lines, from: number, to: number, prefix: string): Completions {
  // All criteria in one: numbers sort many times faster than a comparator does.
  const ranks: number[] = [];
  const words: number[] = [];
  for (let line = from; line < to; line += 1) {
    const mark = lines.mark(line);
    const rank = (mark > 0 ? MAX_LENGTH : 0) + lines.length(line);
    if (mark < WORD) ranks.push(rank * MAX_LINES + line);
    else if (line > from || lines.key(line) !== prefix) words.push(line);
  }
  const headings = new Map<string, IndexedHeading>();
  for (const rank of Float64Array.from(ranks).sort()) {
    if (headings.size === MAX_HEADINGS) break;
    const heading = lines.heading(rank % MAX_LINES);
    const place = `${heading.guide} ${heading.section}`;
    if (!headings.has(place)) headings.set(place, heading);
  }
  const frequent = words.toSorted((a, b) => lines.mark(b) - lines.mark(a)).slice(0, MAX_WORDS);
  return { headings: [...headings.values()], words: frequent.map((line) => wordAt(lines, line)) };
}

/** The headings with a word have the lines after it. */
function wordAt(lines: Lines, line: number): CompletingWord {
  const places: Place[] = [];
  const end = line + Math.min(MAX_PLACES, lines.mark(line) - WORD);
  for (let next = line + 1; next <= end; next += 1)
    if (lines.mark(next) < WORD) places.push(lines.heading(next));
  return { written: lines.heading(line).text, places };
}
