/** Chapters that a reader may look into where a search is unsure. */
import type { Guide } from '../../guide.ts';

/** A chapter, and the id that leads to it. */
export interface ChapterLink {
  target: string;
  heading: string;
}

/** Maximum of the chapters of the sections that are found. */
const MAX_CHAPTERS = 3;

/**
 * The first chapters of the `sections`, in their order; without any, all chapters. `isShown`: whether the element shows what has that id, which
 * of a chapter may be some of its sections only.
 */
export function nearChapters(
  { chapters }: Guide,
  sections: readonly { id: string }[],
  isShown: (found: { id: string }) => boolean,
): ChapterLink[] {
  const near = sections.flatMap(({ id }) =>
    chapters.filter((chapter) => chapter.sections.some((section) => section.id === id)),
  );
  return [...new Set(near[0] ? near : chapters)].slice(0, near[0] && MAX_CHAPTERS).flatMap((chapter) => {
    const target = [chapter, ...chapter.sections].find(isShown);
    return target ? [{ target: target.id, heading: chapter.heading }] : [];
  });
}
