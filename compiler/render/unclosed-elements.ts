/** HTML elements without an end tag: what follows in the answer would be inside of them, and hidden in `<details>`. */
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { report } from '../diagnostics.ts';
import { pointLocator } from '../read/point-locator.ts';

/** The elements of blocks whose end tag HTML requires. */
const BLOCKS = /^(?:blockquote|details|div|dl|h[1-6]|ol|pre|section|summary|table|ul)$/;

/** Reports each element of a block in the HTML of `body` that has a start tag only. */
export function reportUnclosedElements(body: RootContent[], file: VFile): void {
  const { html, start } = extractHtml(body, file);
  if (html === '') return;
  visit(fromHtml(html, { fragment: true, verbose: true }), 'element', (element: Element) => {
    const { tagName, position } = element;
    const offset = position?.start.offset;
    if (offset === undefined || !BLOCKS.test(tagName) || element.data?.position?.closing) return;
    const pointAt = pointLocator(String(file));
    const place = { start: pointAt(start + offset), end: pointAt(start + offset + tagName.length + 1) };
    const hint = `write </${tagName}> where it ends, or remove the tag`;
    report(file, place, 'unclosed-element', `<${tagName}> is not closed`, hint);
  });
}

/** The HTML in `body`, with spaces in place of the Markdown, and its offset in `file`. */
function extractHtml(children: RootContent[], file: VFile): { html: string; start: number } {
  let html = '';
  let start: number | undefined;
  visit({ type: 'root', children }, 'html', ({ position }) => {
    const [from, to] = [position?.start.offset, position?.end.offset];
    if (from === undefined || to === undefined) return;
    start ??= from;
    html = html.padEnd(from - start) + String(file).slice(from, to);
  });
  return { html, start: start ?? 0 };
}
