/** Text fragments: links to a sentence on a page (WICG, URL Fragment Text Directives). */

/** Characters of a URL that a sentence takes, at most: of a longer one, the start is linked. */
const MAX_LENGTH = 400;

/**
 * Where a text may be cut, whichever words the browser finds in it, which it compares whole: between words that spaces separate, and after
 * punctuation where there are no spaces.
 */
const PIECE = /[^\s、，；：。！？]*(?:\s+|[、，；：。！？]+|$)/gu;

/**
 * The fragment directive for `text`, a sentence of one block, to append to the fragment of its page's URL. It has no range of a start and an
 * end, which Firefox and WebKit find in no shadow root.
 *
 * @example
 * textFragment('A late, well-known fee'); // ':~:text=A%20late%2C%20well%2Dknown%20fee'
 */
export function textFragment(text: string): string {
  const whole = encode(text);
  return `:~:text=${whole.length <= MAX_LENGTH ? whole : encodeStart(text.match(PIECE) ?? [])}`;
}

/** As many of `pieces` as fit, or the first. */
function encodeStart([first = '', ...others]: readonly string[]): string {
  let start = first;
  for (const piece of others) {
    if (encode(start + piece).length > MAX_LENGTH) break;
    start += piece;
  }
  return encode(start);
}

/** A directive separates its parts by "," and "-", and "&" separates directives. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed().replace(/\s+/g, ' ').trim()).replaceAll('-', '%2D');
}
