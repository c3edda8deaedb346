/** Conversion of the HTML of an answer to Markdown. */

import type { Element, Nodes, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { defaultHandlers, type Handle, type State, toMdast } from 'hast-util-to-mdast';
import { toText } from 'hast-util-to-text';
import type { BlockContent, Html, RootContent as MarkdownContent } from 'mdast';
import { collapseWhitespace } from '../compiler/read/collapse-whitespace.ts';
import { adaptNodes, revealHidden } from './adapt-html.ts';
import { FOOTNOTE_REFERENCE, INLINE_HTML } from './html-elements.ts';
import type { ImportedText } from './imported-faq.ts';
import type { SourceContext } from './source-context.ts';

/**
 * Converts an HTML fragment. Content that a guide can't contain is omitted and logged in `context.omissions`.
 *
 * @example
 * answerFromHtml('<p>Yes.</p><script>…</script>', { place: 'row 2', omissions: new Omissions() }).text; // 'Yes.'
 */
export function answerFromHtml(html: string, context: SourceContext): ImportedText {
  return answerFromHast(fromHtml(html, { fragment: true }).children, context);
}

/** Converts the nodes of a hast tree, which stays unchanged. */
export function answerFromHast(nodes: readonly RootContent[], context: SourceContext): ImportedText {
  const source: Root = { type: 'root', children: structuredClone([...nodes]) };
  revealHidden(source);
  const text = toText(source).trim();
  const tree: Root = { type: 'root', children: adaptNodes(source.children, context) };
  const markdown = toMdast(tree, { document: true, handlers });
  return { body: markdown.type === 'root' ? markdown.children : [], text };
}

const handlers: Record<string, Handle> = {
  // Elements that the library ignores with their content are unwrapped instead.
  ...Object.fromEntries(
    Object.entries(defaultHandlers)
      .filter(([, handle]) => handle === defaultHandlers['meta'])
      .map(([name]) => [name, (state: State, element: Element) => state.all(element)]),
  ),
  ...Object.fromEntries(INLINE_HTML.map((name) => [name, keepInline])),
  [FOOTNOTE_REFERENCE]: (_, { properties }) => {
    const identifier = String(properties['identifier']);
    return { type: 'footnoteReference', identifier, label: identifier };
  },
  details: keepDetails,
  span: keepLanguage,
};

function keepInline(state: State, element: Element) {
  return [inlineHtml(`<${element.tagName}>`), ...state.all(element), inlineHtml(`</${element.tagName}>`)];
}

/** Keeps `lang` and `dir`, without which screen readers mispronounce the text. */
function keepLanguage(state: State, element: Element) {
  const attributes = ['lang', 'dir'].flatMap((name) => {
    const value = element.properties[name];
    return typeof value === 'string' && /^[\w-]+$/.test(value) ? [` ${name}="${value}"`] : [];
  });
  if (attributes.length === 0) return state.all(element);
  return [inlineHtml(`<span${attributes.join('')}>`), ...state.all(element), inlineHtml('</span>')];
}

/** `hName` tells the library that the node is phrasing content. */
function inlineHtml(value: string): Html {
  return { type: 'html', value, data: { hName: 'span' } };
}

/** Keeps `<details>` within an answer; the summary becomes text in the same HTML block. */
function keepDetails(state: State, element: Element): (Html | BlockContent | MarkdownContent)[] {
  const summary = element.children.find(isSummary);
  const rest = { ...element, children: element.children.filter((child) => child !== summary) };
  const words = summary ? collapseWhitespace(toText(summary)) : '';
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
