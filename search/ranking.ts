/**
 * BM25F ranking (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, section 3.6) over posting lists,
 * term at a time: every section that has a term of the query is scored.
 */
import type { IndexedTerm } from './dictionary.ts';
import { FREQUENCY_BITS, MAX_FREQUENCY, type PostingList, unpackFrequencies } from './packing.ts';
import { decodeTextLength, type LengthsShard, type Statistics, textLengthByte } from './sections.ts';

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

/** The relevance of all sections of an index to a query, by section number; 0 for those that don't match. */
export interface Scores {
  /** Comparable within one search only. */
  scores: Float64Array;
  /** The weights of the required terms that the section has, together. */
  matched: Float64Array;
  /** The score of a section that has all required terms often. A term that no section has counts as one that a single section has. */
  highest: number;
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
export function confidenceOf({ scores, matched, highest }: Scores, section: number): number {
  return ((scores[section] ?? 0) / highest) * Math.sqrt(matched[section] ?? 0);
}

/**
 * Scores all sections that have one of `requiredTerms`; `optionalTerms` add to the scores of these.
 *
 * @param postings those of all words of the terms, by term id
 */
export function scoreSections(
  statistics: Statistics,
  requiredTerms: readonly QueryTerm[],
  optionalTerms: readonly QueryTerm[],
  postings: ReadonlyMap<number, PostingList>,
  lengths: LengthsShard,
): Scores {
  const scorer = new Scorer(statistics, postings, lengths);
  for (const queryTerm of requiredTerms) scorer.addRequired(queryTerm);
  for (const queryTerm of optionalTerms) scorer.addOptional(queryTerm);
  return scorer;
}

class Scorer implements Scores {
  readonly scores: Float64Array;
  readonly matched: Float64Array;
  highest = 0;
  readonly #sections: number;
  readonly #postings: ReadonlyMap<number, PostingList>;
  readonly #lengths: LengthsShard;
  /** By byte of the length of a text: what a frequency in it is divided by. */
  readonly #norms: Float64Array;
  /** Weighted frequency of the current word. */
  readonly #frequencies: Accumulator;
  /** Score of the current alternative, and of the best one. */
  readonly #alternative: Accumulator;
  readonly #best: Accumulator;

  constructor(
    { sections, averageLength }: Statistics,
    postings: ReadonlyMap<number, PostingList>,
    lengths: LengthsShard,
  ) {
    this.scores = new Float64Array(sections);
    this.matched = new Float64Array(sections);
    this.#sections = sections;
    this.#postings = postings;
    this.#lengths = lengths;
    this.#norms = Float64Array.from(
      { length: 256 },
      (_, byte) => 1 - B + (B * decodeTextLength(byte)) / Math.max(averageLength, 1),
    );
    this.#frequencies = new Accumulator(sections);
    this.#alternative = new Accumulator(sections);
    this.#best = new Accumulator(sections);
  }

