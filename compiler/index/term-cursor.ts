/** Position in the sorted terms of a search index, read as code units. */

/** Ends a word and a list. It is lower than what is in them, so that a word that another one begins with comes first. */
const NEWLINE = 0x0a;

/** A term of an index. */
export class TermCursor {
  readonly words: Uint16Array;
  readonly postings: Uint16Array;
  /** The number of the index's first section. */
  readonly first: number;
  /** The word is at `start` to `end` of `words`. */
  start = 0;
  end = 0;
  /** Its list is at `listStart` to `listEnd` of `postings`. */
  listStart = 0;
  listEnd = 0;
  /** Those of `words`. */
  readonly #bytes: Buffer;
  readonly #number: number;

  /**
   * @param words - at least one
   * @param number - the place of the index among all
   */
  constructor(words: string, postings: string, first: number, number: number) {
    this.words = toUnits(words);
    this.#bytes = Buffer.from(this.words.buffer, this.words.byteOffset, this.words.byteLength);
    this.postings = toUnits(postings);
    this.first = first;
    this.#number = number;
    this.#findEnds();
  }

  get word(): string {
    return this.#bytes.toString('utf16le', this.start * 2, this.end * 2);
  }

  /** Moves to the next term; false where there is none. */
  advance(): boolean {
    this.start = this.end + 1;
    this.listStart = this.listEnd + 1;
    if (this.start >= this.words.length) return false;
    this.#findEnds();
    return true;
  }

  /** Whether the word is that at `start` to `end` of `words`. */
  isAt(words: Uint16Array, start: number, end: number): boolean {
    if (end - start !== this.end - this.start) return false;
    for (let offset = start; offset < end; offset += 1)
      if (words[offset] !== this.words[this.start + offset - start]) return false;
    return true;
  }

  /** Whether this term comes before that of `other`: the same words are in the order of the indexes. */
  isBefore(other: TermCursor): boolean {
    for (let [own, its] = [this.start, other.start]; ; own += 1, its += 1) {
      const unit = this.words[own] ?? 0;
      const difference = unit - (other.words[its] ?? 0);
      if (difference !== 0) return difference < 0;
      if (unit === NEWLINE) return this.#number < other.#number;
    }
  }

  #findEnds(): void {
    this.end = endOf(this.words, this.start);
    this.listEnd = endOf(this.postings, this.listStart);
  }
}

/** Most words and lists are so short that a loop is faster than `indexOf`. */
function endOf(units: Uint16Array, start: number): number {
  let end = start;
  while (units[end] !== NEWLINE) end += 1;
  return end;
}

/** The code units of `text`, and one that ends the last line. */
function toUnits(text: string): Uint16Array {
  const { buffer, byteOffset, length } = Buffer.from(`${text}\n`, 'utf16le');
  return new Uint16Array(buffer, byteOffset, length / 2);
}
