/** Identity of what hasn't changed in a guide: the element renders only what is another object. */
import { type Guide, hasAnswers } from '../../guide.ts';

/**
 * A function whose results for `next` and for what is shown are the same where these say the same. The revision of a guide doesn't change when a
 * part of it is withdrawn. A large guide comes without answers, while those that have been loaded are in what is shown.
 */
export function compareText(next: Guide | undefined): (shown: unknown) => string | undefined {
  const isIncomplete = next && !hasAnswers(next);
  return (shown) =>
    JSON.stringify(shown, (key, value) => (key === 'html' && isIncomplete ? undefined : value));
}

/** `next`, with the sections, intro and summary of `previous` that say the same: their answers stay in the page as they are. */
export function reuseParts(previous: Guide | undefined, next: Guide): Guide {
  // Another revision may have other answers.
  const toText = compareText(previous?.revision === next.revision ? next : undefined);
  const known = new Map(partsOf(previous).map((part) => [toText(part), part]));
  // JSON that is the same is of the same type.
  const reuse = <Part>(part: Part): Part => (known.get(toText(part)) as Part | undefined) ?? part;
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
