/** Merging of the sorted terms of search indexes, with their posting lists. */
import type { SearchIndexData } from '../../schema/search-index.ts';
import { copyPostings, lastSection, MAX_SHIFT_GROWTH } from '../../search/packing.ts';
import { TermCursor } from './term-cursor.ts';
import { TermHeap } from './term-heap.ts';

/** Sorted terms with their packed posting lists, whose sections are numbered as in the whole site. */
export interface TermLists {
  words: string[];
  lists: string[];
}

/**
 * Merges the terms of consecutive indexes in one pass. They are read as code units where they are: a string for each of them in each
 * index, or a hash table of all, would cost most of the time of a build.
 */
export class TermMerger {
  readonly #heap = new TermHeap();

  /** Adds the terms of an index whose first section has the number `first`. */
  add({ words, postings }: SearchIndexData, first: number): void {
    // Without sections there is no word.
    if (words !== '') this.#heap.add(new TermCursor(words, postings, first, this.#heap.size));
  }

  /** All terms. Nothing can be added after that. */
  finish(): TermLists {
    const words: string[] = [];
    const lists = new ListWriter();
    let current: TermCursor | undefined;
    let [start, end] = [0, 0];
    for (let top = this.#heap.top; top; top = this.#heap.advance()) {
      if (!current || !top.isAt(current.words, start, end)) {
        [current, start, end] = [top, top.start, top.end];
        words.push(top.word);
        lists.begin();
      }
      lists.append(top);
    }
    return { words, lists: lists.finish() };
  }
}

/** Code units that are collected before they become a string: enough to make that cheap, few enough for an index of any size. */
const BLOCK_SIZE = 2 ** 20;

/** Packed posting lists, written one after another. */
class ListWriter {
  #units = new Uint16Array(2 * BLOCK_SIZE);
  #length = 0;
  /** Where the lists begin that are no strings yet. */
  #starts: number[] = [];
  readonly #lists: string[] = [];
  /** The last section of the current list. */
  #last = -1;

  /** Begins the next list. */
  begin(): void {
    if (this.#length >= BLOCK_SIZE) this.#flush();
    this.#starts.push(this.#length);
    this.#last = -1;
  }

  /** Appends the list at `cursor`: its first gap is counted from the end of what is there. */
  append({ postings, listStart, listEnd, first }: TermCursor): void {
    this.#reserve(listEnd - listStart + MAX_SHIFT_GROWTH);
    const range = { packed: postings, start: listStart, end: listEnd };
    this.#length = copyPostings(range, first - this.#last - 1, this.#units, this.#length);
    this.#last = first + lastSection(range);
  }

  finish(): string[] {
    this.#flush();
    return this.#lists;
  }

  #flush(): void {
    const block = Buffer.from(this.#units.buffer, 0, this.#length * 2).toString('utf16le');
    for (const [list, start] of this.#starts.entries())
      this.#lists.push(block.slice(start, this.#starts[list + 1]));
    this.#starts = [];
    this.#length = 0;
  }

  #reserve(units: number): void {
    if (this.#length + units <= this.#units.length) return;
    const larger = new Uint16Array(2 * this.#units.length + units);
    larger.set(this.#units);
    this.#units = larger;
  }
}
