/**
 * Packed encoding of numbers and posting lists: variable-length integers as characters of a string, section numbers as gaps.
 * JSON.parse reads one string faster than a hundred thousand arrays, and it takes a tenth of their memory.
 */

/** A section that contains a term: its number in the index, and the term's frequency in each of its fields. */
export interface Posting {
  section: number;
  heading: number;
  text: number;
  /** In the phrasings that readers use for it. */
  asked: number;
}

/** The code unit of 0: neither it nor any after it, up to the surrogates, needs an escape in JSON. */
const ZERO = 0x5d;
/** A code unit carries 14 bits, and this one if more follow. */
const CONTINUATION = 0x4000;

/** Bits of a packed frequency. */
export const FREQUENCY_BITS = 4;

/** Higher term frequencies are stored as this one; the mask of a packed frequency. */
export const MAX_FREQUENCY = 2 ** FREQUENCY_BITS - 1;

/** `numbers` (not negative) as a string; small ones take one byte of UTF-8. */
export function packNumbers(numbers: readonly number[]): string {
  return numbers.map(packNumber).join('');
}

export function unpackNumbers(packed: string): number[] {
  const numbers: number[] = [];
  for (const reader = createReader(packed, 0, packed.length); reader.offset < reader.end; )
    numbers.push(readNumber(reader));
  return numbers;
}

/** `numbers` of any sign as a string; those near 0 take one byte of UTF-8. */
export function packSigned(numbers: readonly number[]): string {
  return packNumbers(numbers.map((number) => (number < 0 ? -2 * number - 1 : 2 * number)));
}

export function unpackSigned(packed: string): number[] {
  return unpackNumbers(packed).map((number) => (number & 1 ? -(number + 1) / 2 : number / 2));
}

/** `postings`, sorted by section, as a string. */
export function packPostings(postings: readonly Posting[]): string {
  let previous = -1;
  return postings
    .map(({ section, ...frequencies }) => {
      const gap = section - previous - 1;
      previous = section;
      const packed = packFrequencies(frequencies);
      // The lowest bit of a gap says whether frequencies follow: nearly all postings are one occurrence in the text.
      return packed === ONCE_IN_TEXT ? packNumber(gap * 2) : packNumber(gap * 2 + 1) + packNumber(packed);
    })
    .join('');
}

/** The frequencies of a term in the fields of a section: that in the text has the lowest bits. Together they take one code unit. */
function packFrequencies({ text, heading, asked }: Omit<Posting, 'section'>): number {
  return [asked, heading, text].reduce(
    (packed, frequency) => (packed << FREQUENCY_BITS) | Math.min(frequency, MAX_FREQUENCY),
    0,
  );
}

/** The packed frequencies of nearly all postings. */
export const ONCE_IN_TEXT = 1;

/** Whether packed frequencies have one in the heading. */
export function isInHeading(packed: number): boolean {
  return (packed & (MAX_FREQUENCY << FREQUENCY_BITS)) > 0;
}

/** Unpacks frequencies. */
export function unpackFrequencies(packed: number): Omit<Posting, 'section'> {
  const frequency = (field: number) => (packed >> (FREQUENCY_BITS * field)) & MAX_FREQUENCY;
  return { text: frequency(0), heading: frequency(1), asked: frequency(2) };
}

/** The most code units that `copyPostings` adds to those that it copies. */
export const MAX_SHIFT_GROWTH = 2;

/**
 * Copies the postings of `packed` from offset `start` to `end` into `target` at `offset`, with `by` added to each section number. Only
 * the first gap changes: the rest isn't decoded.
 *
 * @returns the offset after them in `target`
 */
export function copyPostings(
  { packed, start, end }: PackedRange,
  by: number,
  target: Uint16Array,
  offset: number,
): number {
  const reader = createReader(packed, start, end);
  let written = writeNumber(readNumber(reader) + by * 2, target, offset);
  for (let from = reader.offset; from < end; from += 1) target[written++] = packed[from] ?? 0;
  return written;
}

/** The highest section number in the range; -1 if it is empty. */
export function lastSection({ packed, start, end }: PackedRange): number {
  let section = -1;
  for (const reader = createReader(packed, start, end); reader.offset < end; ) {
    const gap = readNumber(reader);
    section += (gap >> 1) + 1;
    if (gap & 1) readNumber(reader);
  }
  return section;
}

/** A part of packed numbers. */
export interface PackedRange {
  packed: Uint16Array;
  start: number;
  end: number;
}

/** The numbers of the sections of postings, in ascending order, and for each the frequencies in its fields: see `unpackFrequencies`. */
export interface UnpackedPostings {
  sections: Uint32Array;
  frequencies: Uint16Array;
}

/** The postings of `packed` from offset `start` to `end`. */
export function unpackPostings(packed: Packed, start: number, end: number): UnpackedPostings {
  const [sections, frequencies] = [new Uint32Array(end - start), new Uint16Array(end - start)];
  const reader = createReader(packed, start, end);
  let [count, section] = [0, -1];
  while (reader.offset < end) {
    const gap = readNumber(reader);
    section += (gap >> 1) + 1;
    sections[count] = section;
    frequencies[count] = gap & 1 ? readNumber(reader) : ONCE_IN_TEXT;
    count += 1;
  }
  return { sections: sections.subarray(0, count), frequencies: frequencies.subarray(0, count) };
}

/** Packed numbers as a string, or as its UTF-16 code units. */
export type Packed = string | Uint16Array;

interface Reader {
  packed: Packed;
  offset: number;
  end: number;
}

function createReader(packed: Packed, offset: number, end: number): Reader {
  return { packed, offset, end };
}

function readNumber(reader: Reader): number {
  let number = 0;
  for (let shift = 0; ; shift += 14) {
    const unit = unitAt(reader.packed, reader.offset) - ZERO;
    reader.offset += 1;
    number |= (unit & (CONTINUATION - 1)) << shift;
    if (unit < CONTINUATION) return number;
  }
}

function unitAt(packed: Packed, offset: number): number {
  return typeof packed === 'string' ? packed.charCodeAt(offset) : (packed[offset] ?? Number.NaN);
}

function packNumber(number: number): string {
  if (number < CONTINUATION) return String.fromCharCode(ZERO + number);
  return String.fromCharCode(ZERO + CONTINUATION + (number & (CONTINUATION - 1))) + packNumber(number >>> 14);
}

/** As `packNumber`, into `target` at `offset`; returns the offset after it. */
function writeNumber(number: number, target: Uint16Array, offset: number): number {
  let [rest, next] = [number, offset];
  for (; rest >= CONTINUATION; rest >>>= 14)
    target[next++] = ZERO + CONTINUATION + (rest & (CONTINUATION - 1));
  target[next] = ZERO + rest;
  return next + 1;
}
