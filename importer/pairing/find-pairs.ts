/** Pairs of questions that resemble each other, one to one, for an author to accept. */
import type { Comparable } from './features.ts';
import { type Candidate, combine, findCandidates } from './similarity.ts';

/** Less similar questions aren't paired. */
export const MIN_SCORE = 0.3;

/** How much the order proves between two pairs that agree on it. */
const ORDER_WEIGHT = 0.4;

/** Questions between two pairs, beyond which their order proves nothing. */
const MAX_GAP = 8;

/** Indexes of two questions that are paired already, by id or by the author. */
export type Anchor = Pick<Candidate, 'source' | 'translation'>;

/**
 * Pairs the most similar questions first. A question between two pairs with the same distance to their sources is likely that
 * which is at this distance, too; the order alone proves nothing.
 *
 * @param anchors pairs that are certain
 */
export function findPairs(
  sources: readonly Comparable[],
  translations: readonly Comparable[],
  anchors: readonly Anchor[],
): Candidate[] {
  const usedSources = new Set(anchors.map(({ source }) => source));
  const usedTranslations = new Set(anchors.map(({ translation }) => translation));
  const candidates = findCandidates(sources, translations);
  const pairs: Candidate[] = [];
  const add = (candidate: Candidate) => {
    const isUsed = usedSources.has(candidate.source) || usedTranslations.has(candidate.translation);
    if (isUsed || candidate.score < MIN_SCORE) return;
    usedSources.add(candidate.source);
    usedTranslations.add(candidate.translation);
    pairs.push(candidate);
  };
  for (const candidate of candidates) add(candidate);
  const nameOf = ({ source, translation }: Anchor) => `${source} ${translation}`;
  const byName = new Map(candidates.map((candidate) => [nameOf(candidate), candidate]));
  for (const inOrder of pairByOrder([...anchors, ...pairs], sources.length, translations.length)) {
    const alike = byName.get(nameOf(inOrder));
    add({
      ...inOrder,
      score: combine(alike?.score ?? 0, ORDER_WEIGHT),
      matched: [...(alike?.matched ?? []), 'order, between two pairs'],
    });
  }
  return pairs;
}

/**
 * The pairs between two neighbouring anchors with as many questions on each side. Start and end count as anchors of FAQs that
 * are paired for the most part.
 */
function pairByOrder(anchors: readonly Anchor[], sources: number, translations: number): Anchor[] {
  const isMostlyPaired = anchors.length >= Math.max(2, translations / 2);
  const start = { source: -1, translation: -1 };
  const end = { source: sources, translation: translations };
  const all = isMostlyPaired ? [start, ...anchors, end] : anchors;
  const sorted = all.toSorted((a, b) => a.translation - b.translation);
  return sorted.flatMap((anchor, index) => {
    const next = sorted[index + 1];
    const gap = (next?.translation ?? 0) - anchor.translation - 1;
    if (!next || gap > MAX_GAP || next.source - anchor.source - 1 !== gap) return [];
    return Array.from({ length: Math.max(gap, 0) }, (_, step) => ({
      source: anchor.source + step + 1,
      translation: anchor.translation + step + 1,
    }));
  });
}
