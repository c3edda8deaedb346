/** Synonym groups of the content, and their matches in a query. */
import type { Stem } from './stem.ts';
import { type Token, tokenize } from './tokenize.ts';

/** Phrases that have synonyms, by the stem of their first term. */
export type Synonyms = ReadonlyMap<string, SynonymEntry[]>;

/** The stems of the terms of a phrase, and the other phrases of its group. */
interface SynonymEntry {
  stems: string[];
  alternatives: string[];
}

/** A phrase found in a query: its offsets, and the phrases that mean the same. */
export interface SynonymMatch {
  start: number;
  end: number;
  alternatives: string[];
}

/** Indexes groups of folded phrases by the stem of the first term of each phrase. */
export function indexSynonyms(groups: readonly (readonly string[])[], stem: Stem): Synonyms {
  const synonyms = new Map<string, SynonymEntry[]>();
  for (const [phrase, group] of groups.flatMap((group) => group.map((phrase) => [phrase, group] as const))) {
    const stems = tokenize(phrase).map(({ term }) => stem(term));
    const [first = ''] = stems;
    const alternatives = group.filter((other) => other !== phrase);
    synonyms.set(first, [...(synonyms.get(first) ?? []), { stems, alternatives }]);
  }
  return synonyms;
}

/** The phrases in `tokens` that have synonyms, in any inflection, in text order. Of those that overlap, the longest. */
export function findSynonyms(synonyms: Synonyms, tokens: readonly Token[], stem: Stem): SynonymMatch[] {
  const stems = tokens.map(({ term }) => stem(term));
  const matches: SynonymMatch[] = [];
  let next = 0;
  for (const [position, first] of stems.entries()) {
    const entries = (synonyms.get(first) ?? []).filter((entry) =>
      entry.stems.every((expected, offset) => stems[position + offset] === expected),
    );
    const length = Math.max(0, ...entries.map((entry) => entry.stems.length));
    if (position < next || length === 0) continue;
    next = position + length;
    matches.push({
      start: tokens[position]?.start ?? 0,
      end: tokens[next - 1]?.end ?? 0,
      alternatives: entries.flatMap((entry) => (entry.stems.length === length ? entry.alternatives : [])),
    });
  }
  return matches;
}
