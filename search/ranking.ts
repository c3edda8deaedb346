/**
 * BM25F ranking (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, section 3.6) over posting lists:
 * every section that may be among the best is scored, term at a time in blocks of sections.
 */
import { BestSections, type RankedSection } from './best-sections.ts';
import { BLOCK_SIZE, BlockValues } from './block-values.ts';
import type { IndexedTerm } from './dictionary.ts';
import { FREQUENCY_BITS, MAX_FREQUENCY, unpackFrequencies } from './packing.ts';
import { PostingCursor, type PostingList, type PostingMark } from './posting-bytes.ts';
import { decodeTextLength, type Statistics } from './sections.ts';

/** A term of a query. A section's score for it is that of the best of its alternatives. */
export interface QueryTerm {
  /** As in the query. */
  term: string;
  weight: number;
  alternatives: Alternative[];
}

/** Indexed words that a term of a query stands for: itself, and its expansions. */
export interface Alternative {
  /** How it was found. */
  source: 'exact' | 'prefix' | 'fuzzy' | 'synonym' | 'corrected';
  weight: number;
  /** The words of a phrase; the score is their average. Each is given by its inflected forms, which count as one word. */
  words: IndexedTerm[][];
}

/** The indexed words that a query term stands for. */
export function wordsOf({ alternatives }: QueryTerm): IndexedTerm[] {
  return alternatives.flatMap(({ words }) => words.flat());
}

/** What is ranked by: a section is found by `requiredTerms`, and `optionalTerms` add to its score. */
export interface RankedTerms {
  requiredTerms: readonly QueryTerm[];
  optionalTerms: readonly QueryTerm[];
}

export interface Ranking {
  /** The sections with the highest scores, the highest first; of equal ones the first in the index first. */
  best: RankedSection[];
  /** Those of the sections that were asked for that match. */
  wanted: RankedSection[];
  /** The score of a section that has all required terms often. A term that no section has counts as one that a single section has. */
  highest: number;
  /** Whether a section that matches has the term with this id. */
  hasTerm(id: number, section: number): boolean;
}

/** How fast further occurrences of a term in a section lose weight. */
const K1 = 1.6;

/** How much longer texts are penalised; other fields aren't. */
const B = 0.6;

/** The weights of fields; the text weighs 1. */
const FIELDS = { heading: 2, asked: 1 };

/** The weighted frequencies in heading and phrasings, by the packed ones without those in the text. */
const FIELD_FREQUENCIES = Float64Array.from({ length: 2 ** (2 * FREQUENCY_BITS) }, (_, packed) => {
  const { heading, asked } = unpackFrequencies(packed << FREQUENCY_BITS);
  return heading * FIELDS.heading + asked * FIELDS.asked;
});

/** What an occurrence of another inflected form counts: of two sections, that with the form of the query comes first. */
const OTHER_FORM = 0.9;

/** The most that a term scores in a section, as a multiple of its inverse document frequency. */
const MAX_SATURATION = K1 + 1;

/** Robertson and Spärck Jones's inverse document frequency, as Lucene has it: never negative. */
function inverseDocumentFrequency(sections: number, documentFrequency: number): number {
  return Math.log(1 + (sections - documentFrequency + 0.5) / (documentFrequency + 0.5));
}

/**
 * How likely a section is to answer a query: its share of the highest possible score. The more terms of the query it has, the less this is
 * by chance.
 */
export function confidenceOf({ score, matched }: RankedSection, { highest }: Ranking): number {
  return (score / highest) * Math.sqrt(matched);
}

/**
 * Ranks all sections that match.
 *
 * @param postings those of all words of the terms, by term id
 * @param count how many of the best are returned
 * @param wanted sections that are returned whatever their score
 */
export function rankSections(
  statistics: Statistics,
  terms: RankedTerms,
  postings: ReadonlyMap<number, PostingList>,
  count: number,
  wanted: ReadonlySet<number> = new Set(),
): Ranking {
  return new Ranker(statistics, terms, postings).rank(count, wanted);
}

/** A word whose forms are scored as one, and its inverse document frequency. */
interface RankedWord {
  forms: PostingCursor[];
  factor: number;
  rarity: number;
}

interface RankedTerm {
  /** What it adds to the weight of the required terms that a section has; 0 for an optional term, which finds none. */
  matched: number;
  /** The words of each. */
  alternatives: RankedWord[][];
  /** More than any section scores for it. */
  bound: number;
}

