/** Dictionary of a search index: exact, inflected, prefix and fuzzy lookup of its terms, which are read in shards. */
import { unpackSigned } from './packing.ts';
import { type Located, lastAtMost, readShardsOf, type Shards } from './shards.ts';
import type { Stem } from './stem.ts';
import {
  findTerm,
  openVocabulary,
  prefixRange,
  SPACED_RANGES,
  type TermRange,
  termsWithin,
  type Vocabulary,
  termAt as vocabularyTerm,
} from './vocabulary.ts';

/** A term of the index. */
export interface IndexedTerm {
  /** Its number among the sorted terms of the index. */
  id: number;
  term: string;
  /** The packed length of its posting list: it grows with the document frequency, and needs no decoding. */
  postingsLength: number;
}

/** An indexed term, and its edit distance to another one. */
export interface SimilarTerm extends IndexedTerm {
  distance: number;
}

/** Consecutive terms of an index. */
export interface DictionaryShard {
  vocabulary: Vocabulary;
  /** By the term's number in the shard. */
  postingsLengths: ArrayLike<number>;
  /** By the term's number in the shard: the distance to the next form of the same word, in a circle; 0 without another. */
  inflections: ArrayLike<number>;
  /** The spelling in the content of terms that folding changes. */
  written: Readonly<Record<string, string>>;
}

/** Opens terms, one a line. */
export function openDictionary(
  words: string,
  postingsLengths: ArrayLike<number>,
  inflections: string,
  written: Readonly<Record<string, string>>,
): DictionaryShard {
  return {
    vocabulary: openVocabulary(words),
    postingsLengths,
    inflections: Int32Array.from(unpackSigned(inflections)),
    written,
  };
}

/** The sorted terms of an index. Each method reads only the shards that may hold what it returns. */
export class Dictionary {
  readonly #firstTerms: readonly string[];
  readonly #shards: Shards<DictionaryShard>;

  /** `firstTerms`: the first term of each shard. */
  constructor(firstTerms: readonly string[], shards: Shards<DictionaryShard>) {
    this.#firstTerms = firstTerms;
    this.#shards = shards;
  }

  /** The term `term`, if it is indexed. */
  async find(term: string): Promise<IndexedTerm | undefined> {
    const number = lastAtMost(this.#firstTerms, term);
    const shard = await this.#shards.read(number);
    const offset = findTerm(shard.vocabulary, term);
    return offset === undefined ? undefined : this.#termAt(number, shard, offset);
  }

  /** The forms of the word `term`, itself first; none if no form of it is indexed. */
  async inflections(term: string, stem: Stem): Promise<IndexedTerm[]> {
    const first = (await this.find(term)) ?? (await this.#withStem(stem(term), stem));
    if (!first) return [];
    const forms = [first];
    for (let form = await this.#nextForm(first); form.id !== first.id; form = await this.#nextForm(form))
      forms.push(form);
    return forms;
  }

  /** A term whose stem is `stemmed`. */
  async #withStem(stemmed: string, stem: Stem): Promise<IndexedTerm | undefined> {
    // Stemmers replace the last letter at most, as of "country", whose stem is "countri".
    const prefix = stemmed.slice(0, -1);
    if (prefix.length < MIN_STEM_PREFIX) return undefined;
    const [found] = await this.#visit([rangeOf(prefix)], ({ vocabulary }, termAt) => {
      const [from, to] = prefixRange(vocabulary, prefix);
      for (let offset = from; offset < to; offset += 1)
        if (stem(vocabularyTerm(vocabulary, offset)) === stemmed) return [termAt(offset)];
      return [];
    });
    return found;
  }

  async #nextForm({ id }: IndexedTerm): Promise<IndexedTerm> {
    const { shard, offset } = await this.#locate(id);
    const next = id + (shard.inflections[offset] ?? 0);
    const located = await this.#locate(next);
    return toIndexedTerm(next, located.shard, located.offset);
  }

  async #locate(id: number): Promise<Located<DictionaryShard>> {
    return (await readShardsOf(this.#shards, [id]))(id);
  }

  /** Those terms that start with `prefix` whose posting lists are longest, the longest first, at most `limit`. */
  async mostFrequent(prefix: string, limit: number): Promise<IndexedTerm[]> {
    const longest = await this.#visit([rangeOf(prefix)], ({ vocabulary, postingsLengths }, termAt) =>
      longestOf(postingsLengths, prefixRange(vocabulary, prefix), limit).map(termAt),
    );
    return longest.toSorted((a, b) => b.postingsLength - a.postingsLength || a.id - b.id).slice(0, limit);
  }

  /**
   * The terms of spaced scripts within `maxEdits` of `term`, in the order of the index.
   *
   * @param prefix how they have to start
   */
  within(term: string, maxEdits: number, prefix: string): Promise<SimilarTerm[]> {
    const ranges = prefix === '' ? SPACED_RANGES : [rangeOf(prefix)];
    return this.#visit(ranges, ({ vocabulary }, termAt) =>
      Array.from(termsWithin(vocabulary, term, maxEdits), ([offset, distance]) => ({
        ...termAt(offset),
        distance,
      })).filter((similar) => similar.term.startsWith(prefix)),
    );
  }

  /** The spelling of `term` in the content, if folding changed it. */
  async spelling(term: string): Promise<string | undefined> {
    const { written } = await this.#shards.read(lastAtMost(this.#firstTerms, term));
    return Object.hasOwn(written, term) ? written[term] : undefined;
  }

  /** What `visitor` returns for each shard that may have terms in `ranges`, in the order of the index. */
  async #visit<Result>(
    ranges: readonly TermRange[],
    visitor: (shard: DictionaryShard, termAt: (offset: number) => IndexedTerm) => Result[],
  ): Promise<Result[]> {
    const firsts = this.#firstTerms;
    const numbers = [...firsts.keys()].filter((number) =>
      ranges.some(([from, to]) => (firsts[number] ?? '') < to && (firsts[number + 1] ?? END) > from),
    );
    const results = numbers.map(async (number) => {
      const shard = await this.#shards.read(number);
      return visitor(shard, (offset) => this.#termAt(number, shard, offset));
    });
    return (await Promise.all(results)).flat();
  }

  #termAt(number: number, shard: DictionaryShard, offset: number): IndexedTerm {
    return toIndexedTerm((this.#shards.starts[number] ?? 0) + offset, shard, offset);
  }
}

function toIndexedTerm(
  id: number,
  { vocabulary, postingsLengths }: DictionaryShard,
  offset: number,
): IndexedTerm {
  return { id, term: vocabularyTerm(vocabulary, offset), postingsLength: postingsLengths[offset] ?? 0 };
}

/** Shorter prefixes are of too many terms. */
const MIN_STEM_PREFIX = 2;

/** Sorts after every term. */
const END = '\uffff';

function rangeOf(prefix: string): TermRange {
  return [prefix, prefix + END];
}

/** Those numbers from `from` to `to` whose `lengths` are greatest, the greatest first. */
function longestOf(lengths: ArrayLike<number>, [from, to]: [number, number], limit: number): number[] {
  // Length and number in one: numbers sort many times faster than a comparator does.
  const keys = Float64Array.from(
    { length: to - from },
    (_, offset) => (lengths[from + offset] ?? 0) * MAX_TERMS + MAX_TERMS - 1 - (from + offset),
  );
  return Array.from(keys.sort().slice(-limit).reverse(), (key) => MAX_TERMS - 1 - (key % MAX_TERMS));
}

/** More terms than any index has. */
const MAX_TERMS = 2 ** 24;
