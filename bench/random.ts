/** Seeded pseudo-random numbers: a seed yields the same sequence on every machine, so benchmark runs are comparable. */

/** Returns the next number of its sequence, from 0 (inclusive) to 1 (exclusive). */
export type Random = () => number;

/** The mulberry32 generator: 32 bits of state are enough for test data. */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Picks an item with uniform probability.
 *
 * @throws {RangeError} if `list` is empty.
 */
export function pick<T>(list: readonly T[], random: Random): T {
  return itemAt(list, Math.floor(random() * list.length));
}

/** Returns a function that picks from `list` as words occur in a text (Zipf's law): item n has 1/n of the first item's frequency. */
export function zipfPicker<T>(list: readonly T[], random: Random): () => T {
  const cumulative = new Float64Array(list.length);
  let sum = 0;
  for (let rank = 0; rank < list.length; rank += 1) {
    sum += 1 / (rank + 1);
    cumulative[rank] = sum;
  }
  return () => itemAt(list, firstAbove(cumulative, random() * sum));
}

function itemAt<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError('cannot pick from an empty list');
  return item;
}

/** Binary search for the index of the first element of `sorted` that exceeds `value`. */
function firstAbove(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
