/** The words of an index that a word of a query may stand for: unfinished, with another ending, or with a slip in it. */
import type { SearchIndex } from './open-index.ts';
import { findWord, wordAt, wordsFrom, wordsNear } from './vocabulary.ts';
import type { Word } from './words.ts';

/** What a word of the index weighs, by its number, beside 1 for the word that was asked for. */
export type Weights = Map<number, number>;

const WEIGHTS = { ending: 0.375, near: 0.45 };

/** How many words another may stand for in one way: the most frequent. */
const MOST = 16;

/** Shorter beginnings are of too many words. */
const SHORTEST = 3;

/** How many letters an ending has at most. */
const ENDING = 3;

/** From so many letters on, the first may be wrong. */
const LONG = 6;

/** Longer ones are no words. */
const LONGEST = 40;

/** The words that go on where `word` ends, or end before it does. The last word of a query is perhaps not finished. */
export function otherEndings(index: SearchIndex, word: string, unfinished: boolean): Weights {
  if (word.length > LONGEST) return new Map();
  const { vocabulary } = index;
  const longer =
    word.length >= SHORTEST || unfinished ? mostFrequent(index, wordsFrom(vocabulary, word)) : [];
  const shorter = Array.from({ length: ENDING }, (_, cut) => word.slice(0, -1 - cut))
    .filter((beginning) => beginning.length >= SHORTEST)
    .flatMap((beginning) => findWord(vocabulary, beginning) ?? []);
  const others = [...longer, ...shorter].filter((at) => wordAt(vocabulary, at) !== word);
  return new Map(others.map((at) => [at, WEIGHTS.ending * closeness(wordAt(vocabulary, at), word)]));
}

/** 1 for the same word, less the more letters one of the two has. */
function closeness({ length }: string, word: string): number {
  return length / (length + 0.3 * Math.abs(length - word.length));
}

/**
 * The words that `word` is a slip of, the likeliest first. Short words have no slips: they would stand for everything; and
 * whoever writes a word that is hardly longer has the first letter right.
 */
export function slips(index: SearchIndex, word: string, loosely: boolean): Weights {
  const edits = (word.length < 4 ? 0 : word.length < 8 ? 1 : 2) + (loosely && word.length >= LONG ? 1 : 0);
  if (word.length > LONGEST || edits === 0) return new Map();
  const near = [...wordsNear(index.vocabulary, word, edits)]
    .filter(([at]) => word.length >= LONG || wordAt(index.vocabulary, at)[0] === word[0])
    .toSorted(
      ([a, distance], [b, other]) =>
        distance - other || index.ranking.frequency(b) - index.ranking.frequency(a),
    );
  return new Map(
    near.slice(0, MOST).map(([at, distance]) => [at, WEIGHTS.near / (1 + distance / word.length)]),
  );
}

/**
 * The character that was meant at `at`, where `tokens` have one that the content never uses, and another goes with both its
 * neighbours.
 */
export function otherCharacter(index: SearchIndex, tokens: readonly Word[], at: number): string | undefined {
  const [before, wrong, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!before || !wrong || !after || before.end !== wrong.start || wrong.end !== after.start)
    return undefined;
  const isKnown = (word: string) => findWord(index.vocabulary, word) !== undefined;
  if (isKnown(wrong.word) || index.stopWords.has(after.word)) return undefined;
  return mostFrequent(index, wordsFrom(index.vocabulary, before.word))
    .map((pair) => wordAt(index.vocabulary, pair).slice(before.word.length))
    .find((other) => other !== '' && isKnown(other + after.word));
}

/** The numbers of those words from `from` to `to` that most sections hold, the most frequent first. */
function mostFrequent({ ranking }: SearchIndex, [from, to]: [number, number]): number[] {
  // Frequency and number in one: numbers sort many times faster than what a function has to compare.
  const keys = Float64Array.from(
    { length: to - from },
    (_, offset) => ranking.frequency(from + offset) * NUMBERS + NUMBERS - 1 - (from + offset),
  );
  return Array.from(keys.sort().slice(-MOST).reverse(), (key) => NUMBERS - 1 - (key % NUMBERS));
}

/** More words than an index has. */
const NUMBERS = 2 ** 24;
