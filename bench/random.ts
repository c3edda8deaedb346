/** Chance that a seed decides: the same seed gives the same on any machine. */

/** Gives numbers from 0 up to 1. */
export type Random = () => number;

/** A small generator (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(list: readonly T[], random: Random): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}

/** Picks from `list` as a text does from its words (Zipf's law): the second half as often as the first, the third a third as often. */
export function zipfPicker<T>(list: readonly T[], random: Random): () => T {
  const sums = new Float64Array(list.length);
  let sum = 0;
  for (let rank = 0; rank < list.length; rank += 1) {
    sum += 1 / (rank + 1);
    sums[rank] = sum;
  }
  return () => {
    const found = list[firstAbove(sums, random() * sum)];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  };
}

function firstAbove(sums: Float64Array, value: number): number {
  let [from, to] = [0, sums.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sums[middle] ?? 0) <= value) from = middle + 1;
    else to = middle;
  }
  return from;
}
