/** Answers as Markdown (CommonMark, GFM): as their author wrote them, or made from the safe tree. */
import type { Element, Root as Hast } from 'hast';
import { defaultHandlers, type Handle, type State, toMdast } from 'hast-util-to-mdast';
import type { FootnoteDefinition, Root, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Options, toMarkdown as serialize } from 'mdast-util-to-markdown';
import { EXIT, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { schemeOf } from './links.ts';

const STYLE: Options = { bullet: '-', extensions: [gfmToMarkdown()] };

/** What means something else, or nothing, outside its author's file. */
const BOUND = new Set([
  'definition',
  'footnoteDefinition',
  'footnoteReference',
  'html',
  'image',
  'imageReference',
  'linkReference',
]);

/**
 * The Markdown of an answer as it stands in `file`, or undefined where it needs the rest of the file: links and images by
 * relative addresses, footnotes, HTML. `ids` are those of sections and chapters; `definitions` those of the file.
 */
export function writtenMarkdown(
  body: readonly RootContent[],
  file: VFile,
  ids: ReadonlyMap<string, string>,
  definitions: readonly RootContent[],
): string | undefined {
  const [first, last] = [body[0]?.position, body.at(-1)?.position];
  const [start, end] = [first?.start.offset, last?.end.offset];
  if (!first || start === undefined || end === undefined) return undefined;
  if (!body.every((node) => standsAlone(node, ids))) return undefined;
  const lies = ({ position }: RootContent) =>
    (position?.start.offset ?? 0) >= start && (position?.start.offset ?? 0) < end;
  if (definitions.some(lies)) return undefined;
  // From the beginning of the line: the indent of a code block is part of it.
  const written = String(file).slice(start - (first.start.column - 1), end);
  return written.replaceAll(/\r\n?/g, '\n');
}

function standsAlone(node: RootContent, ids: ReadonlyMap<string, string>): boolean {
  let alone = true;
  visit(node, (inner) => {
    if (BOUND.has(inner.type) || (inner.type === 'link' && !leadsOn(inner.url, ids))) alone = false;
    return alone ? undefined : EXIT;
  });
  return alone;
}

/** Whether an address means the same to whoever has only the answer. */
function leadsOn(address: string, ids: ReadonlyMap<string, string>): boolean {
  const fragment = address.slice(1);
  return address.startsWith('#') ? ids.get(fragment) === fragment : schemeOf(address) !== undefined;
}

/** `tree`, a rendered part, as Markdown: its links, images and derived text are those of the page. */
export function toMarkdown(tree: Hast): string {
  const converted = toMdast(tree, { handlers: HANDLERS });
  const root: Root = converted.type === 'root' ? converted : { type: 'root', children: [] };
  return serialize(root, STYLE).trimEnd();
}

/** A heading that is plain text, with its id as authors write it. */
export function markdownHeading(depth: 1 | 2 | 3, text: string, id?: string): string {
  const heading = PLAIN.test(text) ? `${'#'.repeat(depth)} ${text}` : escapeHeading(depth, text);
  return id === undefined ? heading : `${heading} {#${id}}`;
}

/** Most headings hold nothing that could mean something in Markdown; to find that out takes a hundredth of the time. */
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N} ,?'’“”「」，。？！、：；-]*$/u;

function escapeHeading(depth: 1 | 2 | 3, text: string): string {
  return serialize({ type: 'heading', depth, children: [{ type: 'text', value: text }] }, STYLE).trimEnd();
}

/** Footnotes come as links to and fro; here they are footnotes again. */
const HANDLERS: Record<string, Handle> = {
  sup: (state, element) => {
    const [link] = element.children;
    if (link?.type !== 'element' || !('dataFootnoteRef' in link.properties)) return state.all(element);
    const identifier = String(link.properties['href']).slice(1);
    return { type: 'footnoteReference', identifier, label: identifier };
  },
  section: (state, element) => {
    if (!('dataFootnotes' in element.properties)) return state.toFlow(state.all(element));
    return listNotes(element).map((note) => toDefinition(state, note));
  },
  a: (state, element) =>
    'dataFootnoteBackref' in element.properties ? undefined : defaultHandlers.a(state, element),
};

function toDefinition(state: State, note: Element): FootnoteDefinition {
  const identifier = String(note.properties['id']);
  return {
    type: 'footnoteDefinition',
    identifier,
    label: identifier,
    children: state.toFlow(state.all(note)) as FootnoteDefinition['children'],
  };
}

function listNotes({ children }: Element): Element[] {
  const lists = children.filter((node): node is Element => node.type === 'element' && node.tagName === 'ol');
  return lists.flatMap((list) =>
    list.children.filter((node): node is Element => node.type === 'element' && node.tagName === 'li'),
  );
}
