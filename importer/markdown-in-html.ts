/** Markdown in HTML that CommonMark reads as text or as code, though its author may have meant it as Markdown. */
import type { Code, Html, Root, RootContent } from 'mdast';
import { EXIT, visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { findForeignSyntax } from '../compiler/check/foreign-syntax.ts';
import { collapseWhitespace } from '../compiler/read/collapse-whitespace.ts';
import { parseMarkdown } from '../compiler/read/parse.ts';
import type { Omissions } from './omissions.ts';

/**
 * Logs Markdown that directly follows a tag, and indented Markdown between tags.
 *
 * @param source the text that the tree was parsed from
 */
export function reportMarkdownInHtml({ children }: Root, source: string, omissions: Omissions): void {
  let open = 0;
  for (const node of children) {
    const line = node.position?.start.line ?? 1;
    if (node.type === 'html') {
      open = Math.max(0, open + openTagsOf(node));
      reportHtml(node, line, omissions);
    } else if (open > 0 && isIndentedCode(node, source) && containsMarkdown(node.value))
      omissions.add(
        `the formatting of “${collapseWhitespace(node.value)}”`,
        'it is code, since it is indented: remove the indent if it is Markdown',
        `line ${line}`,
      );
  }
}

const LITERAL = /<!--[\s\S]*?-->|<(pre|script|style|textarea|code)\b[\s\S]*?<\/\1\s*>/gi;

function reportHtml({ value }: Html, start: number, omissions: Omissions): void {
  const blank = (text: string) => text.replaceAll(/[^\n]/g, '');
  const text = value.replaceAll(LITERAL, blank).replaceAll(/<\/?[a-z][^<>]*>/gi, blank);
  for (const [index, line] of text.split('\n').entries())
    if (containsMarkdown(line.trim()))
      omissions.add(
        `the formatting of “${line.trim()}”`,
        'Markdown directly below a tag of HTML is text: put a blank line between them',
        `line ${start + index}`,
      );
}

const openTagsOf = ({ value }: Html) =>
  (value.match(/<(?:details|div|section|article|aside)\b/gi)?.length ?? 0) -
  (value.match(/<\/(?:details|div|section|article|aside)\b/gi)?.length ?? 0);

function isIndentedCode(node: RootContent, source: string): node is Code {
  return node.type === 'code' && !/^ *[`~]{3}/.test(source.slice(node.position?.start.offset));
}

const FORMATTING = [
  'strong',
  'emphasis',
  'delete',
  'link',
  'image',
  'inlineCode',
  'list',
  'heading',
  'table',
];

function containsMarkdown(text: string): boolean {
  if (!/[*_`~[\]#|:+{}-]|^\d/m.test(text)) return false;
  const tree = parseMarkdown(new VFile(text));
  let contains = findForeignSyntax(tree, text).length > 0;
  visit(tree, ({ type, position }) => {
    // URLs are links without any mark.
    const isMarked = type !== 'link' || text.charAt(position?.start.offset ?? 0) === '[';
    contains ||= isMarked && FORMATTING.includes(type);
    return contains ? EXIT : undefined;
  });
  return contains;
}