class Ranker {
  readonly #sections: number;
  readonly #postings: ReadonlyMap<number, PostingList>;
  /** By byte of the length of a text: what a frequency in it is divided by. */
  readonly #norms: Float64Array;
  /** The required ones first, the one with the highest bound first. */
  readonly #terms: RankedTerm[];
  /** More than any section scores. */
  readonly #bound: number;
  readonly #highest: number;
  /** The cursors of each term. */
  readonly #cursors = new Map<number, PostingCursor[]>();
  /** Where the postings of a term in a block start, by term and block. */
  readonly #marks = new Map<number, Map<number, PostingMark>>();
  /** Weighted frequencies of a word, scores of an alternative, of a term and of all, and weights of the required terms. */
  readonly #frequencies = new BlockValues();
  readonly #alternative = new BlockValues();
  readonly #term = new BlockValues();
  readonly #scores = new BlockValues();
  readonly #matched = new Float64Array(BLOCK_SIZE);

  constructor(
    { sections, averageLength }: Statistics,
    { requiredTerms, optionalTerms }: RankedTerms,
    postings: ReadonlyMap<number, PostingList>,
  ) {
    this.#sections = sections;
    this.#postings = postings;
    this.#norms = Float64Array.from(
      { length: 256 },
      (_, byte) => 1 - B + (B * decodeTextLength(byte)) / Math.max(averageLength, 1),
    );
    const required = requiredTerms.map((term) => this.#prepareTerm(term, term.weight));
    const optional = optionalTerms.map((term) => this.#prepareTerm(term, 0));
    this.#terms = [...required.toSorted((a, b) => b.bound - a.bound), ...optional];
    this.#bound = this.#terms.reduce((sum, { bound }) => sum + bound, 0);
    this.#highest = requiredTerms.reduce(
      (sum, term, index) => sum + this.#highestOf(term, required[index]),
      0,
    );
  }

  rank(count: number, wanted: ReadonlySet<number>): Ranking {
    const best = new BestSections(count);
    const found: RankedSection[] = [];
    for (let block = this.#nextBlock(); block !== undefined; block = this.#nextBlock()) {
      this.#mark(block);
      // Wanted sections are scored whatever their score.
      this.#scoreBlock(block, wanted.size === 0 ? best.lowest : 0);
      this.#collect(block, best, wanted, found);
    }
    return {
      ...{ best: best.list, wanted: found, highest: this.#highest },
      hasTerm: (id, section) => this.#hasTerm(id, section),
    };
  }

  #prepareTerm({ weight, alternatives }: QueryTerm, matched: number): RankedTerm {
    const prepared = alternatives.map((alternative) =>
      alternative.words.map((forms) =>
        this.#prepareWord(forms, (weight * alternative.weight) / alternative.words.length),
      ),
    );
    const bounds = prepared.map((words) => words.reduce((sum, { factor }) => sum + factor, 0));
    return { matched, alternatives: prepared, bound: Math.max(0, ...bounds) };
  }

  #prepareWord(forms: readonly IndexedTerm[], weight: number): RankedWord {
    const lists = forms.map(({ id }) => this.#postings.get(id) ?? { count: 0, parts: [] });
    // As in Lucene's SynonymQuery: counting the sections that have one of the forms would be another pass over their lists.
    const documentFrequency = Math.max(0, ...lists.map(({ count }) => count));
    const rarity = inverseDocumentFrequency(this.#sections, documentFrequency);
    const cursors = lists.map((list) => new PostingCursor(list));
    for (const [place, { id }] of forms.entries()) {
      const cursor = cursors[place];
      if (cursor) this.#cursors.set(id, [...(this.#cursors.get(id) ?? []), cursor]);
    }
    return { forms: cursors, factor: weight * MAX_SATURATION * rarity, rarity };
  }

  /**
   * The highest score for a term as it is read first. A misspelt or unfinished word may be another one: it is expected to score more than
   * its weight says.
   */
  #highestOf({ weight, alternatives: [first] }: QueryTerm, term: RankedTerm | undefined): number {
    const words = term?.alternatives[0];
    if (!first || !words) return weight * MAX_SATURATION * inverseDocumentFrequency(this.#sections, 1);
    const rarity = words.reduce((sum, word) => sum + word.rarity, 0) / words.length;
    return weight * Math.sqrt(first.weight) * MAX_SATURATION * rarity;
  }

  /** The number of the next block with postings; undefined if there is none. */
  #nextBlock(): number | undefined {
    let next = this.#sections;
    for (const cursors of this.#cursors.values())
      for (const { section } of cursors) next = Math.min(next, section);
    return next < this.#sections ? Math.floor(next / BLOCK_SIZE) : undefined;
  }

  /** Notes where the postings of each term in the block start. */
  #mark(block: number): void {
    for (const [id, [cursor]] of this.#cursors) {
      if (!cursor || cursor.section >= (block + 1) * BLOCK_SIZE) continue;
      const marks = this.#marks.get(id) ?? new Map<number, PostingMark>();
      this.#marks.set(id, marks.set(block, cursor.mark));
    }
  }

