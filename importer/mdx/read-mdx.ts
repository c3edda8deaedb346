/** Files in MDX: those named so, and Markdown files with its syntax, which Docusaurus reads as MDX too. */
import { VFileMessage } from 'vfile-message';
import { runWithinProcessorTime, timeLimitOf } from '../../compiler/isolation/time-limit.ts';
import type { ReaderInput } from '../imported-faq.ts';
import type { LogOmission, SourceLine } from '../source-lines.ts';
import { convertMdx } from './convert-mdx.ts';

/** Imports, exports and comments; other syntax of MDX could be meant literally. */
const SYNTAX =
  /^(?:import\s+(?:[\w$*{][^\n]*\sfrom\s+)?["'][^"'\n]+["'];?[ \t]*$|export\s+(?:const|default)\s)|\{\/\*[\s\S]*?\*\/\}/m;

export function isMdx({ path, text }: Pick<ReaderInput, 'path' | 'text'>): boolean {
  return /\.mdx$/i.test(path) || SYNTAX.test(text.replaceAll(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, ''));
}

/** A conversion of MDX that leaves a text which isn't valid MDX, or takes too long, as it is, and says so. */
export function mdxConverter({ path, onNotice }: Pick<ReaderInput, 'path' | 'onNotice'>) {
  return (lines: readonly SourceLine[], log: LogOmission): readonly SourceLine[] => {
    const length = lines.reduce((sum, { content }) => sum + content.length, 0);
    try {
      return runWithinProcessorTime(timeLimitOf(length), () => convertMdx(lines, log));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const place = error instanceof VFileMessage && error.line !== undefined ? `line ${error.line}: ` : '';
      if (/\.mdx$/i.test(path))
        onNotice?.(`${place}the file is read as Markdown, because it can't be read as MDX: ${error.message}`);
      return lines;
    }
  };
}
