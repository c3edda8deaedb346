/** Adaptation of HTML to what a guide can contain; everything that is omitted is logged. */
import type { Element, ElementContent, Root, RootContent } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { BOXES, DROPPED_IF_EMPTY, FOOTNOTE_REFERENCE, space, TITLED } from './html-elements.ts';
import { handlerOf, isElementName } from './html-handlers.ts';
import { placeWithin } from './place.ts';
import type { SourceContext } from './source-context.ts';

/** `nodes` with only what a guide can contain, and absolute URLs. Comments are dropped unlogged: they are for authors. */
export function adaptNodes<Content extends RootContent | ElementContent>(
  nodes: readonly Content[],
  context: SourceContext,
): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [node];
    return node.type === 'element' ? adaptElement(node, context) : [];
  });
}

/**
 * Makes content visible that scripts of the page would show later, and puts spaces around boxes, so that removing their tags
 * doesn't join words. Changes `tree`.
 */
export function revealHidden(tree: Root): void {
  visit(tree, 'element', (element, index, parent) => {
    delete element.properties['hidden'];
    if (element.tagName === 'dialog') element.tagName = 'div';
    if (element.tagName === 'pre') return SKIP;
    if (index === undefined || !parent || !BOXES.has(element.tagName)) return undefined;
    parent.children.splice(index, 1, space(), element, space());
    revealHidden({ type: 'root', children: element.children });
    return [SKIP, index + 3];
  });
}

function adaptElement(element: Element, partContext: SourceContext): ElementContent[] {
  const { tagName } = element;
  const context = { ...partContext, place: placeWithin(partContext.place, element) };
  reportAttributes(element, context);
  resolveUrls(element, context);
  const handle = handlerOf(tagName);
  if (!handle && tagName !== FOOTNOTE_REFERENCE && !isElementName(tagName))
    context.omissions.add(`<${tagName}>`, 'not an HTML element: only its text is kept', context.place);
  const replacement = handle?.(element, context) ?? [element];
  return replacement.map((child) => adaptChildren(child, context));
}

function adaptChildren(node: ElementContent, context: SourceContext): ElementContent {
  // Of preformatted text only the text is used.
  if (node.type !== 'element' || node.tagName === 'pre') return node;
  const children = adaptNodes(node.children, context);
  return isDropped(node, children) ? space() : { ...node, children };
}

function isDropped({ tagName }: Element, children: readonly ElementContent[]): boolean {
  return (
    DROPPED_IF_EMPTY.includes(tagName) &&
    children.every((child) => child.type === 'text' && child.value.trim() === '')
  );
}

/** Logs omitted attributes that a reader may notice: not `class` and the like. */
function reportAttributes({ tagName, properties }: Element, { omissions, place }: SourceContext): void {
  for (const name of Object.keys(properties)) {
    if (name === 'style')
      omissions.add('the attribute "style"', 'guides are styled by the page that shows them', place);
    else if (/^on[A-Z]/.test(name))
      omissions.add(`the attribute "${name.toLowerCase()}"`, 'guides run no scripts', place);
    else if (name === 'title' && !TITLED.includes(tagName))
      omissions.add(`the tooltip "${String(properties['title'])}"`, 'not every reader can see it', place);
  }
}

function resolveUrls({ properties }: Element, { baseUrl }: SourceContext): void {
  if (baseUrl === undefined) return;
  for (const name of ['href', 'src', 'data']) {
    const url = properties[name];
    if (typeof url === 'string') properties[name] = resolveUrl(url, baseUrl);
  }
}

/** The absolute URL; a fragment of the page itself stays `#fragment`. */
function resolveUrl(url: string, baseUrl: string): string {
  if (url.startsWith('#') || url === '' || !URL.canParse(url, baseUrl)) return url;
  const { href, hash } = new URL(url, baseUrl);
  const page = new URL(baseUrl);
  page.hash = '';
  return hash !== '' && href === page.href + hash ? hash : href;
}
