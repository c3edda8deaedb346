/** Words of a query that is being typed: the last one may be unfinished. */
import { isUnspaced } from '../tokenize.ts';
import { keyOf } from './heading-key.ts';

/** A query that is being typed. */
export interface Typed {
  /** Its words, as keys of headings have them. */
  key: string;
  /** What the key of a heading, between two spaces, has to contain: each word, the last one as a prefix. */
  needles: string[];
  /** For each whole word that keys may start with, their range; the longest word, which is likely the rarest, first. */
  anchors: KeyRange[];
  /** The last word, or characters of an unspaced script. */
  last: string;
}

/** Keys from the first to before the second. */
export type KeyRange = readonly [from: string, to: string];

/** Longer runs of an unspaced script have several words, whose order is free. */
const MAX_UNIT = 2;

/** Sorts after whatever follows a key. */
const END = '\uffff';

/** Sorts after a space, and before whatever continues a word. */
const AFTER_SPACE = '!';

/** Reads the folded text of a query. */
export function readTyped(folded: string, stopWords: ReadonlySet<string>): Typed {
  const key = keyOf(folded);
  const words = key === '' ? [] : key.split(' ');
  const last = words.at(-1) ?? '';
  return {
    key,
    last,
    needles: words.flatMap((word, index) => needlesOf(word, index === words.length - 1)),
    anchors: anchorsOf(words, stopWords),
  };
}

function needlesOf(word: string, isLast: boolean): string[] {
  if (isUnspaced(word)) return isLong(word) ? [...new Set(word)] : [word];
  return [isLast ? ` ${word}` : ` ${word} `];
}

function isLong(run: string): boolean {
  return Array.from(run).length > MAX_UNIT;
}

/** What an unfinished word is completed to may be a stop word, which no key starts with. */
function anchorsOf(words: readonly string[], stopWords: ReadonlySet<string>): KeyRange[] {
  const whole = words.filter((word, index) => isUnspaced(word) || index < words.length - 1);
  const anchors = whole.flatMap((word): KeyRange[] => {
    if (stopWords.has(word)) return [];
    if (!isUnspaced(word)) return [[word, word + AFTER_SPACE]];
    const start = isLong(word) ? [...word].find((character) => !stopWords.has(character)) : word;
    return start === undefined ? [] : [prefixRange(start)];
  });
  return anchors.toSorted(([a], [b]) => b.length - a.length);
}

/** The keys that start with `prefix`. */
export function prefixRange(prefix: string): KeyRange {
  return [prefix, prefix + END];
}
