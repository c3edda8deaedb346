/** Log of the source content that an import omitted: nothing is dropped silently. */

export interface Omission {
  /** The omitted content, with all its words. */
  what: string;
  why: string;
  /** Its first position in the source: `line 12`, `row 3`. */
  place: string;
  times: number;
}

/** Collects omissions; equal content omitted for the same reason is one entry. */
export class Omissions {
  readonly #entries = new Map<string, Omission>();

  add(what: string, why: string, place: string): void {
    const key = JSON.stringify([what, why]);
    const existing = this.#entries.get(key);
    if (existing) existing.times += 1;
    else this.#entries.set(key, { what, why, place, times: 1 });
  }

  list(): Omission[] {
    return [...this.#entries.values()];
  }
}
