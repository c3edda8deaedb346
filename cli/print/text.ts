/** Diagnostics for people: place and fault, the source line with the fault marked, how to mend it. */
import { styleText } from 'node:util';
import stringWidth from 'string-width';
import type { VFile } from 'vfile';
import { type Diagnostic, listDiagnostics } from '../../compiler/diagnostics.ts';
import { visible } from './visible.ts';

/** What a terminal is wide enough for (columns); of longer lines the part around the fault is shown. */
const WIDTH = 100;

const colours = { error: 'red', warning: 'yellow' } as const;

/** All faults of `files`, one paragraph each; coloured where the standard output is a terminal that wants it. */
export function toText(files: readonly VFile[]): string {
  return files
    .flatMap((file) => {
      const lines = String(file).split(/\r\n|\r|\n/);
      return listDiagnostics([file]).map((diagnostic) => paragraph(diagnostic, lines[diagnostic.line - 1]));
    })
    .join('\n');
}

/** `2 errors, 1 warning in 12 files`. */
export function countFaults(files: readonly VFile[]): string {
  const all = listDiagnostics(files);
  const errors = all.filter(({ severity }) => severity === 'error').length;
  return `${count(errors, 'error')}, ${count(all.length - errors, 'warning')} in ${count(files.length, 'file')}`;
}

export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

function paragraph(diagnostic: Diagnostic, source: string | undefined): string {
  const { path, line, column, severity, rule, reason, mend } = diagnostic;
  const colour = colours[severity];
  const head = `${path}:${line}:${column} ${styleText([colour, 'bold'], severity)} ${visible(reason)} ${styleText('dim', rule)}`;
  const gutter = ' '.repeat(String(line).length);
  return [
    head,
    ...(source ? excerpt(diagnostic, source, gutter) : []),
    styleText('dim', ` ${gutter} = `) + visible(mend),
    '',
  ].join('\n');
}

/** The line and, under it, carets as wide as the fault looks: a Chinese character takes two columns. */
function excerpt({ line, column, endLine, endColumn, severity }: Diagnostic, source: string, gutter: string) {
  const from = column - 1;
  const to = endLine > line ? source.length : Math.max(endColumn - 1, from + 1);
  const all = toGraphemes(source);
  const shown = cutToWidth(all, from);
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

/** What a reader takes for one character. */
interface Grapheme {
  text: string;
  /** Where it stands in the line (UTF-16 code units). */
  start: number;
  end: number;
  /** Where it stands on the screen, and how wide it is there (columns). */
  column: number;
  width: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function toGraphemes(line: string): Grapheme[] {
  let column = 0;
  return Array.from(segmenter.segment(line), ({ segment, index }) => {
    const text = visible(segment);
    const grapheme = { text, start: index, end: index + segment.length, column, width: stringWidth(text) };
    column += grapheme.width;
    return grapheme;
  });
}

/** As much of the line as fits on the screen, with `from` in it. */
function cutToWidth(line: readonly Grapheme[], from: number): Grapheme[] {
  const total = widthOf(line);
  const fault = line.find(({ end }) => end > from)?.column ?? total;
  const skipped = total > WIDTH && fault > WIDTH / 2 ? fault - WIDTH / 4 : 0;
  return line.filter(({ column, width }) => column >= skipped && column + width <= skipped + WIDTH);
}

function widthOf(graphemes: readonly Grapheme[]): number {
  return graphemes.reduce((sum, { width }) => sum + width, 0);
}
