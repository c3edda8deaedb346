/** Identity of what hasn't changed in a guide: the element renders only what is another object. */
import type { Guide } from '../../guide.ts';

/** `next`, with the sections, intro and summary of `previous` that say the same: their answers stay in the page as they are. */
export function reuseParts(previous: Guide | undefined, next: Guide): Guide {
  const known = new Map(partsOf(previous).map((part) => [JSON.stringify(part), part]));
  // JSON that is the same is of the same type.
  const reuse = <Part>(part: Part): Part => (known.get(JSON.stringify(part)) as Part | undefined) ?? part;
  return {
    ...next,
    intro: reuse(next.intro),
    ...(next.summary && { summary: reuse(next.summary) }),
    chapters: next.chapters.map((chapter) => ({ ...chapter, sections: chapter.sections.map(reuse) })),
  };
}

function partsOf(guide: Guide | undefined): unknown[] {
  return guide ? [guide.intro, guide.summary, ...guide.chapters.flatMap(({ sections }) => sections)] : [];
}
