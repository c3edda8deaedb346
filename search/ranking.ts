/**
 * BM25+ ranking: MiniSearch over packed posting lists, without the nested maps that it would keep terms in. Weights of
 * prefix and fuzzy matches come from `expansions.ts`.
 */
import MiniSearch, { type SearchResult } from 'minisearch';
import type { IndexedTerm } from './dictionary.ts';
import { IN_HEADING, type PostingList } from './packing.ts';
import type { FieldLengths, LengthsShard } from './sections.ts';
import { lastAtMost } from './shards.ts';

/** A term of a query. */
export interface QueryTerm {
  term: string;
  weight: number;
  /** The same term in the index; undefined if it isn't there. */
  indexed: IndexedTerm | undefined;
  /** The other indexed terms that it may stand for, by term id. */
  expansions: ReadonlyMap<number, Expansion>;
}

/** An indexed term that stands for a term of a query, and its weight; the query term itself weighs 1. */
export interface Expansion {
  indexed: IndexedTerm;
  weight: number;
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
  constructor(sections: number, averages: FieldLengths) {
    super({ fields: ['heading', 'text'], tokenize: (term) => [term], processTerm: (term) => term });
    this._documentCount = sections;
    this._avgFieldLength = averages;
  }

  /**
   * Scores those candidates that contain a query term, the best first; result ids are section numbers.
   *
   * @param candidates the field lengths of the sections to score
   */
  rank(
    queryTerms: readonly QueryTerm[],
    postings: ReadonlyMap<number, PostingList>,
    candidates: Map<number, FieldLengths>,
  ): SearchResult[] {
    const byTerm = new Map(queryTerms.map((queryTerm) => [queryTerm.term, queryTerm]));
    const sections = [...candidates.keys()].toSorted((a, b) => a - b);
    const frequenciesOf = ({ id }: IndexedTerm) => termFrequencies(postings.get(id), sections);
    this._fieldLength = candidates;
    this._documentIds = new Map(Array.from(candidates.keys(), (section) => [section, section]));
    this._index.get = (term) => {
      const indexed = byTerm.get(term)?.indexed;
      return indexed && frequenciesOf(indexed);
    };
    this._index.fuzzyGet = (term) =>
      new Map(
        Array.from(byTerm.get(term)?.expansions.values() ?? [], ({ indexed, weight }) => [
          indexed.term,
          [frequenciesOf(indexed), distanceForWeight(weight, indexed.term)],
        ]),
      );
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
}

/** The average field lengths of all sections. */
export function averageLengths(lengths: LengthsShard): FieldLengths {
  const sections = Math.max(lengths.length / 2, 1);
  let [headings, texts] = [0, 0];
  for (let index = 0; index < lengths.length; index += 2) {
    headings += lengths[index] ?? 0;
    texts += lengths[index + 1] ?? 0;
  }
  return [headings / sections, texts / sections];
}

/**
 * Term frequencies in the candidates, which are sorted; the sizes of the maps are the document frequencies in the whole index.
 */
function termFrequencies(list: PostingList | undefined, candidates: readonly number[]): TermFrequencies {
  const { sections = new Uint32Array(), frequencies = new Uint8Array() } = list ?? {};
  const [headings, texts] = [new Map<number, number>(), new Map<number, number>()];
  for (const section of candidates) {
    const posting = lastAtMost(sections, section);
    if (sections[posting] !== section) continue;
    const both = frequencies[posting] ?? 0;
    if (both >= IN_HEADING) headings.set(section, Math.floor(both / IN_HEADING));
    if (both % IN_HEADING > 0) texts.set(section, both % IN_HEADING);
  }
  let [headingDocuments, textDocuments] = [0, 0];
  for (const both of frequencies) {
    if (both >= IN_HEADING) headingDocuments += 1;
    if (both % IN_HEADING > 0) textDocuments += 1;
  }
  return new Map([
    [0, withDocumentFrequency(headings, headingDocuments)],
    [1, withDocumentFrequency(texts, textDocuments)],
  ]);
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
