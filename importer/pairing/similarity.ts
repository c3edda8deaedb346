/** Similarity of questions in two languages, by the features that they share. */
import { type Comparable, type Features, featuresOf, KINDS, type Kind } from './features.ts';

/** How much a question of a translation resembles one of the source. */
export interface Candidate {
  /** Index of the question in the source. */
  source: number;
  /** Index of the question in the translation. */
  translation: number;
  /** 0 to 1. */
  score: number;
  /** What they share, for people: `link bank.example/pay`. */
  matched: string[];
}

/** How much features of a kind can prove at most, and how much a single one of them leaves open. */
const EVIDENCE: Record<Kind, { weight: number; doubt: number }> = {
  link: { weight: 0.9, doubt: 0.3 },
  image: { weight: 0.9, doubt: 0.3 },
  code: { weight: 0.9, doubt: 0.3 },
  number: { weight: 0.7, doubt: 1 },
  word: { weight: 0.7, doubt: 1 },
  cognate: { weight: 0.5, doubt: 1 },
};

/** A feature in more pairs than this tells nothing, and would make long FAQs slow to compare. */
const MAX_PAIRS = 100;

/** Shown features of a kind. */
const MAX_SHOWN = 3;

/** All pairs that share a feature, the most similar first; of equally similar ones, those at similar positions. */
export function findCandidates(
  sources: readonly Comparable[],
  translations: readonly Comparable[],
): Candidate[] {
  const [sourceFeatures, translationFeatures] = [sources.map(featuresOf), translations.map(featuresOf)];
  const smaller = Math.min(sources.length, translations.length);
  const candidates = new Map<number, Candidate>();
  const sharedWords = new Map<number, string[]>();
  for (const kind of KINDS) {
    const weights = weighFeatures(kind, sourceFeatures, translationFeatures, smaller);
    const sourceSums = sourceFeatures.map((features) => sumWeights(features[kind], weights));
    const translationSums = translationFeatures.map((features) => sumWeights(features[kind], weights));
    for (const { source, translation, features: all } of sharedFeatures(weights).values()) {
      const key = source * translations.length + translation;
      if (kind === 'word') sharedWords.set(key, all);
      const features = kind === 'cognate' ? withoutWords(all, sharedWords.get(key) ?? []) : all;
      if (features.length === 0) continue;
      const shared = sumWeights(features, weights);
      const dice = (2 * shared) / ((sourceSums[source] ?? 0) + (translationSums[translation] ?? 0));
      const { weight, doubt } = EVIDENCE[kind];
      const candidate = candidates.get(key) ?? { source, translation, score: 0, matched: [] };
      candidate.score = combine(candidate.score, weight * dice * (shared / (shared + doubt)));
      candidate.matched.push(describeFeatures(kind, features));
      candidates.set(key, candidate);
    }
  }
  const distance = ({ source, translation }: Candidate) => Math.abs(source - translation);
  return [...candidates.values()].toSorted((a, b) => b.score - a.score || distance(a) - distance(b));
}

/** The score of two independent pieces of evidence. */
export function combine(first: number, second: number): number {
  return 1 - (1 - first) * (1 - second);
}

/** The cognates that don't come from words that both questions have. */
function withoutWords(cognates: readonly string[], words: readonly string[]): string[] {
  return cognates.filter((cognate) => !words.some((word) => word.startsWith(cognate)));
}

interface WeighedFeature {
  /** 1 if a single question of each side has the feature, 0 if all have it. */
  weight: number;
  sources: number[];
  translations: number[];
}

/** The features that both sides have; how rare each is. */
function weighFeatures(
  kind: Kind,
  sources: readonly Features[],
  translations: readonly Features[],
  smaller: number,
): Map<string, WeighedFeature> {
  const [inSources, inTranslations] = [indexFeatures(kind, sources), indexFeatures(kind, translations)];
  const weighed = new Map<string, WeighedFeature>();
  for (const [feature, from] of inSources) {
    const to = inTranslations.get(feature);
    if (!to || from.length * to.length > MAX_PAIRS) continue;
    const weight = Math.log((smaller + 1) / Math.max(from.length, to.length)) / Math.log(smaller + 1);
    if (weight > 0) weighed.set(feature, { weight, sources: from, translations: to });
  }
  return weighed;
}

function indexFeatures(kind: Kind, all: readonly Features[]): Map<string, number[]> {
  const positions = new Map<string, number[]>();
  for (const [index, features] of all.entries())
    for (const feature of features[kind]) {
      const list = positions.get(feature);
      if (list) list.push(index);
      else positions.set(feature, [index]);
    }
  return positions;
}

interface Shared {
  source: number;
  translation: number;
  features: string[];
}

function sharedFeatures(weighed: ReadonlyMap<string, WeighedFeature>): Map<string, Shared> {
  const pairs = new Map<string, Shared>();
  for (const [feature, { sources, translations }] of weighed)
    for (const source of sources)
      for (const translation of translations) {
        const key = `${source} ${translation}`;
        const pair = pairs.get(key);
        if (pair) pair.features.push(feature);
        else pairs.set(key, { source, translation, features: [feature] });
      }
  return pairs;
}

function sumWeights(features: Iterable<string>, weights: ReadonlyMap<string, WeighedFeature>): number {
  let sum = 0;
  for (const feature of features) sum += weights.get(feature)?.weight ?? 0;
  return sum;
}

function describeFeatures(kind: Kind, features: readonly string[]): string {
  const longest = features.filter(
    (feature) =>
      kind !== 'cognate' || !features.some((other) => other !== feature && other.startsWith(feature)),
  );
  const suffix = kind === 'cognate' ? '…' : '';
  const shown = longest.slice(0, MAX_SHOWN).map((feature) => feature.slice(0, 40) + suffix);
  const more = longest.length > MAX_SHOWN ? `, ${longest.length - MAX_SHOWN} more` : '';
  return `${kind} ${shown.join(', ')}${more}`;
}
