/** Diagnostics of other tools' Markdown syntax in a file, its title and its description. */
import { report } from '../diagnostics.ts';
import { pointOfField } from '../read/front-matter.ts';
import type { Translation } from '../read/translation.ts';
import { findForeignSyntax, findInPlainText } from './foreign-syntax.ts';
import type { ForeignSyntax } from './foreign-syntaxes/pattern.ts';

/** Reports each place where the file would publish the syntax of another tool as text. */
export function reportForeignSyntax({ file, tree, frontMatter }: Translation): void {
  for (const { syntax, place, text } of findForeignSyntax(tree, String(file)))
    report(file, place, 'foreign-syntax', reasonOf(syntax, text), hintOf(syntax));
  for (const field of ['title', 'description'] as const) {
    const text = frontMatter?.[field] ?? '';
    const syntax = findInPlainText(text);
    if (syntax)
      report(file, pointOfField(tree, field), 'foreign-syntax', reasonOf(syntax, text), syntax.hint);
  }
}

function reasonOf({ name, tool }: ForeignSyntax, text: string): string {
  const [line = ''] = text.split('\n');
  return `${name} of ${tool} would be published as text: ${line.length > 60 ? `${line.slice(0, 60)}…` : line}`;
}

function hintOf({ hint }: ForeignSyntax): string {
  return `${hint}; if it is meant literally, write it as code or with a backslash before it`;
}
