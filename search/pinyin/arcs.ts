/** The ways to read what a reader has typed as sounds: the arcs of a lattice. */
import { MAX_SYLLABLE_LENGTH, type Readings, type Sound } from './readings.ts';

/** A part of a run of words and characters that stands for one character. */
export interface Arc {
  /** Where it starts and ends among the letters and characters of the run. */
  from: number;
  to: number;
  /** What it may be pronounced as. */
  sounds: readonly Sound[];
  /** The character, where one is typed. */
  typed?: string;
  /** Whether any character of the same sound may be meant. */
  mayDiffer: boolean;
  /** Whether the content has the typed character, which is likelier meant then. */
  isIndexed: boolean;
}

/** The arc of a typed character at the position `from`. */
export function characterArc(
  character: string,
  from: number,
  { syllablesOf }: Readings,
  { mayDiffer, isIndexed }: Pick<Arc, 'mayDiffer' | 'isIndexed'>,
): Arc {
  const sounds = syllablesOf(character).map((letters) => ({ letters, isPrefix: false }));
  return { from, to: from + 1, sounds, typed: character, mayDiffer, isIndexed };
}

/**
 * The arcs of a word at the position `from`, in text order: the syllables that it can be divided into, or else the initials of
 * characters. Undefined if it can't be read as either.
 *
 * @param unfinished whether its last syllable may still be typed
 */
export function wordArcs(
  word: string,
  from: number,
  readings: Readings,
  unfinished: boolean,
): Arc[] | undefined {
  // Tones may be typed as digits, and end a syllable.
  const pieces = word.split(/[1-5]/).filter((piece) => piece !== '');
  const arcs: Arc[] = [];
  let start = from;
  for (const [place, piece] of pieces.entries()) {
    const own = syllableArcs(piece, start, readings, unfinished && place === pieces.length - 1);
    if (own.length === 0) return INITIALS.test(word) ? initialArcs(word, from) : undefined;
    arcs.push(...own);
    start += piece.length;
  }
  return arcs;
}

/** As many as anyone types for a phrase. No syllable starts with another letter. */
const INITIALS = /^[a-hj-tw-z]{2,8}$/;

function initialArcs(word: string, from: number): Arc[] {
  return Array.from(word, (letter, at) => soundArc(from + at, { letters: letter, isPrefix: true }));
}

/**
 * The arcs on the paths through the letters that have the fewest syllables, and at least two: "xian" is `xi` and `an`, too. Paths of
 * more are hardly ever meant, and each pair of syllables takes a lookup.
 */
function syllableArcs(letters: string, from: number, readings: Readings, unfinished: boolean): Arc[] {
  const arcs = listSyllables(letters, readings, unfinished);
  const before = new Map([[0, 0]]);
  for (const arc of arcs) countArc(before, arc.from, arc.to);
  const after = new Map([[letters.length, 0]]);
  for (const arc of arcs.toReversed()) countArc(after, arc.to, arc.from);
  const most = Math.max(after.get(0) ?? 0, 2);
  return arcs
    .filter((arc) => (before.get(arc.from) ?? most) + (after.get(arc.to) ?? most) < most)
    .map((arc) => ({ ...arc, from: arc.from + from, to: arc.to + from }));
}

/** In text order. */
function listSyllables(letters: string, readings: Readings, unfinished: boolean): Arc[] {
  const arcs: Arc[] = [];
  for (let start = 0; start < letters.length; start += 1)
    for (let end = start + 1; end <= Math.min(letters.length, start + MAX_SYLLABLE_LENGTH); end += 1) {
      const syllable = letters.slice(start, end);
      const isWhole = readings.isSyllable(syllable);
      const isPrefix = unfinished && start > 0 && end === letters.length && readings.isPrefix(syllable);
      if (isWhole || isPrefix) arcs.push(soundArc(start, { letters: syllable, isPrefix: !isWhole }));
    }
  return arcs;
}

/** Notes that a path goes on from `start` to `end`, if any leads to `start`: the fewest arcs by position. */
function countArc(counts: Map<number, number>, start: number, end: number): void {
  const count = counts.get(start);
  if (count !== undefined) counts.set(end, Math.min(count + 1, counts.get(end) ?? count + 1));
}

function soundArc(from: number, sound: Sound): Arc {
  return { from, to: from + sound.letters.length, sounds: [sound], mayDiffer: true, isIndexed: false };
}
