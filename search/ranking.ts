/**
 * BM25+ ranking: MiniSearch over packed posting lists, without the nested maps that it would keep terms in. Weights of
 * prefix and fuzzy matches come from `expansions.ts`.
 */
import MiniSearch, { type SearchResult } from 'minisearch';
import { type PostingVisitor, unpackNumbers, visitPostings } from './packing.ts';
import { findTerm, lineOffsets, termAt, type Vocabulary } from './vocabulary.ts';

/** A term of a query. */
export interface QueryTerm {
  term: string;
  weight: number;
  /** Weights of the other indexed terms that it may stand for, by term id. */
  expansions: ReadonlyMap<number, number>;
}

/** Term frequencies, by field and section. */
type TermFrequencies = Map<number, Map<number, number>>;

/** The weight of the heading; the text weighs 1. */
const HEADING_BOOST = 1.5;

/**
 * MiniSearch reads terms by `get` and their expansions by `fuzzyGet`. Both are replaced to read the packed postings, and only
 * those of the candidates: MiniSearch would score each of the thousands of sections that contain a common term.
 */
export class Ranking extends MiniSearch<never> {
  readonly #vocabulary: Vocabulary;
  readonly #postings: string;
  readonly #offsets: Uint32Array;

  /** `lengths`: the packed field lengths (distinct terms) of each section, heading and text in turn. */
  constructor(vocabulary: Vocabulary, postings: string, lengths: string) {
    super({ fields: ['heading', 'text'], tokenize: (term) => [term], processTerm: (term) => term });
    this.#vocabulary = vocabulary;
    this.#postings = postings;
    this.#offsets = lineOffsets(postings);
    const [headings, texts] = deinterleave(unpackNumbers(lengths));
    const sections = headings.map((_, section) => section);
    this._documentCount = sections.length;
    this._documentIds = new Map(sections.map((section) => [section, section]));
    this._fieldLength = new Map(
      sections.map((section) => [section, [headings[section] ?? 0, texts[section] ?? 0]]),
    );
    this._avgFieldLength = [average(headings), average(texts)];
  }

  /** Scores those `candidates` (section numbers) that contain a query term, the best first; result ids are section numbers. */
  rank(queryTerms: readonly QueryTerm[], candidates: ReadonlySet<number>): SearchResult[] {
    const byTerm = new Map(queryTerms.map((queryTerm) => [queryTerm.term, queryTerm]));
    this._index.get = (term) => {
      const id = findTerm(this.#vocabulary, term);
      return id === undefined ? undefined : this.#termFrequencies(id, candidates);
    };
    this._index.fuzzyGet = (term) => {
      const expansions = [...(byTerm.get(term)?.expansions ?? [])];
      return new Map(expansions.map(([id, weight]) => this.#expansion(id, weight, candidates)));
    };
    return this.search(
      { combineWith: 'OR', queries: [...byTerm.keys()] },
      {
        boost: { heading: HEADING_BOOST },
        boostTerm: (term) => byTerm.get(term)?.weight ?? 1,
        fuzzy: (term) => (byTerm.get(term)?.expansions.size ? 1 : false),
        weights: { fuzzy: 1, prefix: 0 },
      },
    );
  }

  /** Calls `visitor` with each posting of the term. */
  visitPostings(id: number, visitor: PostingVisitor): void {
    visitPostings(this.#postings, this.#offsets[id] ?? 0, (this.#offsets[id + 1] ?? 0) - 1, visitor);
  }

  /** The packed length of a term's posting list: it grows with the document frequency, and needs no decoding. */
  postingsLength(id: number): number {
    return (this.#offsets[id + 1] ?? 0) - (this.#offsets[id] ?? 0) - 1;
  }

  #expansion(
    id: number,
    weight: number,
    candidates: ReadonlySet<number>,
  ): [term: string, [TermFrequencies, distance: number]] {
    const term = termAt(this.#vocabulary, id);
    return [term, [this.#termFrequencies(id, candidates), distanceForWeight(weight, term)]];
  }

  /** Term frequencies in the candidates; the sizes of the maps are the document frequencies in the whole index. */
  #termFrequencies(id: number, candidates: ReadonlySet<number>): TermFrequencies {
    const [headings, texts] = [new Map<number, number>(), new Map<number, number>()];
    let [headingDocuments, textDocuments] = [0, 0];
    this.visitPostings(id, (section, heading, text) => {
      if (heading > 0) headingDocuments += 1;
      if (text > 0) textDocuments += 1;
      if (!candidates.has(section)) return;
      if (heading > 0) headings.set(section, heading);
      if (text > 0) texts.set(section, text);
    });
    return new Map([
      [0, withDocumentFrequency(headings, headingDocuments)],
      [1, withDocumentFrequency(texts, textDocuments)],
    ]);
  }
}

/** MiniSearch takes the document frequency of a term from the size of its map. */
function withDocumentFrequency(
  termFrequencies: Map<number, number>,
  documentFrequency: number,
): Map<number, number> {
  return Object.defineProperty(termFrequencies, 'size', { value: documentFrequency });
}

/** Inverts MiniSearch's weight of a fuzzy match, length / (length + distance). */
function distanceForWeight(weight: number, { length }: string): number {
  return length / weight - length;
}

function deinterleave(numbers: readonly number[]): [number[], number[]] {
  return [numbers.filter((_, index) => index % 2 === 0), numbers.filter((_, index) => index % 2 === 1)];
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(numbers.length, 1);
}
