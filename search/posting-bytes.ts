/**
 * Posting lists as bytes, with all that ranking needs: what a search of a large site reads, where the lengths of all sections would be
 * more than the lists of its terms. They are read where they are: at that size, memory costs more time than computing.
 *
 * A posting is the gap to the section before it and whether frequencies follow, as one variable-length integer (LEB128); the length of the
 * section's text; and, unless the term is once in the text only, its frequencies (LEB128) and, if it is in the heading, the length of that.
 */
import { isInHeading, ONCE_IN_TEXT, type UnpackedPostings } from './packing.ts';
import { headingLength, type SectionLengths, textLengthByte } from './sections.ts';

/** The postings of a term. */
export interface PostingList {
  /** Number of postings. */
  count: number;
  /** Bytes of consecutive postings. Each part starts anew: its first gap is that to the start of the index. */
  parts: readonly Uint8Array[];
}

/** The most bytes of a posting: integers of 32 and of 12 bits, and two lengths. */
const MAX_POSTING_BYTES = 9;

/** Bits of a number that a byte carries, and what a byte has if more follow. */
const [BITS, CONTINUATION] = [7, 0x80];

/** The list of unpacked postings in sections of these lengths. */
export function encodePostings(
  { sections, frequencies }: UnpackedPostings,
  lengths: SectionLengths,
): PostingList {
  const bytes = new Uint8Array(sections.length * MAX_POSTING_BYTES);
  let [length, previous] = [0, -1];
  const write = (value: number) => {
    let rest = value;
    for (; rest >= CONTINUATION; rest >>>= BITS) bytes[length++] = rest | CONTINUATION;
    bytes[length++] = rest;
  };
  for (const [posting, section] of sections.entries()) {
    const gap = section - previous - 1;
    const packed = frequencies[posting] ?? 0;
    write(gap * 2 + (packed === ONCE_IN_TEXT ? 0 : 1));
    bytes[length++] = textLengthByte(lengths, section);
    if (packed !== ONCE_IN_TEXT) write(packed);
    if (isInHeading(packed)) bytes[length++] = headingLength(lengths, section);
    previous = section;
  }
  return { count: sections.length, parts: [bytes.slice(0, length)] };
}

/** The section of a cursor that is past the last posting. */
export const END = 2 ** 31;

/** A place in a list, for `PostingCursor`. */
export interface PostingMark {
  part: number;
  offset: number;
  /** The section before it. */
  previous: number;
}

const START: PostingMark = { part: 0, offset: 0, previous: -1 };

/** The postings of a list one after another. */
export class PostingCursor {
  /** The number of the current section, or `END`. */
  section = -1;
  /** The frequencies in its fields: see `unpackFrequencies`. */
  frequencies = 0;
  /** The byte that stands for the length of its text: see `decodeTextLength`. */
  textLength = 0;
  /** The number of distinct terms of its heading; 0 unless the heading has the term. */
  headingLength = 0;
  readonly #parts: readonly Uint8Array[];
  #part: number;
  #bytes: Uint8Array;
  #offset: number;
  /** Where the current posting starts. */
  #start: number;
  #previous: number;

  constructor({ parts }: PostingList, { part, offset, previous } = START) {
    this.#parts = parts;
    this.#part = part;
    this.#bytes = parts[part] ?? new Uint8Array();
    [this.#offset, this.#start] = [offset, offset];
    [this.section, this.#previous] = [previous, previous];
    this.advance();
  }

  /** The place of the current posting. */
  get mark(): PostingMark {
    return { part: this.#part, offset: this.#start, previous: this.#previous };
  }

  /** Moves to the next posting. */
  advance(): void {
    const bytes = this.#bytes;
    let offset = this.#offset;
    if (offset >= bytes.length) {
      this.#advancePart();
      return;
    }
    this.#start = offset;
    this.#previous = this.section;
    let byte = bytes[offset++] ?? 0;
    let gap = byte & (CONTINUATION - 1);
    for (let shift = BITS; byte >= CONTINUATION; shift += BITS) {
      byte = bytes[offset++] ?? 0;
      gap |= (byte & (CONTINUATION - 1)) << shift;
    }
    this.section += (gap >>> 1) + 1;
    this.textLength = bytes[offset++] ?? 0;
    this.frequencies = ONCE_IN_TEXT;
    this.headingLength = 0;
    if (gap & 1) {
      let packed = bytes[offset++] ?? 0;
      if (packed >= CONTINUATION) packed += ((bytes[offset++] ?? 0) - 1) << BITS;
      this.frequencies = packed;
      if (isInHeading(packed)) this.headingLength = bytes[offset++] ?? 0;
    }
    this.#offset = offset;
  }

  #advancePart(): void {
    const next = this.#parts[this.#part + 1];
    if (!next) {
      this.section = END;
      return;
    }
    this.#part += 1;
    [this.#bytes, this.#offset, this.section] = [next, 0, -1];
    this.advance();
  }
}

/** One list of `lists`, whose sections are in ascending order. */
export function joinPostings(lists: readonly PostingList[]): PostingList {
  const [first, ...others] = lists;
  if (first && others.length === 0) return first;
  return {
    count: lists.reduce((sum, { count }) => sum + count, 0),
    parts: lists.flatMap(({ parts }) => parts),
  };
}
