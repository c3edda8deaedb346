/** Control characters as pictures: what an author's file holds must not steer the terminal. */

/** `text` as one line, as many characters long. */
export function visible(text: string): string {
  return text.replaceAll(/[\t\r\n]/g, ' ').replaceAll(/\p{Cc}/gu, (control) => {
    const code = control.charCodeAt(0);
    // U+2400 and following are pictures of the first 32; all others look like DEL.
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\u2421';
  });
}
