/** Decoder of sounds into characters: the best path through a lattice, by the bigrams that an index has (Viterbi, 1967). */
import type { Arc } from './arcs.ts';
import { type Readings, soundsLike } from './readings.ts';
import { MAX_LIKELIHOOD, type Pinyin, type SpokenBigram } from './spoken-bigrams.ts';

/** A part of what was typed, as it is read. */
export interface Step {
  arc: Arc;
  /** The character that it stands for; undefined if the index has no bigram of it. */
  character: string | undefined;
  /** Whether it forms a bigram of the index with the character before. */
  isLinked: boolean;
}

/** A path to a step. */
interface Path extends Step {
  score: number;
  previous: Path | undefined;
}

/**
 * The score of a bigram and what its likelihood adds, of each character, so that fewer and longer syllables are better, and of another
 * character than was typed: one that the content has takes a likely bigram.
 */
const SCORES = { bigram: 1, likelihood: 1, character: -1.2, difference: -1, differenceFromIndexed: -1.1 };

/** The likeliest reading of a run of `length` letters and characters; empty if no arcs lead from its start to its end. */
export async function decode(pinyin: Pinyin, arcs: readonly Arc[], length: number): Promise<Step[]> {
  const { readings } = pinyin;
  const findBigrams = bigramFinder(pinyin);
  const arcsTo = Map.groupBy(arcs, ({ to }) => to);
  // Side by side, since each may read a shard.
  await Promise.all(
    arcs.flatMap((arc) => (arcsTo.get(arc.from) ?? []).map((before) => findBigrams(before, arc))),
  );
  const paths = new Map<Arc, Map<string | undefined, Path>>();
  const bestTo = (position: number) =>
    (arcsTo.get(position) ?? [])
      .flatMap((arc) => [...(paths.get(arc)?.values() ?? [])])
      .reduce<Path | undefined>(better, undefined);
  for (const arc of arcs) {
    const previous = bestTo(arc.from);
    if (!previous && arc.from > 0) continue;
    const byCharacter = new Map([[arc.typed, startPath(arc, previous)]]);
    paths.set(arc, byCharacter);
    for (const before of arcsTo.get(arc.from) ?? [])
      for (const bigram of await findBigrams(before, arc)) {
        const path = linkedPath(
          arc,
          bigram,
          pathWith(bigram.first, paths.get(before), before, readings),
          readings,
        );
        if (path) byCharacter.set(bigram.second, better(byCharacter.get(bigram.second), path));
      }
  }
  return stepsTo(bestTo(length));
}

/** A path whose character forms no bigram with the one before. */
function startPath(arc: Arc, previous: Path | undefined): Path {
  const score = (previous?.score ?? 0) + SCORES.character;
  return { arc, character: arc.typed, isLinked: false, score, previous };
}

/** The path to `arc` that has `character` there: one that starts there may have any. */
function pathWith(
  character: string,
  paths: ReadonlyMap<string | undefined, Path> | undefined,
  arc: Arc,
  readings: Readings,
): Path | undefined {
  const path = paths?.get(character);
  const start = paths?.get(arc.typed);
  if (path || !start || start.isLinked || !mayBe(arc, character, readings)) return path;
  return { ...start, character, score: start.score + difference(arc, character) };
}

function linkedPath(
  arc: Arc,
  { second, likelihood }: SpokenBigram,
  previous: Path | undefined,
  readings: Readings,
): Path | undefined {
  if (!previous || !mayBe(arc, second, readings)) return undefined;
  const bigram = SCORES.bigram + SCORES.likelihood * (likelihood / MAX_LIKELIHOOD);
  const score = previous.score + bigram + SCORES.character + difference(arc, second);
  return { arc, character: second, isLinked: true, score, previous };
}

function mayBe({ typed, mayDiffer, sounds }: Arc, character: string, readings: Readings): boolean {
  return character === typed || (mayDiffer && sounds.some((sound) => soundsLike(readings, character, sound)));
}

function difference({ typed, isIndexed }: Arc, character: string): number {
  if (typed === undefined || typed === character) return 0;
  return isIndexed ? SCORES.differenceFromIndexed : SCORES.difference;
}

function better(one: Path | undefined, other: Path): Path {
  return one && one.score >= other.score ? one : other;
}

function stepsTo(last: Path | undefined): Step[] {
  const steps: Step[] = [];
  for (let path = last; path; path = path.previous) steps.unshift(path);
  return steps;
}

/** Looks each pair of sounds up once. */
function bigramFinder({ findBigrams }: Pinyin): (first: Arc, second: Arc) => Promise<SpokenBigram[]> {
  const found = new Map<string, ReturnType<Pinyin['findBigrams']>>();
  return async (first, second) => {
    // Nothing depends on whether two characters that stay as typed form a bigram.
    if (!first.mayDiffer && !second.mayDiffer) return [];
    const pairs = first.sounds.flatMap((one) => second.sounds.map((other) => [one, other] as const));
    const bigrams = pairs.map(([one, other]) => {
      const key = JSON.stringify([one, other]);
      const finding = found.get(key) ?? findBigrams(one, other);
      found.set(key, finding);
      return finding;
    });
    return (await Promise.all(bigrams)).flat();
  };
}
