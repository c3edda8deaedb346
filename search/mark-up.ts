/** Text as HTML whose only markup is `<mark>`. */

/** Offsets in a text (UTF-16 code units). */
export interface Span {
  start: number;
  end: number;
}

/** What stands in `text` between `start` and `end`, with `marks` in `<mark>`: they lie in there, in order and apart. */
export function markUp(text: string, { start, end }: Span, marks: readonly Span[]): string {
  let at = start;
  let html = '';
  for (const mark of marks) {
    html += `${escapeHtml(text.slice(at, mark.start))}<mark>${escapeHtml(text.slice(mark.start, mark.end))}</mark>`;
    at = mark.end;
  }
  return html + escapeHtml(text.slice(at, end));
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}
