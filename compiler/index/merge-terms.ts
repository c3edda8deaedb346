/** Merging of the sorted terms of search indexes, with their posting lists. */
import type { SearchIndexData } from '../../schema/search-index.ts';
import { lastSection, shiftPostings } from '../../search/packing.ts';

/** Sorted terms with their packed posting lists, whose sections are numbered as in the whole site. */
export interface TermLists {
  words: string[];
  lists: string[];
  /** The number of the last section of each list. */
  lasts: number[];
}

/** The terms of an index whose first section has the number `first`. */
export function toTermLists({ words, postings }: SearchIndexData, first: number): TermLists {
  // Without sections there is no word; splitting would give an empty one.
  if (words === '') return { words: [], lists: [], lasts: [] };
  const lists = postings.split('\n');
  return {
    words: words.split('\n'),
    lists: lists.map((packed) => shiftPostings(packed, first)),
    lasts: lists.map((packed) => first + lastSection(packed)),
  };
}

/**
 * Merges the terms of consecutive guides in pairs, the way merge sort does: a term is compared as often as the logarithm of the
 * number of guides, and needs no entry in a hash table of all terms, which would cost most of the time of a build.
 */
export class TermMerger {
  /** Merged terms of powers of two of guides, the largest first. */
  readonly #runs: { guides: number; terms: TermLists }[] = [];

  /** Adds the terms of the next guide. */
  add(terms: TermLists): void {
    let run = { guides: 1, terms };
    for (let last = this.#runs.at(-1); last?.guides === run.guides; last = this.#runs.at(-1)) {
      this.#runs.pop();
      run = { guides: last.guides * 2, terms: merge(last.terms, run.terms) };
    }
    this.#runs.push(run);
  }

  /** All terms. */
  finish(): TermLists {
    const empty: TermLists = { words: [], lists: [], lasts: [] };
    return this.#runs.reduceRight((merged, { terms }) => merge(terms, merged), empty);
  }
}

/** Merges terms of two groups of guides, of which those of `a` come first. */
function merge(a: TermLists, b: TermLists): TermLists {
  const merged: TermLists = { words: [], lists: [], lasts: [] };
  let ofA = 0;
  let ofB = 0;
  while (ofA < a.words.length && ofB < b.words.length) {
    const word = a.words[ofA] ?? '';
    const other = b.words[ofB] ?? '';
    if (word === other) appendBoth(merged, a, ofA++, b, ofB++);
    else if (word < other) append(merged, a, ofA++);
    else append(merged, b, ofB++);
  }
  while (ofA < a.words.length) append(merged, a, ofA++);
  while (ofB < b.words.length) append(merged, b, ofB++);
  return merged;
}

function append(merged: TermLists, { words, lists, lasts }: TermLists, index: number): void {
  merged.words.push(words[index] ?? '');
  merged.lists.push(lists[index] ?? '');
  merged.lasts.push(lasts[index] ?? 0);
}

/** Appends a term that both have: the first gap of the second list is counted from the end of the first. */
function appendBoth(merged: TermLists, a: TermLists, ofA: number, b: TermLists, ofB: number): void {
  merged.words.push(a.words[ofA] ?? '');
  merged.lists.push((a.lists[ofA] ?? '') + shiftPostings(b.lists[ofB] ?? '', -(a.lasts[ofA] ?? 0) - 1));
  merged.lasts.push(b.lasts[ofB] ?? 0);
}
