/** Conversion of MDX to Markdown with HTML: content between tags is Markdown, and nothing is executed. */
import { toString as plainText } from 'mdast-util-to-string';
import { htmlBlockNames } from 'micromark-util-html-tag-name';
import { VFile } from 'vfile';
import { findInPlainText } from '../../compiler/check/foreign-syntax.ts';
import { parseMarkdown } from '../../compiler/read/parse.ts';
import type { LogOmission, SourceLine } from '../source-lines.ts';
import { indentsToRemove } from './mdx-indents.ts';
import { removeModules } from './mdx-modules.ts';
import { MdxOutput } from './mdx-output.ts';
import { type MdxTag, readTag, toHtmlTag } from './mdx-tags.ts';
import { type MdxToken, readMdxTokens } from './mdx-tokens.ts';
import { constantsOf, literalValue } from './mdx-values.ts';

const NOT_RUN = 'guides run no components';

interface MdxOptions {
  log: LogOmission;
  /** Set where braces and unclosed tags could be meant literally: an expression whose value isn't known stays as text. */
  isLenient: boolean;
}

/** What the conversion of an expression needs to know of the file. */
interface ExpressionContext extends MdxOptions {
  constants: ReadonlyMap<string, string>;
}

/**
 * Converts MDX. Tags of blocks stand alone between blank lines, so that CommonMark reads what they contain; expressions are replaced
 * by their value where that is written in the file, and otherwise left out or kept as text, and logged.
 *
 * @throws if the text isn't valid MDX; nothing is logged then
 */
export function convertMdx(written: readonly SourceLine[], options: MdxOptions): SourceLine[] {
  const logged: Parameters<LogOmission>[] = [];
  const log: LogOmission = (...entry) => logged.push(entry);
  const { lines, modules } = removeModules(written, log);
  const context = { ...options, log, constants: constantsOf(modules) };
  const { tree, tokens } = readMdxTokens(lines.map(({ content }) => content).join('\n'));
  const tags = tokens.filter((token) => token.kind === 'tag' && isBlock(token));
  const closed = closedNames(tokens);
  const isClosed = ({ text }: MdxToken) => options.isLenient || closed.has(readTag(text).name);
  const output = new MdxOutput(lines, indentsToRemove(lines, tree, tags));
  for (const [index, token] of tokens.entries()) {
    if (token.start < output.offset) continue;
    const summary = summaryAt(tokens, index, output);
    if (summary) output.replace(token.start, summary.end, summary.text);
    else if (token.kind === 'tag') convertTag(token, isClosed(token), output, log);
    else convertExpression(token, output, context);
  }
  for (const entry of logged) options.log(...entry);
  return output.finish();
}

function closedNames(tokens: readonly MdxToken[]): Set<string> {
  const tags = tokens.filter(({ kind }) => kind === 'tag').map(({ text }) => readTag(text));
  return new Set(tags.filter(({ isClosing }) => isClosing).map(({ name }) => name));
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

function convertTag(token: MdxToken, isClosed: boolean, output: MdxOutput, log: LogOmission): void {
  const tag = readTag(token.text);
  const isElement = /^[a-z][a-z0-9]*$/.test(tag.name);
  // MDX refuses a component without its closing tag: it can't be a placeholder.
  const component = { ...tag, isSelfClosing: tag.isSelfClosing || !isClosed };
  const html = tag.name === '' ? '' : toHtml(isElement ? tag : component, token, output, log);
  const indent = ' '.repeat(token.indent ?? 0);
  const isAlone = isBlock(token) && token.indent !== undefined && tag.name !== 'summary';
  output.replace(token.start, token.end, isAlone ? `\n\n${indent}${html}\n\n${indent}` : html);
}

function toHtml(tag: MdxTag, token: MdxToken, output: MdxOutput, log: LogOmission): string {
  const { html, expressions } = toHtmlTag(tag);
  if (expressions.length === 0) return html;
  const isImage = tag.name === 'img';
  const line = output.lineAt(token.start);
  if (isImage) log(line, token.text, NOT_RUN);
  else for (const expression of expressions) log(line, `${expression} of <${tag.name}>`, NOT_RUN);
  return isImage ? '' : html;
}

function convertExpression(token: MdxToken, output: MdxOutput, context: ExpressionContext): void {
  const code = token.text.slice(1, -1).trim();
  // Comments are converted with those of other tools.
  if (/^\/\*[\s\S]*\*\/$/.test(code)) return;
  const value = literalValue(code) ?? context.constants.get(code) ?? unknownValue(token, output, context);
  if (value !== undefined) output.replace(token.start, token.end, escapePunctuation(value));
}

/** What stands in for an expression whose value isn't known; undefined for syntax of other tools, which is converted later. */
function unknownValue(
  { text, start, isFlow }: MdxToken,
  output: MdxOutput,
  { isLenient, log }: ExpressionContext,
): string | undefined {
  const line = output.lineAt(start);
  const what = isFlow ? text : `${text} in “${line.content.trim()}”`;
  if (isLenient && findInPlainText(text)) return undefined;
  if (isLenient) log(line, what, 'it is kept as text, because its value is not known');
  else if (text !== '{}') log(line, what, `${NOT_RUN}: write the text that it stands for`);
  return isLenient ? text : '';
}

/** Character references mean the same in Markdown and in HTML. */
function escapePunctuation(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}\s]/gu, (character) => `&#${character.codePointAt(0)};`);
}
