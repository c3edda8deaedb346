/** `<details>` elements of a Markdown file: those that ask a question would be lost in the answer before them. */
import type { Heading, Html, RootContent } from 'mdast';
import { htmlToPlainText } from './plain-text.ts';
import { readsAsQuestion } from './reads-as-question.ts';

/** A `<details>` element, written as HTML around Markdown. */
export interface MarkdownDetails {
  /** Its summary, where that asks a question. */
  heading: Heading | undefined;
  /** What follows the summary. */
  body: RootContent[];
  /** All nodes, with the tags. */
  nodes: RootContent[];
}

/**
 * The `<details>` elements from `start` up to the next heading or the end of the file; none if anything else is between them, which
 * belongs to the answer that they are in, or if none of them asks a question.
 */
export function readDetailsRun(nodes: readonly RootContent[], start: number): MarkdownDetails[] {
  const run: MarkdownDetails[] = [];
  for (let index = start; index < nodes.length; ) {
    const node = nodes[index];
    if (node?.type === 'heading') break;
    const details = readDetails(nodes, index);
    if (!details) return [];
    run.push(details);
    index += details.nodes.length;
  }
  return run.some(({ heading }) => heading) ? run : [];
}

const OPENING =
  /^\s*<details\b(?<attributes>[^>]*)>\s*<summary\b[^>]*>(?<summary>[\s\S]*?)<\/summary>(?<rest>[\s\S]*)$/i;
const CLOSING = /<\/details\s*>\s*$/i;

function readDetails(nodes: readonly RootContent[], start: number): MarkdownDetails | undefined {
  const all = nodes.slice(start, findEnd(nodes, start));
  // A blank line may separate the two opening tags.
  const count = all[1]?.type === 'html' && /^\s*<summary\b/i.test(all[1].value) ? 2 : 1;
  const opening = all.slice(0, count).filter((node) => node.type === 'html');
  const source = opening.map(({ value }) => value).join('\n');
  const { attributes = '', summary = '', rest } = OPENING.exec(source)?.groups ?? {};
  const [first, last] = [opening[0], opening.at(-1)];
  if (rest === undefined || !first || !last) return undefined;
  const inner = [dropStart(last, last.value.length - rest.trimStart().length), ...all.slice(count)];
  return {
    heading: toHeading(htmlToPlainText(summary), attributes, first),
    body: inner.with(-1, withoutClosing(inner.at(-1) ?? first)).filter(isFilled),
    nodes: all,
  };
}

/** The index after the node that closes the element that `start` opens; `start` if none does. */
function findEnd(nodes: readonly RootContent[], start: number): number {
  let open = 0;
  for (let index = start; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (node?.type !== 'html') {
      if (index === start) return start;
      continue;
    }
    for (const [tag] of node.value.matchAll(/<\/?details\b/gi)) open += tag.startsWith('</') ? -1 : 1;
    if (open === 0) return CLOSING.test(node.value) ? index + 1 : start;
  }
  return start;
}

/** The node without the first characters of its text, and with its position from there on. */
function dropStart(node: Html, length: number): Html {
  const dropped = structuredClone(node);
  if (dropped.position) dropped.position.start.line += node.value.slice(0, length).split('\n').length - 1;
  return { ...dropped, value: node.value.slice(length).trim() };
}

function toHeading(summary: string, attributes: string, { position }: Html): Heading | undefined {
  if (!readsAsQuestion(summary)) return undefined;
  const id = /(?:^|\s)id=["']?([\w-]+)/.exec(attributes)?.[1];
  const value = id === undefined ? summary : `${summary} {#${id}}`;
  return { type: 'heading', depth: 6, children: [{ type: 'text', value }], ...(position && { position }) };
}

function withoutClosing(node: RootContent): RootContent {
  return node.type === 'html' ? { ...node, value: node.value.replace(CLOSING, '').trim() } : node;
}

function isFilled(node: RootContent): boolean {
  return node.type !== 'html' || node.value.trim() !== '';
}
