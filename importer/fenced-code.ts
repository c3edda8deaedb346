/** Fenced code blocks in lines of Markdown, which conversions of other tools' syntax keep as they are. */

/** The markers of the quotes and lists that a block is in. */
export const BLOCK_PREFIX = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*/;

/** The prefix of the lines after the first one: quotes go on, list markers are indents. */
export const continuedPrefix = (prefix: string) => prefix.replaceAll(/[^>\s]/g, ' ');

/**
 * The marker of the fenced code block that the text below `content` is in; undefined below prose.
 *
 * @param fence the marker of the block that `content` itself is in
 * @example
 * fenceBelow('```js', undefined); // '```'
 */
export function fenceBelow(content: string, fence: string | undefined): string | undefined {
  const rest = content.replace(BLOCK_PREFIX, '');
  const [, marker = '', info = ''] = /^(`{3,}|~{3,})(.*)$/.exec(rest) ?? [];
  if (fence !== undefined) return marker.startsWith(fence) && info.trim() === '' ? undefined : fence;
  return marker === '' || (marker.startsWith('`') && info.includes('`')) ? undefined : marker;
}

/** A fence that is longer than any run of backticks in `code`. */
export function fenceAround(code: string, minimum: number): string {
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  return '`'.repeat(Math.max(minimum, longest + 1));
}
