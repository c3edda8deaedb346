/** Highlighting of matched terms in a text. */
import { markUp } from './mark-up.ts';
import { markTerms } from './marks.ts';
import type { IndexHead } from './open-index.ts';

/**
 * `text` as HTML with the matched `terms` of a `search` hit in `<mark>`; all else is escaped.
 *
 * @example
 * const [hit] = (await search(index, 'fees', 1)).results;
 * highlight(index, 'Late fees & costs.', hit.terms); // 'Late <mark>fees</mark> &amp; costs.'
 */
export function highlight(index: Pick<IndexHead, 'foldHan'>, text: string, terms: readonly string[]): string {
  return markUp(text, { start: 0, end: text.length }, markTerms(index, text, terms).marks);
}
