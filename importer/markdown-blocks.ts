/** Blocks of a Markdown file: a heading, or a bold line or `<details>` that asks a question, and the content up to the next one. */
import type { Heading, Paragraph, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { readDetailsRun } from './markdown-details.ts';
import { readsAsQuestion } from './reads-as-question.ts';

export interface Block {
  heading: Heading | undefined;
  /** Level of the heading; 0 for the text before the first one. */
  depth: number;
  body: RootContent[];
  /** Whether the heading only groups the questions below it, whatever its level. */
  isChapter?: boolean;
}

/** The level of bold lines and `<details>`: below all headings. */
export const BOLD_LINE = 7;

export function splitByHeadings(nodes: readonly RootContent[]): Block[] {
  const blocks: Block[] = [{ heading: undefined, depth: 0, body: [] }];
  let next = 0;
  for (const [index, node] of nodes.entries()) {
    if (index < next) continue;
    const run = node.type === 'html' ? readDetailsRun(nodes, index) : [];
    for (const { heading, body, nodes: whole } of run) {
      next = Math.max(next, index) + whole.length;
      if (heading) blocks.push({ heading, depth: BOLD_LINE, body });
      else blocks.at(-1)?.body.push(...whole);
    }
    if (run.length > 0) continue;
    const boldLine = node.type === 'paragraph' ? readBoldLine(node, nodes[index + 1]) : undefined;
    if (node.type === 'heading') blocks.push({ heading: node, depth: node.depth, body: [] });
    else if (boldLine) blocks.push(boldLine);
    else blocks.at(-1)?.body.push(node);
  }
  return blocks;
}

/** A paragraph whose first line is bold and asks a question; the answer is the rest of the paragraph, or follows it. */
function readBoldLine(paragraph: Paragraph, next: RootContent | undefined): Block | undefined {
  const [first, second, ...others] = paragraph.children;
  if (first?.type !== 'strong' || !readsAsQuestion(plainText(first))) return undefined;
  const { position } = paragraph;
  const heading: Heading = {
    type: 'heading',
    depth: 6,
    children: first.children,
    ...(position && { position }),
  };
  if (!second) return hasAnswer(next) ? { heading, depth: BOLD_LINE, body: [] } : undefined;
  const rest: Paragraph = { ...paragraph, children: others };
  if (second.type === 'text' && /^\s*\n/.test(second.value))
    rest.children.unshift({ ...second, value: second.value.trimStart() });
  else if (second.type !== 'break') return undefined;
  return { heading, depth: BOLD_LINE, body: [rest] };
}

function hasAnswer(next: RootContent | undefined): boolean {
  if (!next || next.type === 'heading') return false;
  return !(next.type === 'paragraph' && next.children.length === 1 && next.children[0]?.type === 'strong');
}

/** Whether the heading of the block asks a question. */
export function asksQuestion({ heading }: Block): boolean {
  return heading !== undefined && readsAsQuestion(plainText(heading).replace(/\{#[^{}]*\}\s*$/, ''));
}

/**
 * The intro, and each chapter and question with the subheadings of its answer. A deeper heading that asks a question and has text
 * of its own isn't part of an answer; one without text above such questions is a chapter.
 */
export function mergeSubheadings(
  blocks: readonly Block[],
  questionDepth: number,
  title: Block | undefined,
): Block[] {
  const parts: Block[] = [];
  const isNested = (index: number) => {
    const block = blocks[index];
    const hasText = block && (block.body.length > 0 || (blocks[index + 1]?.depth ?? 0) > block.depth);
    return block !== undefined && hasText === true && block.depth > questionDepth && asksQuestion(block);
  };
  for (const [index, block] of blocks.entries()) {
    const { heading, depth, body } = block;
    const last = parts.at(-1);
    if (!last || (block !== title && (depth <= questionDepth || isNested(index)))) {
      const isChapter = body.length === 0 && depth === questionDepth && isNested(index + 1);
      parts.push({ ...block, body: [...body], isChapter });
    } else if (!heading || block === title) last.body.push(...body);
    else ownerOf(depth, parts, last).body.push(heading, ...body);
  }
  return parts;
}

/** The part whose answer a subheading of this depth belongs to. */
function ownerOf(depth: number, parts: readonly Block[], last: Block): Block {
  return parts.findLast((part) => part.depth < depth && !part.isChapter) ?? last;
}
