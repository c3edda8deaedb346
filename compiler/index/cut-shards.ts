/** Boundaries of shards, chosen by content so that a changed item leaves the shards far from it as they are. */

/** An item of a list, which stays whole. */
export interface ShardItem {
  /** What decides whether a shard may end before the item. */
  key: string;
  size: number;
}

/**
 * Cuts `items` into ranges of about `size`: from half of it to the double, except that an item may be larger. A range ends where the
 * hash of the next key says so, hence mostly where it ended before a change elsewhere.
 *
 * @returns the index of the first item of each range, and one past the last; one empty range for no items
 * @example
 * cutShards([{ key: 'a', size: 9 }, { key: 'b', size: 9 }], 6); // [[0, 1], [1, 2]]
 */
export function cutShards(items: readonly ShardItem[], size: number): [start: number, end: number][] {
  const average = items.reduce((sum, item) => sum + item.size, 0) / Math.max(items.length, 1);
  const interval = 2 ** Math.max(Math.round(Math.log2(size / 2 / Math.max(average, 1))), 0);
  const ranges: [number, number][] = [];
  let [start, current] = [0, 0];
  for (const [index, item] of items.entries()) {
    const isFull = current + item.size > size * 2;
    if (index > start && (isFull || (current >= size / 2 && hash(item.key) % interval === 0))) {
      ranges.push([start, index]);
      [start, current] = [index, 0];
    }
    current += item.size;
  }
  return [...ranges, [start, items.length]];
}

/** FNV-1a (32 bits). */
function hash(text: string): number {
  let hashed = 0x811c9dc5;
  for (let unit = 0; unit < text.length; unit += 1)
    hashed = Math.imul(hashed ^ text.charCodeAt(unit), 0x01000193);
  return hashed >>> 0;
}
