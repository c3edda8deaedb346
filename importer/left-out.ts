/** What an import could not take over: said, never silent. */

export interface LeftOut {
  /** What it is, with all its words. */
  what: string;
  why: string;
  /** Where the source has it, the first time: `line 12`, `row 3`. */
  place: string;
  times: number;
}

/** Collects what is left out; the same for the same reason is said once. */
export class LeftOutList {
  readonly #entries = new Map<string, LeftOut>();

  add(what: string, why: string, place: string): void {
    const key = JSON.stringify([what, why]);
    const known = this.#entries.get(key);
    if (known) known.times += 1;
    else this.#entries.set(key, { what, why, place, times: 1 });
  }

  list(): LeftOut[] {
    return [...this.#entries.values()];
  }
}
