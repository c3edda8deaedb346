/** Plain text of a rendered part: that of `innerText`, with what CSS would draw of lists and leave around tables. */
import type { Element, Root, RootContent } from 'hast';
import { toText } from 'hast-util-to-text';

/**
 * The text of `tree`. Items of lists have their numbers or a bullet, and are indented in other lists; tables stand apart.
 *
 * @example
 * toPlainText(tree); // 'You need:\n\n3. a ticket\n   • of this year\n4. a pen' of <p>You need:</p><ol start="3">…
 */
export function toPlainText(tree: Root): string {
  return trimLines(toText({ ...tree, children: tree.children.flatMap(prepare) })).trim();
}

/** `node` with lists as text, and tables in paragraphs; nothing for the references of footnotes, which link to nothing in plain text. */
function prepare(node: RootContent): RootContent[] {
  if (node.type !== 'element') return [node];
  if (isFootnoteMark(node)) return [];
  const { tagName } = node;
  if (tagName === 'ol' || tagName === 'ul') return [preformatted(listText(node))];
  const children = 'dataFootnotes' in node.properties ? prepareNotes(node) : childrenOf(node);
  const element = { ...node, children };
  // `toText` puts empty lines around paragraphs only.
  return [tagName === 'table' ? { ...element, tagName: 'p', children: [element] } : element];
}

function childrenOf({ children }: Element): Element['children'] {
  return children.flatMap(prepare) as Element['children'];
}

/** The list of footnotes without numbers, since the references to them are left out. */
function prepareNotes({ children }: Element): Element['children'] {
  return children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'ol'
      ? [{ ...child, children: childrenOf(child) }]
      : (prepare(child) as Element['children']),
  );
}

function isFootnoteMark({ tagName, properties, children }: Element): boolean {
  if ('dataFootnoteBackref' in properties) return true;
  const [child] = children;
  return tagName === 'sup' && child?.type === 'element' && 'dataFootnoteRef' in child.properties;
}

/** A block whose lines stay as they are. */
function preformatted(value: string): Element {
  return { type: 'element', tagName: 'pre', properties: {}, children: [{ type: 'text', value }] };
}

function listText(list: Element): string {
  const markers = markersOf(list);
  const items = list.children.flatMap((item) => {
    const marker = markers.get(item) ?? '';
    // A check box, which has no text, leaves a space before its label. Two or more are the indentation of code.
    const text = trimLines(toText({ type: 'root', children: prepare(item) }))
      .trimEnd()
      .replace(/^ (?! )/, '');
    if (marker + text === '') return [];
    // Empty lines stay empty.
    return [marker + text.replaceAll(/\n(?!\n)/g, `\n${' '.repeat(marker.length)}`)];
  });
  return items.join(list.children.some(hasParagraph) ? '\n\n' : '\n');
}

/** What stands before each item; other children, which only HTML in Markdown can have, get none. */
function markersOf({ tagName, properties, children }: Element): Map<RootContent, string> {
  const items = children.filter((child) => child.type === 'element' && child.tagName === 'li') as Element[];
  if (tagName === 'ul') return new Map(items.map((item) => [item, '• ']));
  const step = properties['reversed'] ? -1 : 1;
  let number = toNumber(properties['start'], step > 0 ? 1 : items.length);
  return new Map(
    items.map((item) => {
      const own = toNumber(item.properties['value'], number);
      number = own + step;
      return [item, `${own}. `];
    }),
  );
}

/** Markdown is parsed to numbers, HTML to strings. */
function toNumber(value: unknown, fallback: number): number {
  const number = Number.parseInt(String(value), 10);
  return Number.isNaN(number) ? fallback : number;
}

function hasParagraph(node: RootContent): boolean {
  return (
    node.type === 'element' &&
    node.children.some((child) => child.type === 'element' && child.tagName === 'p')
  );
}

function trimLines(text: string): string {
  return text.replaceAll(/[ \t]+$/gm, '');
}
