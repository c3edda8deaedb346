/** Conversion of other tools' Markdown syntax in plain text, like a title: guides publish it as it is. */

import { toString as plainText } from 'mdast-util-to-string';
import { VFile } from 'vfile';
import { findInPlainText } from '../compiler/check/foreign-syntax.ts';
import { collapseWhitespace } from '../compiler/read/collapse-whitespace.ts';
import { parseMarkdown } from '../compiler/read/parse.ts';
import { convertForeignSyntax } from './convert-foreign-syntax.ts';
import { htmlToPlainText } from './plain-text.ts';
import type { SourceContext } from './source-context.ts';

/**
 * `text` on one line without such syntax; what has no equivalent is omitted and logged.
 *
 * @example
 * convertPlainText('Help :tada:', { place: 'the title', omissions }); // 'Help'
 */
export function convertPlainText(text: string, context: SourceContext): string {
  const line = collapseWhitespace(text);
  if (!findInPlainText(line)) return line;
  const { text: converted } = convertForeignSyntax(`\n${line}`, context, () => context.place);
  // Nothing but the syntax was Markdown: a text that is as before keeps its characters.
  if (converted.trim() === line) return line;
  return htmlToPlainText(plainText(parseMarkdown(new VFile(converted))));
}
