/** Parts as Markdown (CommonMark, GFM): the author's source where it is self-contained, else serialised from the rendered tree. */
import type { Element, Root as Hast } from 'hast';
import { defaultHandlers, type Handle, type State, toMdast } from 'hast-util-to-mdast';
import type { FootnoteDefinition, Root, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Options, toMarkdown as serialize } from 'mdast-util-to-markdown';
import { EXIT, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { schemeOf } from './links.ts';

const STYLE: Options = { bullet: '-', extensions: [gfmToMarkdown()] };

/** Nodes whose meaning depends on the rest of the author's file, or on its path. */
const FILE_BOUND = new Set([
  'definition',
  'footnoteDefinition',
  'footnoteReference',
  'html',
  'image',
  'imageReference',
  'linkReference',
]);

/**
 * The source text of a part in `file`, or undefined where it depends on the rest of the file: links and images with relative
 * URLs, footnotes, HTML. `ids` are those of sections and chapters; `definitions` those of the file.
 */
export function sourceMarkdown(
  body: readonly RootContent[],
  file: VFile,
  ids: ReadonlyMap<string, string>,
  definitions: readonly RootContent[],
): string | undefined {
  const [first, last] = [body[0]?.position, body.at(-1)?.position];
  const [start, end] = [first?.start.offset, last?.end.offset];
  if (!first || start === undefined || end === undefined) return undefined;
  if (!body.every((node) => isSelfContained(node, ids))) return undefined;
  const isInside = ({ position }: RootContent) =>
    (position?.start.offset ?? 0) >= start && (position?.start.offset ?? 0) < end;
  if (definitions.some(isInside)) return undefined;
  // From the beginning of the line: the indent of a code block is part of it.
  const source = String(file).slice(start - (first.start.column - 1), end);
  return source.replaceAll(/\r\n?/g, '\n');
}

function isSelfContained(node: RootContent, ids: ReadonlyMap<string, string>): boolean {
  let selfContained = true;
  visit(node, (inner) => {
    if (FILE_BOUND.has(inner.type) || (inner.type === 'link' && !isPortable(inner.url, ids)))
      selfContained = false;
    return selfContained ? undefined : EXIT;
  });
  return selfContained;
}

/** Whether a URL has the same target outside the file. */
function isPortable(url: string, ids: ReadonlyMap<string, string>): boolean {
  const fragment = url.slice(1);
  return url.startsWith('#') ? ids.get(fragment) === fragment : schemeOf(url) !== undefined;
}

/** A rendered part as Markdown, with the links, images and derived text of the page. */
export function toMarkdown(tree: Hast): string {
  const converted = toMdast(tree, { handlers: HANDLERS });
  const root: Root = converted.type === 'root' ? converted : { type: 'root', children: [] };
  return serialize(root, STYLE).trimEnd();
}

/** A heading of plain `text`, with its id in braces as in the author's files. */
export function markdownHeading(depth: 1 | 2 | 3, text: string, id?: string): string {
  const heading = PLAIN_HEADING.test(text) ? `${'#'.repeat(depth)} ${text}` : escapeHeading(depth, text);
  return id === undefined ? heading : `${heading} {#${id}}`;
}

/** Headings without Markdown syntax, which is most of them: the test takes a hundredth of the time of serialising. */
const PLAIN_HEADING = /^[\p{L}\p{N}][\p{L}\p{N} ,?'’“”「」，。？！、：；-]*$/u;

function escapeHeading(depth: 1 | 2 | 3, text: string): string {
  return serialize({ type: 'heading', depth, children: [{ type: 'text', value: text }] }, STYLE).trimEnd();
}

/** Converts rendered footnotes, which are pairs of links, back to footnote references and definitions. */
const HANDLERS: Record<string, Handle> = {
  sup: (state, element) => {
    const [link] = element.children;
    if (link?.type !== 'element' || !('dataFootnoteRef' in link.properties)) return state.all(element);
    const identifier = String(link.properties['href']).slice(1);
    return { type: 'footnoteReference', identifier, label: identifier };
  },
  section: (state, element) => {
    if (!('dataFootnotes' in element.properties)) return state.toFlow(state.all(element));
    return listFootnotes(element).map((footnote) => toFootnoteDefinition(state, footnote));
  },
  a: (state, element) =>
    'dataFootnoteBackref' in element.properties ? undefined : defaultHandlers.a(state, element),
};

function toFootnoteDefinition(state: State, footnote: Element): FootnoteDefinition {
  const identifier = String(footnote.properties['id']);
  return {
    type: 'footnoteDefinition',
    identifier,
    label: identifier,
    children: state.toFlow(state.all(footnote)) as FootnoteDefinition['children'],
  };
}

function listFootnotes({ children }: Element): Element[] {
  const lists = children.filter((node): node is Element => node.type === 'element' && node.tagName === 'ol');
  return lists.flatMap((list) =>
    list.children.filter((node): node is Element => node.type === 'element' && node.tagName === 'li'),
  );
}
