/** A cache for an isolate, which has 128 MB for everything. */

interface Entry<Value> {
  value: Value;
  bytes: number;
  /** Asked for since the hand came by. */
  visited: boolean;
}

/**
 * Holds at most `capacity` bytes. To make room, a hand goes round from the oldest entry to the youngest, and takes out those that
 * nobody asked for since it came by last ("SIEVE is Simpler than LRU", NSDI 2024): what is asked for once, however much of it,
 * does not push out what is asked for again, and to find an entry costs a look-up and a flag.
 */
export class SieveCache<Value> {
  readonly #capacity: number;
  readonly #entries = new Map<string, Entry<Value>>();
  #hand = this.#entries.entries();
  #bytes = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** How many entries there are. */
  get size(): number {
    return this.#entries.size;
  }

  /** What all entries weigh. */
  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    entry.visited = true;
    return entry.value;
  }

  /** Keeps `value`, which weighs `bytes`, unless that is more than the cache may hold. */
  set(key: string, value: Value, bytes: number): void {
    this.delete(key);
    if (bytes > this.#capacity) return;
    while (this.#bytes + bytes > this.#capacity) this.#moveHand();
    this.#entries.set(key, { value, bytes, visited: false });
    this.#bytes += bytes;
  }

  delete(key: string): void {
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0;
    this.#entries.delete(key);
  }

  /** All entries, the oldest first; does not count as asking for them. */
  *[Symbol.iterator](): Generator<[key: string, value: Value]> {
    for (const [key, { value }] of this.#entries) yield [key, value];
  }

  #moveHand(): void {
    const { done, value } = this.#hand.next();
    if (done) {
      this.#hand = this.#entries.entries();
      return;
    }
    const [key, entry] = value;
    if (entry.visited) entry.visited = false;
    else this.delete(key);
  }
}
