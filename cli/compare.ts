/** What changed from one revision of a guide to another. */
import { diffArrays, diffWords } from 'diff';
import type { Chapter, Guide, Section } from '../schema/guide.ts';

/** A run of words; those that are `removed` stand in the older revision only, those that are `added` in the newer. */
export interface Words {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** A chapter or a section. */
export interface Place {
  part: 'chapter' | 'section';
  id: string;
  heading: string;
  /** The chapter of a section. */
  chapter?: string;
}

export type Change =
  | ({ kind: 'added' | 'removed' } & Place)
  /** From one chapter to another, or elsewhere among its neighbours where both are the same. */
  | ({ kind: 'moved'; from: string; to: string } & Place)
  /** An alias leads from the id `from` to the one it has now. */
  | ({ kind: 'renamed'; from: string } & Place)
  /** `field` of a chapter, of a section, or of the guide itself where there is no `part`. */
  | ({ kind: 'changed'; field: string; words: Words[] } & Partial<Place>);

/** More words than these in one answer are not compared one by one: it was written anew. */
const MOST_CHANGED_WORDS = 2_000;

/** All changes: of the guide itself, of its chapters, of its sections. */
export function compareGuides(before: Guide, after: Guide): Change[] {
  const segmenter = new Intl.Segmenter(after.locale, { granularity: 'word' });
  const changed = (field: string, old = '', now = '', place: Partial<Place> = {}): Change[] =>
    old === now ? [] : [{ kind: 'changed', field, ...place, words: compareWords(old, now, segmenter) }];
  return [
    ...changed('title', before.title, after.title),
    ...changed('description', before.description, after.description),
    ...changed('updated', before.updated, after.updated),
    ...changed('aliases', listAliases(before), listAliases(after)),
    ...compareTexts('intro', before.intro, after.intro, changed),
    ...changed('summary heading', before.summary?.heading, after.summary?.heading),
    ...compareTexts('summary', before.summary, after.summary, changed),
    ...comparePlaces(before, after, changed),
  ];
}

type Compare = (field: string, old?: string, now?: string, place?: Place) => Change[];

interface Answer {
  html: string;
  text: string;
}

/** The words; where they are the same, the HTML may still lead elsewhere or look different. */
function compareTexts(
  field: string,
  old: Answer | undefined,
  now: Answer | undefined,
  changed: Compare,
  place?: Place,
): Change[] {
  const words = changed(field, old?.text, now?.text, place);
  return words.length > 0 ? words : changed(`${field} HTML`, old?.html, now?.html, place);
}

/** A chapter or a section with what it holds; one of the older revision has the ids that aliases give it now. */
interface Found {
  place: Place;
  answer?: Answer;
  /** The id that the older revision has. */
  was: string;
}

function comparePlaces(before: Guide, after: Guide, changed: Compare): Change[] {
  const newer = listPlaces(after);
  const taken = new Set(newer.map(({ was }) => was));
  const older = listPlaces(before, (id) => (taken.has(id) ? id : (after.aliases?.[id] ?? id)));
  const [inOlder, inNewer] = [indexPlaces(older), indexPlaces(newer)];
  const shifted = findShifted(older, newer);
  const gone = older.filter(({ place }) => !inNewer.has(keyOf(place)));
  return [
    ...gone.map(({ place, was }): Change => ({ kind: 'removed', ...place, id: was })),
    ...newer.flatMap((now): Change[] => {
      const old = inOlder.get(keyOf(now.place));
      if (!old) return [{ kind: 'added', ...now.place }];
      return [
        ...compareIds(old, now, shifted),
        ...changed('heading', old.place.heading, now.place.heading, now.place),
        ...compareTexts('answer', old.answer, now.answer, changed, now.place),
      ];
    }),
  ];
}

function compareIds({ place: old, was }: Found, { place }: Found, shifted: ReadonlySet<string>): Change[] {
  const [from = '', to = ''] = [old.chapter, place.chapter];
  return [
    ...(was === place.id ? [] : [{ kind: 'renamed', from: was, ...place } as const]),
    ...(from !== to || shifted.has(keyOf(place)) ? [{ kind: 'moved', from, to, ...place } as const] : []),
  ];
}

/** Those that stand elsewhere among the neighbours that they have in both. */
function findShifted(older: readonly Found[], newer: readonly Found[]): Set<string> {
  const shifted = [...new Set(newer.map(({ place }) => place.chapter))].flatMap((chapter) => {
    const keysIn = (places: readonly Found[]) =>
      places.filter(({ place }) => place.chapter === chapter).map(({ place }) => keyOf(place));
    const [old, now] = [keysIn(older), keysIn(newer)];
    const moves = diffArrays(
      old.filter((key) => now.includes(key)),
      now.filter((key) => old.includes(key)),
    );
    return moves.filter(({ removed }) => removed).flatMap(({ value }) => value);
  });
  return new Set(shifted);
}

function listPlaces({ chapters }: Guide, idNow = (id: string) => id): Found[] {
  const find = (part: Place['part'], { id, heading }: Chapter | Section, chapter?: string): Found => ({
    place: { part, id: idNow(id), heading, ...(chapter !== undefined && { chapter: idNow(chapter) }) },
    was: id,
  });
  return chapters.flatMap((chapter) => [
    find('chapter', chapter),
    ...chapter.sections.map((section) => ({ ...find('section', section, chapter.id), answer: section })),
  ]);
}

function indexPlaces(places: readonly Found[]): Map<string, Found> {
  return new Map(places.map((found) => [keyOf(found.place), found]));
}

/** A section that has become a chapter is another place. */
function keyOf({ part, id }: Place): string {
  return `${part} ${id}`;
}

function listAliases({ aliases = {} }: Guide): string {
  return Object.entries(aliases)
    .map(([old, id]) => `${old}: ${id}`)
    .join('\n');
}

function compareWords(old: string, now: string, intlSegmenter: Intl.Segmenter): Words[] {
  const runs = diffWords(old, now, { intlSegmenter, maxEditLength: MOST_CHANGED_WORDS }) ?? [];
  // Words that are the same may have other spaces between them.
  if (!runs.some(({ added, removed }) => added || removed)) return replaceAll(old, now);
  return runs.map(({ value: text, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text,
  }));
}

function replaceAll(old: string, now: string): Words[] {
  return [
    { kind: 'removed', text: old },
    { kind: 'added', text: now },
  ];
}
