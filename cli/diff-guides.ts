/** Structural diff of two revisions of a guide: fields, chapters, sections and the words of their text. */
import { diffArrays, diffWords } from 'diff';
import type { Chapter, Guide, Section } from '../schema/guide.ts';

/** A run of words: in both revisions (`same`), only in the older (`removed`) or only in the newer (`added`). */
export interface WordRun {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Reference to a chapter or a section. */
export interface PartRef {
  part: 'chapter' | 'section';
  id: string;
  heading: string;
  /** The id of the section's chapter. */
  chapter?: string;
}

export type Change =
  | ({ kind: 'added' | 'removed' } & PartRef)
  /** Moved from chapter `from` to chapter `to`; if they are the same, reordered within it. */
  | ({ kind: 'moved'; from: string; to: string } & PartRef)
  /** The id changed, and an alias maps the former id `from` to the new one. */
  | ({ kind: 'renamed'; from: string } & PartRef)
  /** `field` of a chapter or section changed; without `part`, a field of the guide itself. */
  | ({ kind: 'changed'; field: string; words: WordRun[] } & Partial<PartRef>);

/** Above this edit distance a text counts as rewritten: it is replaced whole, because a word diff would be slow and unreadable. */
const MAX_CHANGED_WORDS = 2_000;

/**
 * All changes from `before` to `after`: first those of the guide, then those of its chapters and sections.
 *
 * @example
 * ```ts
 * diffGuides(published, current);
 * // [{ kind: 'changed', field: 'title', words: [{ kind: 'removed', text: 'Help' }, { kind: 'added', text: 'Aid' }] }]
 * ```
 */
export function diffGuides(before: Guide, after: Guide): Change[] {
  const segmenter = new Intl.Segmenter(after.locale, { granularity: 'word' });
  const diffField: DiffField = (field, oldText = '', newText = '', ref = {}) =>
    oldText === newText
      ? []
      : [{ kind: 'changed', field, ...ref, words: diffText(oldText, newText, segmenter) }];
  return [
    ...diffField('title', before.title, after.title),
    ...diffField('description', before.description, after.description),
    ...diffField('updated', before.updated, after.updated),
    ...diffField('aliases', formatAliases(before), formatAliases(after)),
    ...diffContent('intro', before.intro, after.intro, diffField),
    ...diffField('summary heading', before.summary?.heading, after.summary?.heading),
    ...diffContent('summary', before.summary, after.summary, diffField),
    ...diffParts(before, after, diffField),
  ];
}

type DiffField = (field: string, oldText?: string, newText?: string, ref?: Partial<PartRef>) => Change[];

interface Content {
  html: string;
  text: string;
}

/** Compares the text first: with the same words, the HTML can still differ in a link or in its formatting. */
function diffContent(
  field: string,
  oldContent: Content | undefined,
  newContent: Content | undefined,
  diffField: DiffField,
  ref?: PartRef,
): Change[] {
  const changes = diffField(field, oldContent?.text, newContent?.text, ref);
  return changes.length > 0 ? changes : diffField(`${field} HTML`, oldContent?.html, newContent?.html, ref);
}

/** A chapter, or a section with its answer. In the older revision, `ref` has the ids that aliases map the former ids to. */
interface PartEntry {
  ref: PartRef;
  answer?: Content;
  /** The id in the part's own revision, before aliases are applied. */
  originalId: string;
}

function diffParts(before: Guide, after: Guide, diffField: DiffField): Change[] {
  const newEntries = listParts(after);
  const currentIds = new Set(newEntries.map(({ originalId }) => originalId));
  const oldEntries = listParts(before, (id) => (currentIds.has(id) ? id : (after.aliases?.[id] ?? id)));
  const [oldByKey, newByKey] = [indexByKey(oldEntries), indexByKey(newEntries)];
  const reordered = findReordered(oldEntries, newEntries);
  const removed = oldEntries.filter(({ ref }) => !newByKey.has(keyOf(ref)));
  return [
    ...removed.map(({ ref, originalId }): Change => ({ kind: 'removed', ...ref, id: originalId })),
    ...newEntries.flatMap((newEntry): Change[] => {
      const oldEntry = oldByKey.get(keyOf(newEntry.ref));
      if (!oldEntry) return [{ kind: 'added', ...newEntry.ref }];
      return [
        ...diffIdAndPosition(oldEntry, newEntry, reordered),
        ...diffField('heading', oldEntry.ref.heading, newEntry.ref.heading, newEntry.ref),
        ...diffContent('answer', oldEntry.answer, newEntry.answer, diffField, newEntry.ref),
      ];
    }),
  ];
}

function diffIdAndPosition(
  { ref: oldRef, originalId }: PartEntry,
  { ref }: PartEntry,
  reordered: ReadonlySet<string>,
): Change[] {
  const [from = '', to = ''] = [oldRef.chapter, ref.chapter];
  return [
    ...(originalId === ref.id ? [] : [{ kind: 'renamed', from: originalId, ...ref } as const]),
    ...(from !== to || reordered.has(keyOf(ref)) ? [{ kind: 'moved', from, to, ...ref } as const] : []),
  ];
}

/** Keys of the parts whose order changed relative to the siblings that both revisions have. */
function findReordered(oldEntries: readonly PartEntry[], newEntries: readonly PartEntry[]): Set<string> {
  const reordered = [...new Set(newEntries.map(({ ref }) => ref.chapter))].flatMap((chapter) => {
    const keysIn = (entries: readonly PartEntry[]) =>
      entries.filter(({ ref }) => ref.chapter === chapter).map(({ ref }) => keyOf(ref));
    const [oldKeys, newKeys] = [keysIn(oldEntries), keysIn(newEntries)];
    const edits = diffArrays(
      oldKeys.filter((key) => newKeys.includes(key)),
      newKeys.filter((key) => oldKeys.includes(key)),
    );
    return edits.filter(({ removed }) => removed).flatMap(({ value }) => value);
  });
  return new Set(reordered);
}

function listParts({ chapters }: Guide, resolveId = (id: string) => id): PartEntry[] {
  const toEntry = (
    part: PartRef['part'],
    { id, heading }: Chapter | Section,
    chapter?: string,
  ): PartEntry => ({
    ref: { part, id: resolveId(id), heading, ...(chapter !== undefined && { chapter: resolveId(chapter) }) },
    originalId: id,
  });
  return chapters.flatMap((chapter) => [
    toEntry('chapter', chapter),
    ...chapter.sections.map((section) => ({ ...toEntry('section', section, chapter.id), answer: section })),
  ]);
}

function indexByKey(entries: readonly PartEntry[]): Map<string, PartEntry> {
  return new Map(entries.map((entry) => [keyOf(entry.ref), entry]));
}

/** Includes the kind of part: a section that becomes a chapter is removed and added. */
function keyOf({ part, id }: PartRef): string {
  return `${part} ${id}`;
}

function formatAliases({ aliases = {} }: Guide): string {
  return Object.entries(aliases)
    .map(([formerId, id]) => `${formerId}: ${id}`)
    .join('\n');
}

function diffText(oldText: string, newText: string, intlSegmenter: Intl.Segmenter): WordRun[] {
  const edits = diffWords(oldText, newText, { intlSegmenter, maxEditLength: MAX_CHANGED_WORDS }) ?? [];
  // diffWords ignores whitespace, so texts that differ only in it have no edits.
  if (!edits.some(({ added, removed }) => added || removed)) return replaceWhole(oldText, newText);
  return edits.map(({ value: text, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text,
  }));
}

function replaceWhole(oldText: string, newText: string): WordRun[] {
  return [
    { kind: 'removed', text: oldText },
    { kind: 'added', text: newText },
  ];
}
