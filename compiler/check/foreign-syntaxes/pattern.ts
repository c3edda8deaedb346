/** Patterns of other tools' Markdown syntax, which CommonMark and GFM publish as text. */

/** A syntax of another tool. */
export interface ForeignSyntax {
  id: string;
  /** What it is, as its documentation calls it. */
  name: string;
  /** The tools that read it. */
  tool: string;
  /** Matches in the visible source of a file. The group `at` is the syntax itself, where the match is longer. */
  pattern: RegExp;
  /** What to write in a guide instead. */
  hint: string;
  /** Set where it may be in a URL or an HTML tag as well. */
  inUrls?: true;
}

/** A pattern at the start of a line, in block quotes and lists as well. */
export function line(pattern: string): RegExp {
  return new RegExp(String.raw`^[ \t>]*(?<at>${pattern})`, 'dgmu');
}

/** A pattern anywhere, unless a backslash escapes it. */
export function inline(pattern: string): RegExp {
  return new RegExp(String.raw`(?<!\\)${pattern}`, 'dgu');
}

// Repetitions are bounded, so that the time is linear in the length of the file.
export const REST = String.raw`[^\n]{0,500}`;
export const BRACKETS = String.raw`\[[^\]\n]{0,300}\]`;
export const WORD = String.raw`[A-Za-z][\w-]{0,60}`;
export const VALUE = String.raw`(?:"[^"\n]{0,200}"|'[^'\n]{0,200}')`;
export const END = String.raw`[ \t]*\r?$`;

/** Hint for notes and warnings of any kind. */
export const QUOTE = 'write a block quote with a bold title: > **Note**';
