/** Escaping of text that looks like other tools' Markdown syntax: the last resort of an import. */
import { VFile } from 'vfile';
import { findForeignSyntax, mayContainForeignSyntax } from '../compiler/check/foreign-syntax.ts';
import { parseMarkdown } from '../compiler/read/parse.ts';
import type { SourceContext } from './source-context.ts';

/** The most syntaxes that begin at one character, like `{{{{`. */
const MAX_PASSES = 5;

/** Our own syntax for the id of a heading. */
const OWN_ID = /^\{#[^{}\s]*\}$/;

/** `markdown` in which such text is escaped, so that it is published as it is on purpose; each is logged. */
export function escapeForeignSyntax(markdown: string, { omissions, place }: SourceContext): string {
  let escaped = markdown;
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    if (!mayContainForeignSyntax(escaped)) break;
    const findings = findForeignSyntax(parseMarkdown(new VFile(escaped)), escaped);
    const offsets = findings.map(({ place: { start } }) => start.offset ?? 0);
    if (offsets.length === 0) break;
    if (pass === 0)
      for (const { text, syntax } of findings.filter(({ text }) => !OWN_ID.test(text)))
        omissions.add(
          text,
          `it is kept as text, although it looks like ${syntax.name} of ${syntax.tool}`,
          place,
        );
    for (const offset of offsets.toReversed())
      escaped = escaped.slice(0, offset) + escapeStart(escaped.slice(offset));
  }
  return escaped;
}

/** A backslash escapes punctuation only (CommonMark, section 2.4). */
function escapeStart(text: string): string {
  return /^[\p{P}\p{S}]/u.test(text) ? `\\${text}` : `&#${text.codePointAt(0)};${text.slice(1)}`;
}
