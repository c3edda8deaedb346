/** Shards: the consecutive parts of a list, each of which can be read without the others. */

/** A list in shards; its items are numbered from 0. */
export interface Shards<Shard> {
  /** For each shard, the number of its first item. The first shard starts at 0. */
  starts: readonly number[];
  /** Reads the shard of that number. */
  read: (shard: number) => Shard | Promise<Shard>;
}

/** The shard of an item, and the item's place in it. */
export interface Located<Shard> {
  shard: Shard;
  offset: number;
}

/** Where each of consecutive items starts, and where another one would. */
export function startsOf(items: readonly { length: number }[]): Uint32Array {
  const starts = new Uint32Array(items.length + 1);
  for (const [index, { length }] of items.entries()) starts[index + 1] = (starts[index] ?? 0) + length;
  return starts;
}

/** A list in one shard. */
export function singleShard<Shard>(shard: Shard): Shards<Shard> {
  return { starts: [0], read: () => shard };
}

/** Reads the shards of `items`, each once and all at the same time. The returned function locates any of these items. */
export async function readShardsOf<Shard>(
  { starts, read }: Shards<Shard>,
  items: Iterable<number>,
): Promise<(item: number) => Located<Shard>> {
  const numbers = new Set<number>();
  for (const item of items) numbers.add(lastAtMost(starts, item));
  const shards = new Map(
    await Promise.all(Array.from(numbers, async (number) => [number, await read(number)] as const)),
  );
  return (item) => {
    const number = lastAtMost(starts, item);
    const shard = shards.get(number);
    if (shard === undefined) throw new RangeError(`the shard of item ${item} was not read`);
    return { shard, offset: item - (starts[number] ?? 0) };
  };
}

/** Reads all shards, at the same time. */
export function readAllShards<Shard>({ starts, read }: Shards<Shard>): Promise<Shard[]> {
  return Promise.all(starts.map((_, number) => read(number)));
}

/** The index of the last of `sorted` that isn't greater than `key`; 0 if all are. */
export function lastAtMost<Key extends number | string>(sorted: ArrayLike<Key>, key: Key): number {
  let [from, to] = [0, sorted.length - 1];
  while (from < to) {
    const middle = (from + to + 1) >> 1;
    const candidate = sorted[middle];
    if (candidate !== undefined && candidate <= key) from = middle;
    else to = middle - 1;
  }
  return from;
}
