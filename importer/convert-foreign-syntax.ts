/** Conversion of other tools' Markdown syntax to CommonMark and GFM, before a text is parsed. */
import { findForeignSyntax, mayContainForeignSyntax } from '../compiler/check/foreign-syntax.ts';
import { convertBlocks } from './foreign-blocks.ts';
import { convertCode } from './foreign-code.ts';
import { convertComponents } from './foreign-components.ts';
import { convertInlines } from './foreign-inlines.ts';
import { convertLiteralTemplates } from './literal-templates.ts';
import { parseMarkdownWithinLimits } from './parse-within-limits.ts';
import type { SourceContext } from './source-context.ts';
import type { LogOmission, SourceLine } from './source-lines.ts';

/** The most levels at which blocks of other tools are nested: each pass converts one. */
const MAX_PASSES = 12;

/** A converted text, and the line of the source that each of its lines comes from. */
export interface ConvertedText {
  text: string;
  /** Counted from 1. */
  lines: number[];
}

interface ConversionContext extends Pick<SourceContext, 'omissions'> {
  /** Converts the text first, from another dialect of Markdown. */
  convertDialect?: ((lines: readonly SourceLine[], log: LogOmission) => readonly SourceLine[]) | undefined;
}

/**
 * Converts containers, admonitions, tabs, shortcodes and the like to block quotes, `<details>`, headings and text. What has no
 * equivalent is omitted and logged, at the line that `placeOf` names.
 */
export function convertForeignSyntax(
  text: string,
  { omissions, convertDialect }: ConversionContext,
  placeOf: (line: number) => string,
): ConvertedText {
  const log = ({ line }: SourceLine, what: string, why: string) => omissions.add(what, why, placeOf(line));
  const written = text.split(/\r\n?|\n/).map((content, index): SourceLine => ({ content, line: index + 1 }));
  const markdown = convertDialect?.(written, log) ?? written;
  let lines = convertLiteralTemplates(convertCode(markdown, log), log);
  for (let pass = 0; pass < MAX_PASSES && mayContainForeignSyntax(text); pass += 1) {
    const { tree, source } = parse(lines);
    const findings = findForeignSyntax(tree, source);
    const converted = convertBlocks(lines, findings, log) ?? convertComponents(lines, { tree, source }, log);
    if (converted) {
      lines = converted;
      continue;
    }
    const inlines = convertInlines(lines, findings, log);
    if (!inlines) break;
    lines = inlines;
  }
  return { text: lines.map(({ content }) => content).join('\n'), lines: lines.map(({ line }) => line) };
}

function parse(lines: readonly SourceLine[]) {
  const source = lines.map(({ content }) => content).join('\n');
  return { source, tree: parseMarkdownWithinLimits(source, (line) => lines[line - 1]?.line ?? line) };
}
