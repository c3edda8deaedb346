/** Which of a guide's sections an element shows. */
import type { Chapter, Guide } from '../content/schema.ts';

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

/** The sections and chapters that are open before a reader has done anything: those that `open` names, or all where it names none. */
export function openAtFirst({ chapters }: Guide, open: string | undefined, exclusive: boolean): Set<string> {
  const named = readIds(open);
  const all = chapters.flatMap(({ sections }) => sections.map(({ id }) => id));
  const ids = !open && open !== '' ? [] : named[0] ? named : all;
  return new Set(exclusive ? ids.slice(0, 1) : ids);
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
  return [
    {
      sections: [...new Set([...picked, ...asked])].flatMap((id) =>
        pool.filter((section) => section.id === id),
      ),
    },
  ];
}
