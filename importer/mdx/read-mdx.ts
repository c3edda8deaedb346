/** Files in MDX: those named so, and Markdown files with its syntax, which Docusaurus reads as MDX too. */
import { VFileMessage } from 'vfile-message';
import { visibleSource } from '../../compiler/check/visible-source.ts';
import { runWithinProcessorTime, timeLimitOf } from '../../compiler/isolation/time-limit.ts';
import type { ReaderInput } from '../imported-faq.ts';
import { parseMarkdownWithinLimits } from '../parse-within-limits.ts';
import type { LogOmission, SourceLine } from '../source-lines.ts';
import { convertMdx } from './convert-mdx.ts';
import { removeModules } from './mdx-modules.ts';

type Convert = (lines: readonly SourceLine[], log: LogOmission) => readonly SourceLine[];

/**
 * The conversion of MDX; undefined for other files. It leaves a text that isn't valid MDX, or takes too long, as it is. Notices say
 * so, and why a file that isn't named `.mdx` is read as MDX.
 */
export function mdxConverter({ path, text, onNotice }: Pick<ReaderInput, 'path' | 'text' | 'onNotice'>) {
  const isNamed = /\.mdx$/i.test(path);
  const syntax = isNamed ? undefined : findSyntax(text);
  if (!isNamed && !syntax) return undefined;
  const convert: Convert = (lines, log) => {
    const length = lines.reduce((sum, { content }) => sum + content.length, 0);
    try {
      const options = { log, isLenient: !isNamed };
      const converted = runWithinProcessorTime(timeLimitOf(length), () => convertMdx(lines, options));
      if (syntax)
        onNotice?.(
          `line ${syntax.line}: the file is read as MDX, because of “${syntax.content}”: write it as code if it is not MDX`,
        );
      return converted;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const place = error instanceof VFileMessage && error.line !== undefined ? `line ${error.line}: ` : '';
      if (isNamed)
        onNotice?.(`${place}the file is read as Markdown, because it can't be read as MDX: ${error.message}`);
      return lines;
    }
  };
  return convert;
}

/** The first import, export or comment outside code; other syntax of MDX could be meant literally. */
function findSyntax(text: string): SourceLine | undefined {
  const lines = text.split(/\r\n?|\n/).map((content, index): SourceLine => ({ content, line: index + 1 }));
  const modules: SourceLine[] = [];
  removeModules(lines, ({ line }, module) => modules.push({ line, content: module.split('\n')[0] ?? '' }));
  return modules[0] ?? findComment(text);
}

const COMMENT = /\{\s*\/\*[\s\S]*?\*\/\s*\}/;

function findComment(text: string): SourceLine | undefined {
  if (!COMMENT.test(text)) return undefined;
  const comment = COMMENT.exec(
    visibleSource(
      parseMarkdownWithinLimits(text, (line) => line),
      text,
    ),
  );
  if (!comment) return undefined;
  const line = text.slice(0, comment.index).split(/\r\n?|\n/).length;
  return { line, content: comment[0].split('\n')[0] ?? '' };
}
