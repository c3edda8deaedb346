/** Control characters as visible symbols: escape sequences in an author's file must not reach the terminal. */

/** `text` on one line: tabs and line breaks become spaces, other control characters their symbol. Its length stays the same. */
export function replaceControlCharacters(text: string): string {
  return text.replaceAll(/[\t\r\n]/g, ' ').replaceAll(/\p{Cc}/gu, (control) => {
    const code = control.charCodeAt(0);
    // U+2400 to U+241F are the symbols of U+0000 to U+001F; all others are shown as DEL.
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\u2421';
  });
}
