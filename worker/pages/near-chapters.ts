/** Chapters to look into where a search in a guide is unsure. */
import { html } from 'hono/html';
import type { Guide } from '../../schema/guide.ts';
import type { Found } from '../api/run-search.ts';
import type { Html } from './page-props.ts';
import { pagePath } from './page-urls.ts';

/** Maximum of the chapters of what was found. */
const MAX_CHAPTERS = 3;

/**
 * Cards of the first chapters of what was found, in its order, or else of all. They lead to a chapter's first question: without script,
 * browsers find no chapter, which is in a shadow root.
 */
export function nearChapters(
  { guide, locale, chapters }: Guide,
  { results, nearest }: Pick<Found, 'results' | 'nearest'>,
): Html[] {
  const ids = new Set([...results, ...nearest].map(({ chapter }) => chapter));
  const near = [...ids].flatMap((id) => chapters.filter((chapter) => chapter.id === id));
  return (near.length > 0 ? near.slice(0, MAX_CHAPTERS) : chapters).flatMap(({ heading, sections }) => {
    const section = sections.find(({ withdrawn }) => withdrawn === undefined)?.id;
    if (section === undefined) return [];
    return [html`<li><h2><a href="${pagePath({ guide, locale, section })}">${heading}</a></h2></li>`];
  });
}
