/** Assignment of ids to chapters and questions: from the source, from the heading, or numbered. */
import * as v from 'valibot';
import { INTRO, SUMMARY } from '../compiler/read/outline.ts';
import { IdSchema } from '../schema/guide.ts';
import type { ChapterWithId, FaqWithIds, ImportedFaq } from './imported-faq.ts';
import type { Omissions } from './omissions.ts';

const MAX_LENGTH = 64;

/** Ids with a meaning for the compiler. */
const RESERVED = [INTRO, SUMMARY];

/**
 * `faq` with valid and unique ids. Ids of the source that can't be kept are logged, since links to them break.
 *
 * @param onNumbered receives the ids that are made from positions, since they mean nothing
 * @example
 * assignIds(faq, omissions).chapters[0]?.questions[0]?.id; // 'can-i-pay-later'
 */
export function assignIds(
  faq: ImportedFaq,
  omissions: Omissions,
  onNumbered: (id: string) => void = () => {},
): FaqWithIds {
  const parts = faq.chapters.flatMap((chapter) => [chapter, ...chapter.questions]);
  const ids = new IdRegistry();
  const kept = new Map(
    parts.filter(({ id }) => id !== undefined && ids.claim(id)).map((part) => [part, part.id]),
  );
  const assign = (part: (typeof parts)[number], kind: string, number: number): string => {
    const words = slug(part.heading);
    const id = kept.get(part) ?? ids.claimSimilar(words || `${kind}-${number}`);
    if (!kept.has(part) && words === '') onNumbered(id);
    if (part.id !== undefined && part.id !== id)
      omissions.add(
        `the id “${part.id}”`,
        `it is not a valid id, or is in use: replaced by “${id}”`,
        part.place,
      );
    return id;
  };
  let number = 0;
  const chapters = faq.chapters.map(
    (chapter, index): ChapterWithId => ({
      ...chapter,
      id: assign(chapter, 'chapter', index + 1),
      questions: chapter.questions.map((question) => {
        number += 1;
        return { ...question, id: assign(question, 'question', number) };
      }),
    }),
  );
  return { ...faq, chapters };
}

/**
 * The ASCII words of `heading`, joined by hyphens and truncated between words to 64 characters; empty if it has none.
 *
 * @example
 * slug('Où est l’été — ici?'); // 'ou-est-lete-ici'
 */
export function slug(heading: string): string {
  const words = heading
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '');
  return truncate(words, MAX_LENGTH);
}

/** Truncates an id, between words if it has several. */
function truncate(id: string, length: number): string {
  const whole = id.length > length ? id.slice(0, length + 1).replace(/(?<=.)-[^-]*$/, '') : id;
  return whole.slice(0, length).replace(/-+$/, '');
}

class IdRegistry {
  readonly #ids = new Set<string>(RESERVED);

  /** Reserves `id`; returns false if it is invalid or in use. */
  claim(id: string): boolean {
    if (this.#ids.has(id) || !v.is(IdSchema, id)) return false;
    this.#ids.add(id);
    return true;
  }

  /** Reserves and returns `base`, with the first free number as suffix if it is in use. */
  claimSimilar(base: string): string {
    let id = base;
    for (let count = 2; !this.claim(id); count += 1)
      id = `${truncate(base, MAX_LENGTH - `-${count}`.length)}-${count}`;
    return id;
  }
}
