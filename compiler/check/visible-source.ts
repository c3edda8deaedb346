/** Visible source: the source text of a Markdown file with everything masked that is not published as prose. */
import type { Html, Link, Nodes, Parents, Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Stands for each character of code: of fences, indented blocks, code spans and elements like `<code>`. */
export const CODE = '\u{E000}';

/** Stands for each character of inline syntax: of tags, images, link URLs and the marks around emphasis. */
export const MARKUP = '\u{FFFC}';

/**
 * `source` with as many characters and the same line breaks, so that positions in it are positions in the file. Prose is kept as it
 * is written, with backslash escapes; block markers, comments and front matter are spaces.
 */
export function visibleSource(tree: Root, source: string): string {
  const mask = new SourceMask(source);
  // Parents come before their children, so that what surrounds a child is covered after it is revealed.
  visit(tree, (node) => maskNode(node, mask));
  return mask.toString();
}

function maskNode(node: Nodes, mask: SourceMask): void {
  switch (node.type) {
    case 'paragraph':
    case 'tableCell':
      mask.reveal(node);
      break;
    case 'heading':
      mask.reveal(node);
      // The only attribute that guides have themselves: the id of a chapter or question.
      if (node.depth <= 3) mask.cover(node, MARKUP, HEADING_ID);
      break;
    case 'html':
      maskHtml(node, mask);
      break;
    case 'code':
    case 'inlineCode':
      mask.cover(node, CODE);
      break;
    case 'image':
    case 'imageReference':
    case 'footnoteReference':
      mask.cover(node, MARKUP);
      break;
    case 'link':
      if (isAutolink(node)) mask.cover(node, MARKUP);
      else mask.coverMarks(node);
      break;
    case 'linkReference':
    case 'emphasis':
    case 'strong':
    case 'delete':
      mask.coverMarks(node);
  }
}

const HEADING_ID = /\{#[^{}]*\}[ \t]*#*[ \t]*$/g;
const COMMENT = /<!--[\s\S]*?-->/g;
const TAG = /<[/!?]?[a-z][^<>]*>/gi;

/** Elements whose text is meant literally. */
const LITERAL = 'code|kbd|pre|samp|script|style|tt|var';
const LITERAL_ELEMENT = new RegExp(`<(${LITERAL})\\b[^>]*>[\\s\\S]*?</\\1>`, 'gi');
const LITERAL_START = new RegExp(`^<(?:${LITERAL})\\b`, 'i');
const LITERAL_END = new RegExp(`^</(?:${LITERAL})\\b`, 'i');

function maskHtml(node: Html, mask: SourceMask): void {
  mask.reveal(node);
  mask.cover(node, MARKUP, TAG);
  mask.cover(node, CODE, LITERAL_ELEMENT);
  mask.cover(node, ' ', COMMENT);
  // Inline HTML is one node per tag, with the text between the nodes.
  if (LITERAL_START.test(node.value)) mask.openLiteral(node);
  if (LITERAL_END.test(node.value)) mask.closeLiteral(node);
}

/** Whether a link shows its own URL. */
function isAutolink({ url, children: [child, ...others] }: Link): boolean {
  return others.length === 0 && child?.type === 'text' && url.endsWith(child.value);
}

/** Source text that is blank until parts of it are revealed; revealed parts can be covered. */
class SourceMask {
  readonly #source: string;
  readonly #characters: string[];
  #literalStart: number | undefined;

  constructor(source: string) {
    this.#source = source;
    this.#characters = source.replaceAll(/\S/g, ' ').split('');
  }

  reveal({ position }: Nodes): void {
    const { start, end } = rangeOf(position);
    for (let index = start; index < end; index += 1) this.#characters[index] = this.#source.charAt(index);
  }

  /** Covers a node, or those parts of it that `pattern` matches. */
  cover({ position }: Nodes, mark: string, pattern?: RegExp): void {
    const { start, end } = rangeOf(position);
    if (!pattern) {
      this.#fill(start, end, mark);
      return;
    }
    for (const { index, 0: text } of this.#source.slice(start, end).matchAll(pattern))
      this.#fill(start + index, start + index + text.length, mark);
  }

  /** Covers what surrounds the children of a node: `[` and `](url)`. */
  coverMarks({ position, children }: Parents): void {
    const outer = rangeOf(position);
    const [first, last] = [children[0]?.position, children.at(-1)?.position];
    // Nodes that extensions create after parsing have no position.
    if (!first || !last) return;
    this.#fill(outer.start, rangeOf(first).start, MARKUP);
    this.#fill(rangeOf(last).end, outer.end, MARKUP);
  }

  openLiteral({ position }: Html): void {
    this.#literalStart ??= rangeOf(position).end;
  }

  closeLiteral({ position }: Html): void {
    if (this.#literalStart !== undefined) this.#fill(this.#literalStart, rangeOf(position).start, CODE);
    this.#literalStart = undefined;
  }

  toString(): string {
    return this.#characters.join('');
  }

  #fill(start: number, end: number, mark: string): void {
    for (let index = start; index < end; index += 1)
      if (!/[\r\n]/.test(this.#source.charAt(index))) this.#characters[index] = mark;
  }
}

function rangeOf(position: Nodes['position']): { start: number; end: number } {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}
