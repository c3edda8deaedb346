/** Numbers by section of a block of consecutive sections: small enough for the caches of a processor. */

/** Sections of a block. */
export const BLOCK_SIZE = 4_096;

/** Positive numbers by place in the block, which are cleared without visiting all places. */
export class BlockValues {
  /** By place; 0 for none. */
  readonly values = new Float64Array(BLOCK_SIZE);
  /** The places with a number: the first `size` ones. */
  readonly places = new Uint16Array(BLOCK_SIZE);
  size = 0;

  /** Adds `value` to the number at `place`. */
  add(place: number, value: number): void {
    const before = this.values[place] ?? 0;
    if (before === 0) this.places[this.size++] = place;
    this.values[place] = before + value;
  }

  /** Sets the number at `place` to `value`, unless it is greater. */
  raise(place: number, value: number): void {
    const before = this.values[place] ?? 0;
    if (before === 0) this.places[this.size++] = place;
    if (value > before) this.values[place] = value;
  }

  clear(): void {
    for (let index = 0; index < this.size; index += 1) this.values[this.places[index] ?? 0] = 0;
    this.size = 0;
  }
}
