/** Log of the source content that an import omitted: nothing is dropped silently. */
import { comparePlaces, sortByPlace } from './place.ts';

export interface Omission {
  /** The omitted content, with all its words. */
  what: string;
  why: string;
  /** Its first place in the source: `line 12`, `row 3`. */
  place: string;
  times: number;
  /** Set where the source announces content that isn't in its files: the import is incomplete. */
  isMissing?: true;
}

/** Collects omissions; equal content omitted for the same reason is one entry. */
export class Omissions {
  readonly #entries: Map<string, Omission>;
  readonly #source: string | undefined;

  constructor(entries: Map<string, Omission> = new Map(), source?: string) {
    this.#entries = entries;
    this.#source = source;
  }

  /** The same log, for one of several source files: places begin with its path. */
  in(source: string | undefined): Omissions {
    return new Omissions(this.#entries, source);
  }

  add(what: string, why: string, place: string): void {
    this.#add({ what, why, place, times: 1 });
  }

  /** Logs content that the source announces and that isn't in its files. */
  addMissing(what: string, why: string, place: string): void {
    this.#add({ what, why, place, times: 1, isMissing: true });
  }

  /** Adds what a part of the import has logged by itself, because it could have failed or been repeated. */
  addAll(omissions: Omissions): void {
    for (const entry of omissions.list()) this.#add(entry);
  }

  #add(omission: Omission): void {
    const { what, why, place, times } = omission;
    const key = JSON.stringify([what, why]);
    const existing = this.#entries.get(key);
    const fullPlace = this.#source === undefined ? place : `${this.#source} ${place}`;
    if (existing) {
      existing.times += times;
      if (comparePlaces(fullPlace, existing.place) < 0) existing.place = fullPlace;
    } else this.#entries.set(key, { ...omission, place: fullPlace });
  }

  /** All omissions, by file and by place in it. */
  list(): Omission[] {
    return sortByPlace(this.#entries.values());
  }
}
