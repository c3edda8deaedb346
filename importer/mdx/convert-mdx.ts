/** Conversion of MDX to Markdown with HTML: content between tags is Markdown, and nothing is executed. */
import { toString as plainText } from 'mdast-util-to-string';
import { htmlBlockNames } from 'micromark-util-html-tag-name';
import { VFile } from 'vfile';
import { parseMarkdown } from '../../compiler/read/parse.ts';
import type { LogOmission, SourceLine } from '../source-lines.ts';
import { indentsToRemove } from './mdx-indents.ts';
import { removeModules } from './mdx-modules.ts';
import { type MdxTag, readTag, toHtmlTag } from './mdx-tags.ts';
import { type MdxToken, readMdxTokens } from './mdx-tokens.ts';
import { constantsOf, literalValue } from './mdx-values.ts';

const NOT_RUN = 'guides run no components';

/**
 * Converts MDX. Tags of blocks stand alone between blank lines, so that CommonMark reads what they contain; expressions are replaced
 * by their value where that is written in the file, and otherwise left out and logged.
 *
 * @throws if the text isn't valid MDX; nothing is logged then
 */
export function convertMdx(written: readonly SourceLine[], log: LogOmission): SourceLine[] {
  const logged: Parameters<LogOmission>[] = [];
  const { lines, modules } = removeModules(written, (...entry) => logged.push(entry));
  const constants = constantsOf(modules);
  const { tree, tokens } = readMdxTokens(lines.map(({ content }) => content).join('\n'));
  const tags = tokens.filter((token) => token.kind === 'tag' && isBlock(token));
  const output = new MdxOutput(lines, indentsToRemove(lines, tree, tags));
  for (const [index, token] of tokens.entries()) {
    if (token.start < output.offset) continue;
    const summary = summaryAt(tokens, index, output);
    if (summary) output.replace(token.start, summary.end, summary.text);
    else if (token.kind === 'tag') convertTag(token, output, (...entry) => logged.push(entry));
    else convertExpression(token, constants, output, (...entry) => logged.push(entry));
  }
  for (const entry of logged) log(...entry);
  return output.finish();
}

function isBlock({ text, isFlow }: MdxToken): boolean {
  const { name } = readTag(text);
  return htmlBlockNames.includes(name) || isFlow;
}

/** A summary with Markdown in it: it becomes plain text, as it is in a guide. */
function summaryAt(
  tokens: readonly MdxToken[],
  index: number,
  output: MdxOutput,
): { end: number; text: string } | undefined {
  const opening = tokens[index];
  const closing = tokens[index + 1];
  if (opening?.kind !== 'tag' || closing?.kind !== 'tag') return undefined;
  if (readTag(opening.text).name !== 'summary' || closing.text !== '</summary>') return undefined;
  const content = output.textBetween(opening.end, closing.start);
  const words = plainText(parseMarkdown(new VFile(content.replaceAll(/^[ \t]+/gm, ''))));
  const escaped = words.trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return { end: closing.end, text: `\n<summary>${escaped}</summary>\n\n` };
}

function convertTag(token: MdxToken, output: MdxOutput, log: LogOmission): void {
  const tag = readTag(token.text);
  const isElement = /^[a-z]/.test(tag.name);
  const component = tag.name === '' ? '' : token.text.replaceAll(/\s*\n\s*/g, ' ');
  const html = isElement ? convertElement(tag, token, output, log) : component;
  const indent = ' '.repeat(token.indent ?? 0);
  const isAlone = isBlock(token) && token.indent !== undefined && tag.name !== 'summary';
  output.replace(token.start, token.end, isAlone ? `\n\n${indent}${html}\n\n${indent}` : html);
}

function convertElement(tag: MdxTag, token: MdxToken, output: MdxOutput, log: LogOmission): string {
  const { html, expressions } = toHtmlTag(tag);
  if (expressions.length === 0) return html;
  const isImage = tag.name === 'img';
  const line = output.lineAt(token.start);
  if (isImage) log(line, token.text, NOT_RUN);
  else for (const expression of expressions) log(line, `${expression} of <${tag.name}>`, NOT_RUN);
  return isImage ? '' : html;
}

function convertExpression(
  token: MdxToken,
  constants: ReadonlyMap<string, string>,
  output: MdxOutput,
  log: LogOmission,
): void {
  const code = token.text.slice(1, -1).trim();
  // Comments are converted with those of other tools.
  if (/^\/\*[\s\S]*\*\/$/.test(code)) return;
  const value = literalValue(code) ?? constants.get(code);
  if (value === undefined && code !== '') {
    const line = output.lineAt(token.start);
    const sentence = token.isFlow ? '' : ` in “${line.content.trim()}”`;
    log(line, `${token.text}${sentence}`, `${NOT_RUN}: write the text that it stands for`);
  }
  output.replace(token.start, token.end, (value ?? '').replaceAll(/[^\p{L}\p{N}\s]/gu, toReference));
}

/** A character reference, which means the same in Markdown and in HTML. */
const toReference = (character: string) => `&#${character.codePointAt(0)};`;

/** Lines that are written from those of a source, without their indents and with parts replaced. */
class MdxOutput {
  /** The offset in the source up to which it is written. */
  offset = 0;
  /** The line that contains it. */
  #index = 0;
  readonly #source: string;
  readonly #lines: readonly SourceLine[];
  readonly #starts: number[] = [];
  readonly #indents: readonly number[];
  readonly #written: SourceLine[] = [];

  constructor(lines: readonly SourceLine[], indents: readonly number[]) {
    this.#lines = lines;
    this.#indents = indents;
    this.#source = lines.map(({ content }) => content).join('\n');
    let start = 0;
    for (const { content } of lines) {
      this.#starts.push(start);
      start += content.length + 1;
    }
  }

  textBetween(start: number, end: number): string {
    return this.#source.slice(start, end);
  }

  lineAt(offset: number): SourceLine {
    return this.#lines[this.#indexOf(offset)] ?? { content: '', line: 1 };
  }

  /** Writes the source up to `start`, and then `text`. */
  replace(start: number, end: number, text: string): void {
    this.#copyUntil(start);
    const { line } = this.lineAt(start);
    const [first = '', ...others] = text.split('\n');
    this.#append(first, line);
    for (const content of others) this.#written.push({ content, line });
    this.offset = end;
  }

  finish(): SourceLine[] {
    this.#copyUntil(this.#source.length);
    return this.#written.map(({ content, line }) => ({
      content: content.trim() === '' ? '' : content,
      line,
    }));
  }

  /** The line of an offset that isn't written yet. */
  #indexOf(offset: number): number {
    let index = this.#index;
    while ((this.#starts[index + 1] ?? Number.POSITIVE_INFINITY) <= offset) index += 1;
    return index;
  }

  #copyUntil(end: number): void {
    const last = this.#indexOf(end);
    for (let index = this.#indexOf(this.offset); index <= last; index += 1) {
      const start = this.#starts[index] ?? 0;
      const line = this.#lines[index];
      if (!line) continue;
      const isStart = this.offset <= start;
      const from = isStart ? start + (this.#indents[index] ?? 0) : this.offset;
      const text = this.#source.slice(from, Math.max(from, Math.min(end, start + line.content.length)));
      if (isStart) this.#written.push({ content: text, line: line.line });
      else this.#append(text, line.line);
    }
    this.offset = end;
    this.#index = last;
  }

  #append(text: string, line: number): void {
    const last = this.#written.at(-1);
    if (last) last.content += text;
    else this.#written.push({ content: text, line });
  }
}
