/** Tokens of MDX in a text: tags and expressions, where they aren't code. */
import type { Nodes, Root } from 'mdast';
import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown';
import { mdx } from 'micromark-extension-mdx';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';

/** A tag or an expression, by its offsets. */
export interface MdxToken {
  kind: 'tag' | 'expression';
  start: number;
  end: number;
  text: string;
  /** Whether it is a block of its own. */
  isFlow: boolean;
  /** Columns of the list items around it; undefined in a block quote. */
  indent: number | undefined;
}

export interface MdxText {
  tree: Root;
  /** In the order of the text. */
  tokens: MdxToken[];
}

/**
 * Reads `text` as MDX.
 *
 * @throws if it isn't valid MDX
 */
export function readMdxTokens(text: string): MdxText {
  const tokens: MdxToken[] = [];
  const source = maskOtherSyntax(text);
  const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']);
  processor.use(addMdx, (kind, isFlow, token, stack) => {
    const [start, end] = [token.start.offset, token.end.offset];
    tokens.push({ kind, isFlow, start, end, text: text.slice(start, end), indent: indentOf(stack, text) });
  });
  return { tree: processor.parse(source), tokens };
}

type OnToken = (kind: MdxToken['kind'], isFlow: boolean, token: Token, stack: readonly Nodes[]) => void;

function addMdx(this: Processor, onToken: OnToken): void {
  const data = this.data();
  const report = (kind: MdxToken['kind'], isFlow: boolean) =>
    function (this: CompileContext, token: Token) {
      onToken(kind, isFlow, token, this.stack.filter((node) => node.type !== 'fragment') as Nodes[]);
    };
  const enter: Extension['enter'] = {
    mdxFlowExpression: report('expression', true),
    mdxTextExpression: report('expression', false),
    mdxJsxFlowTag: report('tag', true),
    mdxJsxTextTag: report('tag', false),
  };
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), mdx()];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), { enter }];
}

/** Docusaurus reads these before MDX does, which would refuse them: comments, autolinks, ids of headings, titles of containers. */
const OTHER_SYNTAX =
  /<!--[\s\S]*?-->|<(?:https?:|mailto:)[^\s<>]*>|<[\w.+-]+@[\w.-]+>|\{#[\w-]+\}(?=[ \t]*$)|(?<=^[ \t>]*:{3,}[^\n]*)\{[^\n{}]*\}/gm;

/** Strings in braces, like `{'{'}`: without a parser of JavaScript, braces in them would count. */
const STRING_EXPRESSION = /(?<=\{[ \t]*)(?:"[^"\\\n]*"|'[^'\\\n]*')(?=[ \t]*\})/g;

/** `text` with as many characters, in which such syntax is words. */
function maskOtherSyntax(text: string): string {
  return [OTHER_SYNTAX, STRING_EXPRESSION].reduce(
    (masked, pattern) => masked.replaceAll(pattern, (syntax) => syntax.replaceAll(/\S/g, 'x')),
    text,
  );
}

function indentOf(stack: readonly Nodes[], text: string): number | undefined {
  if (stack.some(({ type }) => type === 'blockquote')) return undefined;
  const item = stack.findLast(({ type }) => type === 'listItem')?.position?.start;
  if (item?.offset === undefined) return 0;
  const marker = /^(?:[-*+]|\d{1,9}[.)])[ \t]*/.exec(text.slice(item.offset))?.[0] ?? '';
  return item.column - 1 + (/\S$/.test(marker) ? marker.length + 1 : marker.length);
}
