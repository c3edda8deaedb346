/** Plain BM25, as textbooks have it (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009): the yardstick of the others. */

/** Occurrences of terms in documents, which are numbered. */
export interface Bm25Index {
  /** The number of terms of each document. */
  lengths: number[];
  /** The documents with each term, and how often it occurs there. */
  postings: [term: string, [document: number, frequency: number][]][];
}

const [K1, B] = [1.2, 0.75];

export function indexDocuments(documents: readonly (readonly string[])[]): Bm25Index {
  const postings = new Map<string, Map<number, number>>();
  for (const [document, terms] of documents.entries()) {
    for (const term of terms) {
      const frequencies = postings.get(term) ?? new Map<number, number>();
      postings.set(term, frequencies.set(document, (frequencies.get(document) ?? 0) + 1));
    }
  }
  return {
    lengths: documents.map(({ length }) => length),
    postings: Array.from(postings, ([term, frequencies]) => [term, [...frequencies]]),
  };
}

/** Returns a function that ranks the documents with any of its terms, the best first. */
export function createRanking({ lengths, postings }: Bm25Index): (terms: readonly string[]) => number[] {
  const byTerm = new Map(postings);
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  return (terms) => {
    const scores = new Map<number, number>();
    for (const documents of terms.flatMap((term) => [byTerm.get(term) ?? []])) {
      const idf = Math.log(1 + (lengths.length - documents.length + 0.5) / (documents.length + 0.5));
      for (const [document, frequency] of documents) {
        const norm = K1 * (1 - B + (B * (lengths[document] ?? 0)) / average);
        const score = (idf * frequency * (K1 + 1)) / (frequency + norm);
        scores.set(document, (scores.get(document) ?? 0) + score);
      }
    }
    return [...scores].toSorted(([a, x], [b, y]) => y - x || a - b).map(([document]) => document);
  };
}
