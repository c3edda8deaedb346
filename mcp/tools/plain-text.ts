/** Plain text of the API's highlights. */

const CHARACTERS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/**
 * The text of `html` whose only markup is `<mark>`, as `search/mark-up.ts` writes it.
 *
 * @example
 * toPlainText('1 &lt; <mark>2</mark>'); // '1 < 2'
 */
export function toPlainText(html: string): string {
  return html
    .replace(/<\/?mark>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (entity, name: string) => CHARACTERS[name] ?? entity);
}