  #hasTerm(id: number, section: number): boolean {
    const [list, mark] = [this.#postings.get(id), this.#marks.get(id)?.get(Math.floor(section / BLOCK_SIZE))];
    if (!list || !mark) return false;
    const cursor = new PostingCursor(list, mark);
    while (cursor.section < section) cursor.advance();
    return cursor.section === section;
  }

  /**
   * Leaves scores in `#scores`, and the weights of the matched terms in `#matched`: those of all sections that may score more than `lowest`.
   * Terms that can't make a section score as much without the others find none (MaxScore: Turtle and Flood, "Query evaluation: strategies and
   * optimizations", 1995).
   */
  #scoreBlock(block: number, lowest: number): void {
    const [scores, matched, scored] = [this.#scores, this.#matched, this.#term];
    let rest = this.#bound;
    for (const term of this.#terms) {
      this.#scoreTerm(term, block, term.matched === 0 || rest <= lowest);
      rest -= term.bound;
      for (let index = 0; index < scored.size; index += 1) {
        const place = scored.places[index] ?? 0;
        scores.add(place, scored.values[place] ?? 0);
        matched[place] = (matched[place] ?? 0) + term.matched;
      }
      scored.clear();
    }
  }

  /** Leaves the score of the best alternative in `#term`. */
  #scoreTerm({ alternatives }: RankedTerm, block: number, onlyFound: boolean): void {
    const [only, ...others] = alternatives;
    if (only && others.length === 0) {
      for (const word of only) this.#scoreWord(word, block, onlyFound, this.#term);
      return;
    }
    const sum = this.#alternative;
    for (const words of alternatives) {
      for (const word of words) this.#scoreWord(word, block, onlyFound, sum);
      for (let index = 0; index < sum.size; index += 1) {
        const place = sum.places[index] ?? 0;
        this.#term.raise(place, sum.values[place] ?? 0);
      }
      sum.clear();
    }
  }

  /**
   * Adds the score for a word to the values of `target`.
   *
   * @param onlyFound leaves out sections that no term before has found
   */
  #scoreWord({ forms, factor }: RankedWord, block: number, onlyFound: boolean, target: BlockValues): void {
    const [start, end] = [block * BLOCK_SIZE, (block + 1) * BLOCK_SIZE];
    const [frequencies, matched] = [this.#frequencies, this.#matched];
    for (const [number, form] of forms.entries()) {
      const weight = number === 0 ? 1 : OTHER_FORM;
      for (; form.section < end; form.advance()) {
        const place = form.section - start;
        if (!onlyFound || matched[place] !== 0) frequencies.add(place, weight * this.#frequencyAt(form));
      }
    }
    for (let index = 0; index < frequencies.size; index += 1) {
      const place = frequencies.places[index] ?? 0;
      const frequency = frequencies.values[place] ?? 0;
      target.add(place, (factor * frequency) / (frequency + K1));
    }
    frequencies.clear();
  }

  /** The frequency of a term in a section: the weighted sum of those in its fields. */
  #frequencyAt({ frequencies, textLength }: PostingCursor): number {
    const text = (frequencies & MAX_FREQUENCY) / (this.#norms[textLength] ?? 1);
    return text + (FIELD_FREQUENCIES[frequencies >> FREQUENCY_BITS] ?? 0);
  }

  /** Moves the sections of the block to `best`, and to `found` if they are wanted. */
  #collect(block: number, best: BestSections, wanted: ReadonlySet<number>, found: RankedSection[]): void {
    const [scores, matched] = [this.#scores, this.#matched];
    for (let index = 0; index < scores.size; index += 1) {
      const place = scores.places[index] ?? 0;
      const score = scores.values[place] ?? 0;
      const weight = matched[place] ?? 0;
      matched[place] = 0;
      if (score < best.lowest && wanted.size === 0) continue;
      const ranked = { section: block * BLOCK_SIZE + place, score, matched: weight };
      if (wanted.has(ranked.section)) found.push(ranked);
      best.add(ranked);
    }
    scores.clear();
  }
}
