/** Handlers of HTML elements that a guide can't contain as they are: they omit, replace or unwrap them. */

import type { Element, ElementContent } from 'hast';
import { defaultHandlers } from 'hast-util-to-mdast';
import { toText } from 'hast-util-to-text';
import { EXIT, visit } from 'unist-util-visit';
import { collapseWhitespace } from '../compiler/read/collapse-whitespace.ts';
import { BLOCKS, INLINE_HTML, LINKABLE_BLOCKS, PHRASING, space } from './html-elements.ts';
import { elementToPlainText, headingToPlainText } from './plain-text.ts';
import type { SourceContext } from './source-context.ts';

/** Returns what replaces the element, and logs what it omits. */
export type Handler = (element: Element, context: SourceContext) => ElementContent[];

/** The handler of an element; undefined if it stays. */
export function handlerOf(tagName: string): Handler | undefined {
  return Object.hasOwn(handlers, tagName) ? handlers[tagName] : undefined;
}

/** Whether `name` is an HTML element. */
export function isElementName(name: string): boolean {
  return [defaultHandlers, handlers].some((known) => Object.hasOwn(known, name)) || OTHERS.includes(name);
}

/** Elements without a handler: the parser drops the tags of a document's parts within an answer. */
const OTHERS = [...INLINE_HTML, 'html', 'head', 'body'];

const omitControl = omit('guides have no forms');

const handlers: Record<string, Handler> = {
  script: omit('guides run no scripts'),
  style: omit('guides are styled by the page that shows them'),
  noscript: omit('it is shown only without scripts'),
  template: omit('it is not visible'),
  link: omit('guides load no resources'),
  meta: omit('it is not visible'),
  base: omit('it is not visible'),
  title: omit('it is not visible'),
  svg: omit('guides have no inline SVG: save it as a file next to the guide'),
  math: replaceMath,
  input: (element, context) => (isTaskCheckbox(element) ? [element] : omitControl(element, context)),
  button: omitControl,
  select: omitControl,
  textarea: omitControl,
  form: unwrapForm,
  iframe: replaceByLink,
  embed: replaceByLink,
  frame: replaceByLink,
  object: replaceByLink,
  video: replaceByLink,
  audio: replaceByLink,
  menu: (element) => [{ ...element, tagName: 'ul' }],
  summary: reportHeadingOmissions,
  table: moveCaption,
  ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'td', 'th'].map((name) => [name, flatten])),
  ...Object.fromEntries([...PHRASING, ...INLINE_HTML].map((name) => [name, unwrapAroundBlocks])),
};

function omit(why: string): Handler {
  return (element, { omissions, place }) => {
    omissions.add(labelOf(element), why, place);
    return [];
  };
}

/** The tag of the element, its URL and all its words. */
function labelOf(element: Element): string {
  const url = sourceUrl(element);
  const value = element.properties['value'] ?? element.properties['placeholder'];
  const words = collapseWhitespace([elementToPlainText(element), String(value ?? '')].join(' '));
  return [`<${element.tagName}>`, ...(url ? [url] : []), ...(words ? [`“${words}”`] : [])].join(' ');
}

function sourceUrl({ properties, children }: Element): string | undefined {
  const url = properties['src'] ?? properties['data'];
  if (typeof url === 'string') return url;
  const source = children.find((child) => child.type === 'element' && child.tagName === 'source');
  return source?.type === 'element' ? sourceUrl(source) : undefined;
}

function replaceMath(element: Element, { omissions, place }: SourceContext): ElementContent[] {
  omissions.add('the layout of a formula', 'guides have no formulas: only its text is kept', place);
  return [{ type: 'text', value: toText(element) }];
}

/** A checkbox of a GFM task list. */
function isTaskCheckbox({ properties }: Element): boolean {
  return properties['type'] === 'checkbox' && properties['disabled'] === true;
}

function unwrapForm(element: Element, { omissions, place }: SourceContext): ElementContent[] {
  omissions.add('<form>', 'guides have no forms: only its text is kept', place);
  return [{ ...element, tagName: 'div' }];
}

/** Replaces embedded content by a link to it. */
function replaceByLink(element: Element, { omissions, place }: SourceContext): ElementContent[] {
  const url = sourceUrl(element);
  const why = url ? 'guides embed no other content: replaced by a link' : 'guides embed no other content';
  omissions.add(labelOf(element), why, place);
  if (!url) return [];
  const { title } = element.properties;
  const value = typeof title === 'string' && title.trim() !== '' ? title : url;
  const children = [{ type: 'text', value } as const];
  const { position } = element;
  const link = { type: 'element', tagName: 'a', properties: { href: url }, children } as const;
  return [{ ...link, ...(position && { position }) }];
}

/** Summaries stay, but become plain text later. */
function reportHeadingOmissions(summary: Element, context: SourceContext): ElementContent[] {
  headingToPlainText(summary, context);
  return [summary];
}

/** Turns the caption into a paragraph before the table: Markdown tables have none. */
function moveCaption(table: Element): ElementContent[] {
  const isCaption = (child: ElementContent): child is Element =>
    child.type === 'element' && child.tagName === 'caption';
  const captions = table.children.filter(isCaption).map((caption) => ({ ...caption, tagName: 'p' }));
  return [...captions, { ...table, children: table.children.filter((child) => !isCaption(child)) }];
}

/** Replaces blocks by their content with spaces around it: headings and cells are one line in Markdown. */
function flatten(element: Element): Element[] {
  return [{ ...element, children: unwrapBlocks(element.children) }];
}

function unwrapBlocks(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    const children = unwrapBlocks(node.children);
    return BLOCKS.includes(node.tagName) ? [space(), ...children, space()] : [{ ...node, children }];
  });
}

/** Unwraps phrasing elements that contain blocks, which Markdown can't express, except for links around paragraphs. */
function unwrapAroundBlocks(element: Element, { omissions, place }: SourceContext): ElementContent[] {
  const { tagName, properties } = element;
  const isLink = tagName === 'a';
  const blocks = isLink ? BLOCKS.filter((name) => !LINKABLE_BLOCKS.includes(name)) : BLOCKS;
  if (!containsElement(element, blocks)) return [element];
  const what = isLink ? `the link to ${String(properties['href'])}` : `<${tagName}>`;
  omissions.add(what, 'it contains block content: only the content is kept', place);
  return [{ ...element, tagName: 'div', properties: {} }];
}

function containsElement(element: Element, tagNames: readonly string[]): boolean {
  let contains = false;
  visit(element, 'element', (descendant) => {
    contains = descendant !== element && tagNames.includes(descendant.tagName);
    return contains ? EXIT : undefined;
  });
  return contains;
}
