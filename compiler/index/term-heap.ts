/** Binary heap of the next terms of several search indexes: the lowest is at its top. */
import type { TermCursor } from './term-cursor.ts';

export class TermHeap {
  readonly #cursors: TermCursor[] = [];

  /** Number of indexes that have a term left. */
  get size(): number {
    return this.#cursors.length;
  }

  /** The lowest term; undefined without any. */
  get top(): TermCursor | undefined {
    return this.#cursors[0];
  }

  add(cursor: TermCursor): void {
    const cursors = this.#cursors;
    let at = cursors.push(cursor) - 1;
    for (let parent = (at - 1) >> 1; at > 0 && cursor.isBefore(this.#at(parent)); parent = (at - 1) >> 1) {
      cursors[at] = this.#at(parent);
      at = parent;
    }
    cursors[at] = cursor;
  }

  /** Moves the cursor at the top to its next term, and returns the new top; undefined after the last term. */
  advance(): TermCursor | undefined {
    const cursors = this.#cursors;
    if (cursors[0]?.advance()) this.#siftDown(cursors[0]);
    else {
      const last = cursors.pop();
      if (last && cursors.length > 0) this.#siftDown(last);
    }
    return cursors[0];
  }

  /** Puts `cursor` in the place of the top, and below all that come before it. */
  #siftDown(cursor: TermCursor): void {
    const cursors = this.#cursors;
    let at = 0;
    for (let child = 1; child < cursors.length; child = 2 * at + 1) {
      const right = child + 1;
      const lower = right < cursors.length && this.#at(right).isBefore(this.#at(child)) ? right : child;
      if (cursor.isBefore(this.#at(lower))) break;
      cursors[at] = this.#at(lower);
      at = lower;
    }
    cursors[at] = cursor;
  }

  #at(index: number): TermCursor {
    const cursor = this.#cursors[index];
    if (!cursor) throw new RangeError(`the heap has no cursor ${index}`);
    return cursor;
  }
}
