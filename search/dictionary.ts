/** Dictionary of a search index: exact, inflected, prefix and fuzzy lookup of its terms, which are read in shards. */
import { joinPostings, type PostingList } from './posting-bytes.ts';
import { type Located, lastAtMost, readShardsOf, type Shards } from './shards.ts';
import type { Stem } from './stem.ts';
import {
  findTerm,
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

/** Consecutive terms of an index, to look terms up by prefix or edit distance. */
export interface SpellingsShard {
  vocabulary: Vocabulary;
  /** By the term's number in the shard. */
  postingsLengths: ArrayLike<number>;
}

/** Consecutive terms of an index with their posting lists: everything that a search needs of a term. */
export interface TermsShard extends SpellingsShard {
  /** By the term's number in the shard: the distance to the next form of the same word, in a circle; 0 without another. */
  inflections: ArrayLike<number>;
  /** The spelling in the content of a term that folding changes. */
  spelling(term: string): string | undefined;
  /** The posting list of the term with that number in the shard, or a part of it: a long one goes on in the next shards. */
  postings(offset: number): PostingList;
}

/** Shards of sorted terms, with the first term of each. */
export interface TermShards<Shard> extends Shards<Shard> {
  firstTerms: readonly string[];
}

/** The sorted terms of an index. Each method reads only the shards that may hold what it returns. */
export class Dictionary {
  readonly #terms: TermShards<TermsShard>;
  readonly #spellings: TermShards<SpellingsShard>;

  /** `spellings` has the same terms in fewer shards, since it has no posting lists: what looks at many terms reads it. */
  constructor(terms: TermShards<TermsShard>, spellings: TermShards<SpellingsShard>) {
    this.#terms = terms;
    this.#spellings = spellings;
  }

  /** The term `term`, if it is indexed. */
  async find(term: string): Promise<IndexedTerm | undefined> {
    const number = lastAtMost(this.#terms.firstTerms, term);
    const shard = await this.#terms.read(number);
    const offset = findTerm(shard.vocabulary, term);
    if (offset === undefined) return undefined;
    return toIndexedTerm((this.#terms.starts[number] ?? 0) + offset, shard, offset);
  }

  /** The posting lists of the terms with these ids, by id. */
  async readPostings(ids: Iterable<number>): Promise<Map<number, PostingList>> {
    return new Map(
      await Promise.all(Array.from(new Set(ids), async (id) => [id, await this.#readList(id)] as const)),
    );
  }

  async #readList(id: number): Promise<PostingList> {
    const { starts, read } = this.#terms;
    const last = lastAtMost(starts, id);
    const start = starts[last] ?? 0;
    const numbers = [last];
    for (let number = last - 1; starts[number] === start; number -= 1) numbers.unshift(number);
    const shards = await Promise.all(numbers.map((number) => read(number)));
    return joinPostings(shards.map((shard) => shard.postings(id - start)));
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
    const range = rangeOf(prefix);
    const [found] = await visit(this.#shardsOf(range), [range], ({ vocabulary }, termAt) => {
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

  async #locate(id: number): Promise<Located<TermsShard>> {
    return (await readShardsOf(this.#terms, [id]))(id);
  }

  /** Those terms that start with `prefix` whose posting lists are longest, the longest first, at most `limit`. */
  async mostFrequent(prefix: string, limit: number): Promise<IndexedTerm[]> {
    const range = rangeOf(prefix);
    const longest = await visit(this.#shardsOf(range), [range], ({ vocabulary, postingsLengths }, termAt) =>
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
    return visit(this.#spellings, ranges, ({ vocabulary }, termAt) =>
      Array.from(termsWithin(vocabulary, term, maxEdits), ([offset, distance]) => ({
        ...termAt(offset),
        distance,
      })).filter((similar) => similar.term.startsWith(prefix)),
    );
  }

  /** The spelling of `term` in the content, if folding changed it. */
  async spelling(term: string): Promise<string | undefined> {
    return (await this.#terms.read(lastAtMost(this.#terms.firstTerms, term))).spelling(term);
  }

  /** Where to look at the terms in `range`: a shard that a search of one of them reads anyway, or else those without posting lists. */
  #shardsOf(range: TermRange): TermShards<SpellingsShard> {
    return numbersOf(this.#terms, [range]).length === 1 ? this.#terms : this.#spellings;
  }
}

/** The numbers of the shards that may have terms in `ranges`. Of those that go on with a list, the last one stands for all. */
export function numbersOf({ firstTerms }: TermShards<unknown>, ranges: readonly TermRange[]): number[] {
  const numbers = new Set<number>();
  for (const [from, to] of ranges)
    for (let number = lastAtMost(firstTerms, from); number < firstTerms.length; number += 1) {
      const first = firstTerms[number] ?? '';
      if (first >= to) break;
      if (first !== firstTerms[number + 1]) numbers.add(number);
    }
  return [...numbers];
}

/** What `visitor` returns for each shard that may have terms in `ranges`, in the order of the index. */
async function visit<Shard extends SpellingsShard, Result>(
  shards: TermShards<Shard>,
  ranges: readonly TermRange[],
  visitor: (shard: Shard, termAt: (offset: number) => IndexedTerm) => Result[],
): Promise<Result[]> {
  const results = numbersOf(shards, ranges).map(async (number) => {
    const shard = await shards.read(number);
    return visitor(shard, (offset) => toIndexedTerm((shards.starts[number] ?? 0) + offset, shard, offset));
  });
  return (await Promise.all(results)).flat();
}

function toIndexedTerm(
  id: number,
  { vocabulary, postingsLengths }: SpellingsShard,
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