  /** Adds the scores for a term that sections are found by. */
  addRequired(queryTerm: QueryTerm): void {
    this.highest += this.#scoreTerm(queryTerm);
    this.#best.drain((section, score) => {
      this.scores[section] = (this.scores[section] ?? 0) + score;
      this.matched[section] = (this.matched[section] ?? 0) + queryTerm.weight;
    });
  }

  /** Adds the scores for a term to sections that are found by others. */
  addOptional(queryTerm: QueryTerm): void {
    this.#scoreTerm(queryTerm);
    this.#best.drain((section, score) => {
      if ((this.matched[section] ?? 0) > 0) this.scores[section] = (this.scores[section] ?? 0) + score;
    });
  }

  /**
   * Leaves the score of the best alternative in `#best`, by section. Returns the highest score for the term as it is read first. A misspelt
   * or unfinished word may be another one: it is expected to score more than its weight says.
   */
  #scoreTerm({ weight, alternatives }: QueryTerm): number {
    let highest: number | undefined;
    for (const alternative of alternatives) {
      const rarity = this.#scoreAlternative(alternative, weight);
      highest ??= weight * Math.sqrt(alternative.weight) * MAX_SATURATION * rarity;
      this.#alternative.drain((section, score) => this.#best.raise(section, score));
    }
    return highest ?? weight * MAX_SATURATION * inverseDocumentFrequency(this.#sections, 1);
  }

  /** Leaves the score in `#alternative`, by section. Returns the average inverse document frequency of the words. */
  #scoreAlternative({ weight, words }: Alternative, termWeight: number): number {
    const factor = (termWeight * weight) / words.length;
    return words.reduce((sum, forms) => sum + this.#addWord(forms, factor), 0) / words.length;
  }

  /** Adds the score for a word. Returns its inverse document frequency. */
  #addWord(forms: readonly IndexedTerm[], weight: number): number {
    const frequencies = this.#frequencies;
    for (const [place, { id }] of forms.entries())
      this.#addFrequencies(this.#postings.get(id), place === 0 ? 1 : OTHER_FORM);
    const rarity = inverseDocumentFrequency(this.#sections, frequencies.size);
    const factor = weight * MAX_SATURATION * rarity;
    const alternative = this.#alternative;
    frequencies.drain((section, frequency) => {
      alternative.add(section, (factor * frequency) / (frequency + K1));
    });
    return rarity;
  }

  /** Adds the frequency of a term in each section: the weighted sum of those in its fields. */
  #addFrequencies(list: PostingList | undefined, weight: number): void {
    if (!list) return;
    const { sections, frequencies } = list;
    for (let posting = 0; posting < sections.length; posting += 1) {
      const [section, packed] = [sections[posting] ?? 0, frequencies[posting] ?? 0];
      const text = (packed & MAX_FREQUENCY) / (this.#norms[textLengthByte(this.#lengths, section)] ?? 1);
      const frequency = text + (FIELD_FREQUENCIES[packed >> FREQUENCY_BITS] ?? 0);
      this.#frequencies.add(section, weight * frequency);
    }
  }
}

/** Numbers by section, which are emptied without visiting all sections. */
class Accumulator {
  readonly #values: Float64Array;
  readonly #sections: Uint32Array;
  /** Number of sections with a value. */
  size = 0;

  constructor(sections: number) {
    this.#values = new Float64Array(sections);
    this.#sections = new Uint32Array(sections);
  }

  add(section: number, value: number): void {
    const before = this.#values[section] ?? 0;
    if (before === 0) this.#sections[this.size++] = section;
    this.#values[section] = before + value;
  }

  /** Sets the value to `value`, unless it is greater. */
  raise(section: number, value: number): void {
    const before = this.#values[section] ?? 0;
    if (before === 0) this.#sections[this.size++] = section;
    if (value > before) this.#values[section] = value;
  }

  /** Calls `visitor` for each section with a value, and empties the accumulator. */
  drain(visitor: (section: number, value: number) => void): void {
    for (let index = 0; index < this.size; index += 1) {
      const section = this.#sections[index] ?? 0;
      visitor(section, this.#values[section] ?? 0);
      this.#values[section] = 0;
    }
    this.size = 0;
  }
}

/** Puts `sections` before all others. */
export function promote({ scores }: Scores, sections: readonly number[]): void {
  if (sections.length === 0) return;
  const highest = scores.reduce((max, score) => Math.max(max, score), 0);
  for (const section of sections) scores[section] = (scores[section] ?? 0) + highest;
}

/** The `count` sections with the highest scores, the highest first; of equal ones the first in the index first. */
export function bestSections({ scores }: Scores, count: number): number[] {
  const best: number[] = [];
  for (let section = 0; section < scores.length; section += 1) {
    const score = scores[section] ?? 0;
    if (score <= 0 || (best.length === count && score <= (scores[best[count - 1] ?? 0] ?? 0))) continue;
    let place = Math.min(best.length, count - 1);
    for (; place > 0 && (scores[best[place - 1] ?? 0] ?? 0) < score; place -= 1)
      best[place] = best[place - 1] ?? 0;
    best[place] = section;
  }
  return best;
}
