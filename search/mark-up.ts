/** Text as HTML whose only markup is `<mark>`. */
import type { Span } from './spans.ts';

/**
 * Escapes `text` from `start` to `end` and wraps `marks` in `<mark>`. The marks lie within that range, sorted and disjoint.
 *
 * @example
 * markUp('1 < 2', { start: 0, end: 5 }, [{ start: 4, end: 5 }]); // '1 &lt; <mark>2</mark>'
 */
export function markUp(text: string, { start, end }: Span, marks: readonly Span[]): string {
  let offset = start;
  let html = '';
  for (const mark of marks) {
    html += `${escapeHtml(text.slice(offset, mark.start))}<mark>${escapeHtml(text.slice(mark.start, mark.end))}</mark>`;
    offset = mark.end;
  }
  return html + escapeHtml(text.slice(offset, end));
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** `text` as HTML without markup, also in the value of an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}
