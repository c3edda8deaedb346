/** Boundaries of shards, chosen by content so that a changed item leaves the shards far from it as they are. */

/**
 * Cuts a list into ranges of about `size`: from half of it to the double, except that one item may be larger. A range ends where the
 * hash of the next key says so, hence mostly where it ended before a change elsewhere.
 *
 * @param keys what decides, for each item, whether a range may end before it
 * @param sizeOf the size of the item with that index
 * @returns the index of the first item of each range, and one past the last; one empty range for no items
 * @example
 * cutShards(['a', 'b'], () => 9, 6); // [[0, 1], [1, 2]]
 */
export function cutShards(
  keys: readonly string[],
  sizeOf: (index: number) => number,
  size: number,
): [start: number, end: number][] {
  const sizes = keys.map((_, index) => sizeOf(index));
  const average = sizes.reduce((sum, own) => sum + own, 0) / Math.max(keys.length, 1);
  const interval = 2 ** Math.max(Math.round(Math.log2(size / 2 / Math.max(average, 1))), 0);
  const ranges: [number, number][] = [];
  let [start, current] = [0, 0];
  for (const [index, key] of keys.entries()) {
    const own = sizes[index] ?? 0;
    const isFull = current + own > size * 2;
    if (index > start && (isFull || (current >= size / 2 && hash(key) % interval === 0))) {
      ranges.push([start, index]);
      [start, current] = [index, 0];
    }
    current += own;
  }
  return [...ranges, [start, keys.length]];
}

/** FNV-1a (32 bits). */
function hash(text: string): number {
  let hashed = 0x811c9dc5;
  for (let unit = 0; unit < text.length; unit += 1)
    hashed = Math.imul(hashed ^ text.charCodeAt(unit), 0x01000193);
  return hashed >>> 0;
}
