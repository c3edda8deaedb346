/** Selection of the sections that an element shows, by its attributes. */
import type { Chapter, Guide } from '../guide.ts';

/** A chapter as shown; without id and heading where `sections` names single sections. */
export type ShownChapter = Pick<Chapter, 'sections'> & Partial<Pick<Chapter, 'id' | 'heading'>>;

/** Ids in an attribute, separated by spaces or commas. Frameworks set `true` for an attribute without a value, and `null` for none. */
export function parseIds(list: string | undefined): string[] {
  return list?.match?.(/[^\s,]+/g) ?? [];
}

/**
 * Ids that are open initially: the sections that `open` names, or all where it has no value; with `collapsed` also the chapters
 * that contain them and those that it names.
 */
export function initiallyOpen(
  { chapters }: Guide,
  open: string | undefined,
  exclusive: boolean,
  collapsed: boolean,
): Set<string> {
  const named = parseIds(open);
  const all = chapters.flatMap(({ sections }) => sections.map(({ id }) => id));
  const requested = !open && open !== '' ? [] : named[0] ? named : all;
  const ids = exclusive ? requested.slice(0, 1) : requested;
  const parents = chapters.filter(({ sections }) => collapsed && sections.some(({ id }) => ids.includes(id)));
  return new Set([...ids, ...parents.map(({ id }) => id)]);
}

/**
 * The chapters of a guide to show: `guide.chapters`, or those named by `chapter`, or the sections named by `sections` in that order; always
 * including `revealedId`, the section or chapter that a deep link named. Ids that the guide lacks select nothing.
 */
export function selectSections(
  { chapters }: Guide,
  chapter: string | undefined,
  sections: string | undefined,
  revealedId: string | undefined,
): readonly ShownChapter[] {
  const [chapterIds, sectionIds] = [parseIds(chapter), parseIds(sections)];
  if (!chapterIds[0] && !sectionIds[0]) return chapters;
  const kept = chapters.filter(
    (each) =>
      !chapterIds[0] ||
      [...chapterIds, revealedId].includes(each.id) ||
      each.sections.some(({ id }) => id === revealedId),
  );
  if (!sectionIds[0]) return kept;
  const revealed = chapters.find(({ id }) => id === revealedId)?.sections.map(({ id }) => id) ?? [revealedId];
  const pool = kept.flatMap((each) => each.sections);
  const shown = [...new Set([...sectionIds, ...revealed])].flatMap((id) =>
    pool.filter((each) => each.id === id),
  );
  return shown[0] ? [{ sections: shown }] : [];
}
