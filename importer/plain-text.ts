/** Plain text of HTML and of headings. */
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';
import { visit } from 'unist-util-visit';
import { collapseWhitespace } from '../compiler/read/collapse-whitespace.ts';
import { placeWithin } from './place.ts';
import type { SourceContext } from './source-context.ts';

/** The plain text, on one line, of a field that may contain HTML. */
export function htmlToPlainText(html: string): string {
  return collapseWhitespace(/[<&]/.test(html) ? toText(fromHtml(html, { fragment: true })) : html);
}

/** The text of `element`, on one line, even if browsers don't render it, like that of `<title>`. */
export function elementToPlainText(element: Element): string {
  return collapseWhitespace(toText({ ...element, tagName: 'div' }));
}

/** The plain text of a heading; omitted links and images in it are logged. */
export function headingToPlainText(heading: Element, { omissions, place }: SourceContext): string {
  visit(heading, 'element', (element) => {
    const { tagName, properties } = element;
    const url = properties['href'] ?? properties['src'];
    if (url === undefined || url === null) return;
    const alt = typeof properties['alt'] === 'string' ? ` “${properties['alt']}”` : '';
    const what = tagName === 'a' ? 'the link to' : `<${tagName}>`;
    omissions.add(`${what} ${String(url)}${alt}`, 'headings are plain text', placeWithin(place, element));
  });
  return elementToPlainText(heading);
}
