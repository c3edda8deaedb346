/** Control characters as visible symbols: escape sequences in an author's file must not reach the terminal. */

/** Embeddings, overrides and isolates (UAX #9, section 2): they can show what follows them in another order. */
const BIDI_CONTROL = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * `text` on one line: tabs and line breaks become spaces, other control characters their symbol, and those of the direction U+FFFD. Its length
 * stays the same.
 */
export function replaceControlCharacters(text: string): string {
  const line = text.replaceAll(/[\t\r\n\u2028\u2029]/g, ' ').replaceAll(BIDI_CONTROL, '\ufffd');
  return line.replaceAll(/\p{Cc}/gu, (control) => {
    const code = control.charCodeAt(0);
    // U+2400 to U+241F are the symbols of U+0000 to U+001F; all others are shown as DEL.
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\u2421';
  });
}
