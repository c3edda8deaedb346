/** Escaping of plain text in Markdown. */

/** One line of text as Markdown. Any ASCII punctuation may be escaped (CommonMark 0.31, section 2.4); only what could mean markup is. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~&!$]/g, '\\$&').replace(/^(?:[-+=]|\d+(?=[.)]))/, escapeStart);
}

/** The start of a line that would begin a list or underline a heading. */
function escapeStart(start: string): string {
  return /\d/.test(start) ? `${start}\\` : `\\${start}`;
}
