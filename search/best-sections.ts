/** The sections with the highest scores, of any number of sections. */

/** A section that matches a query. */
export interface RankedSection {
  /** Its number. */
  section: number;
  /** Comparable within one search only. */
  score: number;
  /** The weights of the required terms that it has, together. */
  matched: number;
}

/** Orders the higher score first, and of equal ones the section that is first in the index. */
export function compareRanked(a: RankedSection, b: RankedSection): number {
  return b.score - a.score || a.section - b.section;
}

/** The best `count` of the sections that are added, the best first. */
export class BestSections {
  readonly list: RankedSection[] = [];
  /** A section with a lower score isn't among the best; nor is one with the same that comes later in the index. */
  lowest = 0;
  readonly #count: number;

  constructor(count: number) {
    this.#count = count;
    if (count === 0) this.lowest = Number.POSITIVE_INFINITY;
  }

  add(ranked: RankedSection): void {
    const { list } = this;
    const later = list.findLastIndex((other) => compareRanked(other, ranked) < 0) + 1;
    list.splice(later, 0, ranked);
    if (list.length > this.#count) list.pop();
    if (list.length === this.#count) this.lowest = list.at(-1)?.score ?? Number.POSITIVE_INFINITY;
  }
}
