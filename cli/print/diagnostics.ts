/** Terminal output of diagnostics: position and reason, a code frame of the source line, and how to fix it. */
import { styleText } from 'node:util';
import stringWidth from 'string-width';
import type { VFile } from 'vfile';
import { countSeverities, type Diagnostic, listDiagnostics } from '../../compiler/diagnostics.ts';
import { sourceText } from '../../compiler/read/files.ts';
import { replaceControlCharacters } from './control-characters.ts';
import { formatCount } from './count.ts';

/** Columns of source text in a code frame; of a longer line only the part around the diagnostic is shown. */
const MAX_WIDTH = 100;

const colours = { error: 'red', warning: 'yellow', info: 'cyan' } as const;

/** One paragraph for each diagnostic of `files`; in colour if the standard output is a terminal (`FORCE_COLOR`, `NO_COLOR`). */
export function formatDiagnostics(files: readonly VFile[]): string {
  return files
    .filter(({ messages }) => messages.length > 0)
    .flatMap((file) => {
      const lines = sourceText(file).split(/\r\n|\r|\n/);
      return listDiagnostics([file]).map((diagnostic) =>
        formatDiagnostic(diagnostic, lines[diagnostic.line - 1]),
      );
    })
    .join('\n');
}

/** `2 errors, 1 warning in 12 files`; advice is not counted. */
export function formatDiagnosticCount(files: readonly VFile[]): string {
  const { error, warning } = countSeverities(files);
  return `${formatCount(error, 'error')}, ${formatCount(warning, 'warning')} in ${formatCount(files.length, 'file')}`;
}

function formatDiagnostic(diagnostic: Diagnostic, source: string | undefined): string {
  const { path, line, column, severity, rule, reason, hint } = diagnostic;
  const colour = colours[severity];
  const head = `${path}:${line}:${column} ${styleText([colour, 'bold'], severity)} ${replaceControlCharacters(reason)} ${styleText('dim', rule)}`;
  const gutter = ' '.repeat(String(line).length);
  return [
    head,
    ...(source ? codeFrame(diagnostic, source, gutter) : []),
    styleText('dim', ` ${gutter} = `) + formatHint(hint, gutter),
    '',
  ].join('\n');
}

/** Lines to paste keep their line breaks, and are indented. */
function formatHint(hint: string, gutter: string): string {
  return hint.split('\n').map(replaceControlCharacters).join(`\n ${gutter}   `);
}

/** The source line, and carets under the diagnostic's range; a full-width character has two carets. */
function codeFrame(
  { line, column, endLine, endColumn, severity }: Diagnostic,
  source: string,
  gutter: string,
) {
  const from = column - 1;
  const to = endLine > line ? source.length : Math.max(endColumn - 1, from + 1);
  const all = toGraphemes(source);
  const shown = truncate(all, from);
  const before = shown[0] === all[0] ? '' : '…';
  const after = shown.at(-1) === all.at(-1) ? '' : '…';
  const indent = before.length + widthOf(shown.filter(({ end }) => end <= from));
  const carets = widthOf(shown.filter(({ start, end }) => end > from && start < to));
  const bar = styleText('dim', '|');
  return [
    ` ${styleText('dim', String(line))} ${bar} ${before}${shown.map(({ text }) => text).join('')}${after}`,
    ` ${gutter} ${bar} ${' '.repeat(indent)}${styleText(colours[severity], '^'.repeat(Math.max(1, carets)))}`,
  ];
}

/** A user-perceived character (UAX #29). */
interface Grapheme {
  text: string;
  /** Range in the source line (UTF-16 code units). */
  start: number;
  end: number;
  /** Position and width on the screen (columns). */
  column: number;
  width: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function toGraphemes(line: string): Grapheme[] {
  let column = 0;
  return Array.from(segmenter.segment(line), ({ segment, index }) => {
    const text = replaceControlCharacters(segment);
    const grapheme = { text, start: index, end: index + segment.length, column, width: stringWidth(text) };
    column += grapheme.width;
    return grapheme;
  });
}

/** The part of `line` that fits into `MAX_WIDTH` and includes the code unit `from`. */
function truncate(line: readonly Grapheme[], from: number): Grapheme[] {
  const total = widthOf(line);
  const target = line.find(({ end }) => end > from)?.column ?? total;
  const skipped = total > MAX_WIDTH && target > MAX_WIDTH / 2 ? target - MAX_WIDTH / 4 : 0;
  return line.filter(({ column, width }) => column >= skipped && column + width <= skipped + MAX_WIDTH);
}

function widthOf(graphemes: readonly Grapheme[]): number {
  return graphemes.reduce((sum, { width }) => sum + width, 0);
}
