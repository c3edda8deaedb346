/** Finds what else a query may say for what it says, by the content's synonyms. */
import { cutTokens, type Word } from './words.ts';

/** Phrases that mean the same as others, by their first token. */
export type Synonyms = ReadonlyMap<string, Synonym[]>;

/** The tokens of a phrase, and the phrases that mean the same. */
interface Synonym {
  tokens: string[];
  others: string[];
}

/** A phrase of a query: its offsets, and the phrases that mean the same. */
export interface Reworded {
  start: number;
  end: number;
  phrases: string[];
}

/** `groups` are of folded phrases. */
export function openSynonyms(groups: readonly (readonly string[])[]): Synonyms {
  const found = new Map<string, Synonym[]>();
  for (const [phrase, group] of groups.flatMap((group) => group.map((phrase) => [phrase, group] as const))) {
    const tokens = cutTokens(phrase).map(({ word }) => word);
    const [first = ''] = tokens;
    const others = group.filter((other) => other !== phrase);
    found.set(first, [...(found.get(first) ?? []), { tokens, others }]);
  }
  return found;
}

/** The phrases in `tokens` that have synonyms. */
export function findSynonyms(synonyms: Synonyms, tokens: readonly Word[]): Reworded[] {
  return tokens.flatMap(({ word, start }, at) =>
    (synonyms.get(word) ?? [])
      .filter((synonym) => synonym.tokens.every((token, offset) => tokens[at + offset]?.word === token))
      .map(({ tokens: { length }, others }) => ({
        start,
        end: tokens[at + length - 1]?.end ?? start,
        phrases: others,
      })),
  );
}
