/** Ids that a section has had: a withdrawal follows a section that authors rename. */
import type { EditionHeader } from '../../schema/edition-file.ts';
import type { StoredGuide } from '../../schema/manifest.ts';
import type { Assets } from '../store/assets.ts';
import { type EditionReference, openEdition } from '../store/edition.ts';

/** The ids of the sections of a guide over the revisions that are served. */
export class SectionIds {
  /** Every id of a section. */
  readonly all: ReadonlySet<string>;
  readonly #current: ReadonlySet<string>;
  readonly #aliases: readonly NonNullable<EditionHeader['aliases']>[];

  /** @param headers - those of the revisions, the current one first */
  constructor(headers: readonly Pick<EditionHeader, 'sections' | 'aliases'>[]) {
    this.#current = new Set(headers[0]?.sections.map(({ id }) => id));
    this.all = new Set(headers.flatMap(({ sections }) => sections.map(({ id }) => id)));
    this.#aliases = headers.map(({ aliases = {} }) => aliases);
  }

  /** The current id of the section that has, or had, the id; of a section that no longer exists, always the same of its ids. */
  resolve(id: string): string {
    const seen: string[] = [];
    for (let next: string | undefined = id; next !== undefined; next = this.#next(next)) {
      if (this.#current.has(next)) return next;
      // Renamed and renamed back.
      if (seen.includes(next)) return seen.toSorted()[0] ?? id;
      seen.push(next);
    }
    return seen.at(-1) ?? id;
  }

  /** All ids of the section whose current id is `current`. */
  listIds(current: string): string[] {
    const former = this.#aliases.flatMap((aliases) => Object.keys(aliases));
    return [...new Set([current, ...this.all, ...former])].filter((id) => this.resolve(id) === current);
  }

  #next(id: string): string | undefined {
    return this.#aliases.find((aliases) => Object.hasOwn(aliases, id))?.[id];
  }
}

/** The section ids of those revisions `editions` that can be read, the current one first: a damaged one hides no other. */
export async function readSectionIds(
  assets: Assets,
  editions: readonly EditionReference[],
): Promise<SectionIds> {
  const opened = await Promise.allSettled(editions.map((edition) => openEdition(assets, edition)));
  return new SectionIds(opened.flatMap((each) => (each.status === 'fulfilled' ? [each.value.header] : [])));
}

/** The editions of a guide that are served in `locale`, the current one first. */
export function servedEditions(
  { guide }: Pick<StoredGuide, 'guide'>,
  { locale, revisions }: StoredGuide['locales'][number],
): EditionReference[] {
  return revisions.map(([revision, digest]) => ({ guide, locale, revision, digest }));
}
