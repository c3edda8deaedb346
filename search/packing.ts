/**
 * Packs numbers and lists of sections into strings. A string is what JSON.parse reads fastest and what takes the least memory: a
 * hundred thousand arrays would take ten times as much.
 */

/** A section that holds a word: its number in the index, and how often the word stands in its heading and in its text. */
export interface Posting {
  section: number;
  heading: number;
  text: number;
}

/** The first character that stands for a number: those after it need no escape in JSON. */
const ZERO = 0x5d;
/** A character carries 14 bits, and one that says whether more follow. */
const MORE = 0x4000;

/** More often than this is not counted. */
const OFTEN = 15;

/** `numbers` (not negative) as a string; small ones take one byte of UTF-8. */
export function packNumbers(numbers: readonly number[]): string {
  return numbers.map(packNumber).join('');
}

export function unpackNumbers(packed: string): number[] {
  const numbers: number[] = [];
  for (const reader = readerOf(packed, 0, packed.length); reader.at < reader.end; )
    numbers.push(next(reader));
  return numbers;
}

/** `postings`, in the order of their sections, as a string. */
export function packPostings(postings: readonly Posting[]): string {
  let before = -1;
  return postings
    .map(({ section, heading, text }) => {
      const gap = section - before - 1;
      before = section;
      if (heading === 0 && text === 1) return packNumber(gap * 2);
      const counts = Math.min(heading, OFTEN) * (OFTEN + 1) + Math.min(text, OFTEN);
      return packNumber(gap * 2 + 1) + packNumber(counts);
    })
    .join('');
}

/** The same postings, each `by` sections further on. */
export function shiftPostings(packed: string, by: number): string {
  const reader = readerOf(packed, 0, packed.length);
  return packNumber(next(reader) + by * 2) + packed.slice(reader.at);
}

/** The last section of which `packed` tells. */
export function lastSection(packed: string): number {
  let last = -1;
  visitPostings(packed, 0, packed.length, (section) => {
    last = section;
  });
  return last;
}

/** Calls `visit` with each posting of those that stand in `packed` from `start` to `end`. */
export function visitPostings(
  packed: string,
  start: number,
  end: number,
  visit: (section: number, heading: number, text: number) => void,
): void {
  const reader = readerOf(packed, start, end);
  let section = -1;
  while (reader.at < end) {
    const gap = next(reader);
    section += (gap >> 1) + 1;
    const counts = gap & 1 ? next(reader) : 1;
    visit(section, counts >> 4, counts & OFTEN);
  }
}

interface Reader {
  packed: string;
  at: number;
  end: number;
}

function readerOf(packed: string, at: number, end: number): Reader {
  return { packed, at, end };
}

function next(reader: Reader): number {
  let number = 0;
  for (let shift = 0; ; shift += 14) {
    const unit = reader.packed.charCodeAt(reader.at) - ZERO;
    reader.at += 1;
    number |= (unit & (MORE - 1)) << shift;
    if (unit < MORE) return number;
  }
}

function packNumber(number: number): string {
  if (number < MORE) return String.fromCharCode(ZERO + number);
  return String.fromCharCode(ZERO + MORE + (number & (MORE - 1))) + packNumber(number >>> 14);
}
