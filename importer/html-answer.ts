/** Turns the HTML of an answer into Markdown; what a guide can't show is left out and said. */
import type { Element, Nodes, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { defaultHandlers, type Handle, type State, toMdast } from 'hast-util-to-mdast';
import { toText } from 'hast-util-to-text';
import type { BlockContent, Html, RootContent as MarkdownContent } from 'mdast';
import { FOOTNOTE_MARK, fitNodes, kept, type Origin, oneLine, unhide } from './fit-html.ts';
import type { ImportedText } from './imported-faq.ts';

/** The answer that a piece of HTML holds. */
export function answerFromHtml(html: string, origin: Origin): ImportedText {
  return answerFromTree(fromHtml(html, { fragment: true }).children, origin);
}

/** The same from nodes of a tree, which stay as they are. */
export function answerFromTree(nodes: readonly RootContent[], origin: Origin): ImportedText {
  const source: Root = { type: 'root', children: structuredClone([...nodes]) };
  unhide(source);
  const text = toText(source).trim();
  const tree: Root = { type: 'root', children: fitNodes(source.children, origin) };
  const markdown = toMdast(tree, { document: true, handlers });
  return { body: markdown.type === 'root' ? markdown.children : [], text };
}

/** Plain text in which a source may have written HTML, on one line. */
export function plainFromHtml(html: string): string {
  return oneLine(/[<&]/.test(html) ? toText(fromHtml(html, { fragment: true })) : html);
}

const handlers: Record<string, Handle> = {
  // What the library ignores, tag and words, gives its words.
  ...Object.fromEntries(
    Object.entries(defaultHandlers)
      .filter(([, handle]) => handle === defaultHandlers['meta'])
      .map(([name]) => [name, (state: State, element: Element) => state.all(element)]),
  ),
  ...Object.fromEntries(kept.map((name) => [name, keepInline])),
  [FOOTNOTE_MARK]: (_, { properties }) => {
    const identifier = String(properties['identifier']);
    return { type: 'footnoteReference', identifier, label: identifier };
  },
  details: keepDetails,
  span: keepLanguage,
};

function keepInline(state: State, element: Element) {
  return [inlineHtml(`<${element.tagName}>`), ...state.all(element), inlineHtml(`</${element.tagName}>`)];
}

/** A word in another language or direction is read wrongly without its mark. */
function keepLanguage(state: State, element: Element) {
  const marks = ['lang', 'dir'].flatMap((name) => {
    const value = element.properties[name];
    return typeof value === 'string' && /^[\w-]+$/.test(value) ? [` ${name}="${value}"`] : [];
  });
  if (marks.length === 0) return state.all(element);
  return [inlineHtml(`<span${marks.join('')}>`), ...state.all(element), inlineHtml('</span>')];
}

/** `hName` tells the library that the node may stand within a paragraph. */
function inlineHtml(value: string): Html {
  return { type: 'html', value, data: { hName: 'span' } };
}

/** Details in an answer open and close as before; their summary becomes text within the same HTML block. */
function keepDetails(state: State, element: Element): (Html | BlockContent | MarkdownContent)[] {
  const summary = element.children.find(isSummary);
  const rest = { ...element, children: element.children.filter((child) => child !== summary) };
  const words = summary ? oneLine(toText(summary)) : '';
  const opening = `<details>${summary ? `\n<summary>${escapeHtml(words)}</summary>` : ''}`;
  return [html(opening), ...state.toFlow(state.all(rest)), html('</details>')];
}

function html(value: string): Html {
  return { type: 'html', value };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

export function isSummary(node: Nodes): node is Element {
  return node.type === 'element' && node.tagName === 'summary';
}
