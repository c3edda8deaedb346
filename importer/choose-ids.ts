/** Gives every chapter and question its id: the one it has, else the words of its heading, else a number. */
import * as v from 'valibot';
import { INTRO, type Outline, SUMMARY } from '../compiler/read/outline.ts';
import { IdSchema } from '../schema/guide.ts';
import type { ImportedChapter, ImportedFaq, NamedFaq } from './imported-faq.ts';
import type { LeftOutList } from './left-out.ts';

/** What translations take their ids from: the guide's source, imported or there already. */
export interface Shape {
  chapters: readonly Named<{ questions: readonly Named[] }>[];
}

type Named<Rest = object> = Rest & { id: string; key?: string | undefined };

const LONGEST = 64;

/** Ids that the compiler gives a meaning. */
const RESERVED = [INTRO, SUMMARY];

/** `faq` with ids that are valid and unique; ids that it had and can't keep are said. */
export function chooseIds(faq: ImportedFaq, leftOut: LeftOutList): NamedFaq {
  const parts = faq.chapters.flatMap((chapter) => [chapter, ...chapter.questions]);
  const ids = new Ids();
  const kept = new Map(
    parts.filter(({ id }) => id !== undefined && ids.take(id)).map((part) => [part, part.id]),
  );
  const name = (part: (typeof parts)[number], kind: string, number: number): string => {
    const id = kept.get(part) ?? ids.choose(slug(part.heading), kind, number);
    if (part.id !== undefined && part.id !== id)
      leftOut.add(
        `the id “${part.id}”`,
        `it can't be an id here, or is taken: it is “${id}” now`,
        part.place,
      );
    return id;
  };
  let number = 0;
  const chapters = faq.chapters.map((chapter, index) => ({
    ...chapter,
    id: name(chapter, 'chapter', index + 1),
    questions: chapter.questions.map((question) => {
      number += 1;
      return { ...question, id: name(question, 'question', number) };
    }),
  }));
  return { ...faq, chapters };
}

/** The same for a translation: its parts have the ids of those in `source` whose key is theirs, or whose place, and their order. */
export function adoptIds(faq: ImportedFaq, source: Shape, leftOut: LeftOutList): NamedFaq {
  const keys = indexKeys(source);
  const byPlace = !faq.chapters.some((chapter) => chapter.questions.some((part) => keys.has(keyOf(part))));
  const sameShape = shapeOf(faq) === shapeOf(source);
  const named = faq.chapters.map((chapter, index): ImportedChapter => {
    const original = byPlace && sameShape ? source.chapters[index] : undefined;
    const questions = chapter.questions.map((question, place) => ({
      ...question,
      id: keys.get(keyOf(question)) ?? original?.questions[place]?.id ?? question.id,
    }));
    const id = keys.get(keyOf(chapter)) ?? original?.id ?? chapterWith(questions, source) ?? chapter.id;
    return { ...chapter, id, questions };
  });
  return inOrderOf(source, chooseIds({ ...faq, chapters: named }, leftOut));
}

/** The shape of a guide that is written already. */
export function shapeOfOutline({ chapters }: Outline): Shape {
  return { chapters: chapters.map(({ id, sections }) => ({ id, questions: sections })) };
}

/** ASCII words of `heading` joined by hyphens, at most 64 characters; empty where it has none. */
export function slug(heading: string): string {
  const words = heading
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '');
  return shorten(words, LONGEST);
}

/** Cut between words where there is a place for it. */
function shorten(id: string, length: number): string {
  const cut = id.length > length ? id.slice(0, length + 1).replace(/(?<=.)-[^-]*$/, '') : id;
  return cut.slice(0, length).replace(/-+$/, '');
}

class Ids {
  readonly #taken = new Set<string>(RESERVED);

  /** Whether `id` is valid and was free. */
  take(id: string): boolean {
    if (this.#taken.has(id) || !v.is(IdSchema, id)) return false;
    this.#taken.add(id);
    return true;
  }

  /** `wish`, or what is most like it and free. */
  choose(wish: string, kind: string, number: number): string {
    const base = wish || `${kind}-${number}`;
    let id = base;
    for (let count = 2; !this.take(id); count += 1)
      id = `${shorten(base, LONGEST - `-${count}`.length)}-${count}`;
    return id;
  }
}

function keyOf({ key, id }: { key?: string | undefined; id?: string | undefined }): string | undefined {
  return key ?? id;
}

function indexKeys({ chapters }: Shape): Map<string | undefined, string> {
  const parts = chapters.flatMap((chapter) => [chapter, ...chapter.questions]);
  const keys = new Map<string | undefined, string>(parts.map((part) => [keyOf(part), part.id]));
  keys.delete(undefined);
  return keys;
}

/** How many questions each chapter has. */
function shapeOf({ chapters }: { chapters: readonly { questions: readonly unknown[] }[] }): string {
  return chapters.map(({ questions }) => questions.length).join();
}

/** The chapter of `source` that holds the first of `questions` that it has. */
function chapterWith(
  questions: readonly { id?: string | undefined }[],
  { chapters }: Shape,
): string | undefined {
  const ids = new Set(questions.map(({ id }) => id));
  return chapters.find((chapter) => chapter.questions.some(({ id }) => ids.has(id)))?.id;
}

/** What `source` doesn't have comes last. */
function inOrderOf({ chapters }: Shape, faq: NamedFaq): NamedFaq {
  const ids = chapters.flatMap((chapter) => [chapter.id, ...chapter.questions.map(({ id }) => id)]);
  const places = new Map(ids.map((id, index) => [id, index]));
  const sort = <Part extends { id: string }>(parts: readonly Part[]) =>
    parts.toSorted((a, b) => (places.get(a.id) ?? ids.length) - (places.get(b.id) ?? ids.length));
  return {
    ...faq,
    chapters: sort(faq.chapters).map((chapter) => ({ ...chapter, questions: sort(chapter.questions) })),
  };
}
