/** Assignment of ids to chapters and questions: from the source, from the heading, or numbered. */
import * as v from 'valibot';
import { INTRO, type Outline, SUMMARY } from '../compiler/read/outline.ts';
import { IdSchema } from '../schema/guide.ts';
import type { ChapterWithId, FaqWithIds, ImportedChapter, ImportedFaq } from './imported-faq.ts';
import type { Omissions } from './omissions.ts';

/** The ids of a guide's source, imported or existing, which its translations take over. */
export interface GuideIds {
  chapters: readonly Identified<{ questions: readonly Identified[] }>[];
}

type Identified<Rest = object> = Rest & { id: string; key?: string | undefined };

const MAX_LENGTH = 64;

/** Ids with a meaning for the compiler. */
const RESERVED = [INTRO, SUMMARY];

/**
 * `faq` with valid and unique ids. Ids of the source that can't be kept are logged, since links to them break.
 *
 * @example
 * assignIds(faq, omissions).chapters[0]?.questions[0]?.id; // 'can-i-pay-later'
 */
export function assignIds(faq: ImportedFaq, omissions: Omissions): FaqWithIds {
  const parts = faq.chapters.flatMap((chapter) => [chapter, ...chapter.questions]);
  const ids = new IdRegistry();
  const kept = new Map(
    parts.filter(({ id }) => id !== undefined && ids.claim(id)).map((part) => [part, part.id]),
  );
  const assign = (part: (typeof parts)[number], kind: string, number: number): string => {
    const id = kept.get(part) ?? ids.claimSimilar(slug(part.heading) || `${kind}-${number}`);
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
 * `faq`, a translation, with the ids of `source`, in its order. Parts are paired by key; if no question has a key of the source and
 * both have the same number of questions in each chapter, by position.
 */
export function inheritIds(faq: ImportedFaq, source: GuideIds, omissions: Omissions): FaqWithIds {
  const idsByKey = indexKeys(source);
  const hasSharedKey = faq.chapters.some(({ questions }) =>
    questions.some((part) => idsByKey.has(keyOf(part))),
  );
  const pairByPosition = !hasSharedKey && questionCounts(faq) === questionCounts(source);
  const chapters = faq.chapters.map((chapter, index): ImportedChapter => {
    const original = pairByPosition ? source.chapters[index] : undefined;
    const questions = chapter.questions.map((question, position) => ({
      ...question,
      id: idsByKey.get(keyOf(question)) ?? original?.questions[position]?.id ?? question.id,
    }));
    const id =
      idsByKey.get(keyOf(chapter)) ?? original?.id ?? chapterContaining(questions, source) ?? chapter.id;
    return { ...chapter, id, questions };
  });
  return sortLike(source, assignIds({ ...faq, chapters }, omissions));
}

/** The ids of an existing guide. */
export function idsOfOutline({ chapters }: Outline): GuideIds {
  return { chapters: chapters.map(({ id, sections }) => ({ id, questions: sections })) };
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

function keyOf({ key, id }: { key?: string | undefined; id?: string | undefined }): string | undefined {
  return key ?? id;
}

function indexKeys({ chapters }: GuideIds): Map<string | undefined, string> {
  const parts = chapters.flatMap((chapter) => [chapter, ...chapter.questions]);
  const ids = new Map<string | undefined, string>(parts.map((part) => [keyOf(part), part.id]));
  ids.delete(undefined);
  return ids;
}

/** The number of questions in each chapter, comparable as a string. */
function questionCounts({ chapters }: { chapters: readonly { questions: readonly unknown[] }[] }): string {
  return chapters.map(({ questions }) => questions.length).join();
}

/** The id of the first chapter of `source` that contains one of `questions`. */
function chapterContaining(
  questions: readonly { id?: string | undefined }[],
  { chapters }: GuideIds,
): string | undefined {
  const ids = new Set(questions.map(({ id }) => id));
  return chapters.find((chapter) => chapter.questions.some(({ id }) => ids.has(id)))?.id;
}

/** Sorts the parts of `faq` like those of `source`; parts that `source` lacks come last. */
function sortLike({ chapters }: GuideIds, faq: FaqWithIds): FaqWithIds {
  const ids = chapters.flatMap((chapter) => [chapter.id, ...chapter.questions.map(({ id }) => id)]);
  const positions = new Map(ids.map((id, index) => [id, index]));
  const sort = <Part extends { id: string }>(parts: readonly Part[]) =>
    parts.toSorted((a, b) => (positions.get(a.id) ?? ids.length) - (positions.get(b.id) ?? ids.length));
  return {
    ...faq,
    chapters: sort(faq.chapters).map((chapter) => ({ ...chapter, questions: sort(chapter.questions) })),
  };
}
