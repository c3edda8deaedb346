/** Synonym groups of the content, and their matches in a query. */
import { type Token, tokenize } from './tokenize.ts';

/** Phrases that have synonyms, by their first term. */
export type Synonyms = ReadonlyMap<string, SynonymEntry[]>;

/** The terms of a phrase, and the other phrases of its group. */
interface SynonymEntry {
  terms: string[];
  alternatives: string[];
}

/** A phrase found in a query: its offsets, and the phrases that mean the same. */
export interface SynonymMatch {
  start: number;
  end: number;
  alternatives: string[];
}

/** Indexes groups of folded phrases by the first term of each phrase. */
export function indexSynonyms(groups: readonly (readonly string[])[]): Synonyms {
  const synonyms = new Map<string, SynonymEntry[]>();
  for (const [phrase, group] of groups.flatMap((group) => group.map((phrase) => [phrase, group] as const))) {
    const terms = tokenize(phrase).map(({ term }) => term);
    const [first = ''] = terms;
    const alternatives = group.filter((other) => other !== phrase);
    synonyms.set(first, [...(synonyms.get(first) ?? []), { terms, alternatives }]);
  }
  return synonyms;
}

/** The phrases in `tokens` that have synonyms. */
export function findSynonyms(synonyms: Synonyms, tokens: readonly Token[]): SynonymMatch[] {
  return tokens.flatMap(({ term, start }, index) =>
    (synonyms.get(term) ?? [])
      .filter((entry) => entry.terms.every((expected, offset) => tokens[index + offset]?.term === expected))
      .map(({ terms: { length }, alternatives }) => ({
        start,
        end: tokens[index + length - 1]?.end ?? start,
        alternatives,
      })),
  );
}
