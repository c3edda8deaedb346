/** Which of a guide's sections an element shows. */
import type { Chapter, Guide } from '../../schema/guide.ts';

/** A chapter as it is shown; without a heading where sections were picked one by one. */
export type ShownChapter = Pick<Chapter, 'sections'> & Partial<Pick<Chapter, 'id' | 'heading'>>;

/** Ids in an attribute: separated by spaces or commas. Frameworks set `true` for an attribute without a value, and `null` for none. */
function readIds(list: string | undefined): string[] {
  return list?.match?.(/[^\s,]+/g) ?? [];
}

/** Whether these attributes leave the whole guide: only then it has its title, its intro and its summary. */
export function isWhole(chapter: string | undefined, sections: string | undefined): boolean {
  return !readIds(chapter)[0] && !readIds(sections)[0];
}

/**
 * What is open before a reader has done anything: the sections that `open` names, or all where it names none, and where chapters are
 * `collapsed` those around them and those that it names.
 */
export function openAtFirst(
  { chapters }: Guide,
  open: string | undefined,
  exclusive: boolean,
  collapsed: boolean,
): Set<string> {
  const named = readIds(open);
  const all = chapters.flatMap(({ sections }) => sections.map(({ id }) => id));
  const asked = !open && open !== '' ? [] : named[0] ? named : all;
  const ids = exclusive ? asked.slice(0, 1) : asked;
  const around = chapters.filter(({ sections }) => collapsed && sections.some(({ id }) => ids.includes(id)));
  return new Set([...ids, ...around.map(({ id }) => id)]);
}

/**
 * The chapters of `guide` to show: all, or those named by `chapter`, or the sections named by `sections` in the order of their names;
 * and in any case what holds `also`, an id that a reader asked for. Ids that name nothing are reported.
 */
export function chooseSections(
  { chapters }: Guide,
  chapter: string | undefined,
  sections: string | undefined,
  also: string | undefined,
): readonly ShownChapter[] {
  const [wanted, picked] = [readIds(chapter), readIds(sections)];
  const all = [...chapters, ...chapters.flatMap((each) => each.sections)];
  for (const id of [...wanted, ...picked])
    if (!all.some((each) => each.id === id)) console.warn(`<edge-faq>: the guide has no "${id}".`);
  const kept = chapters.filter(
    (each) =>
      !wanted[0] || [...wanted, also].includes(each.id) || each.sections.some(({ id }) => id === also),
  );
  if (!picked[0]) return kept;
  const asked = chapters.find(({ id }) => id === also)?.sections.map(({ id }) => id) ?? [also];
  const pool = kept.flatMap((each) => each.sections);
  const shown = [...new Set([...picked, ...asked])].flatMap((id) => pool.filter((each) => each.id === id));
  return shown[0] ? [{ sections: shown }] : [];
}
