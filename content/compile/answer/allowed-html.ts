/** What may reach a partner's page, written down a second time for the tests: the compiler must never give more. */
import type { Element, ElementContent, Properties, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';

const TEXT = 'b br del em hr i ins kbd s samp strike strong sub sup tt var'.split(' ');
const BLOCKS = 'blockquote dd div dl dt h1 h2 h3 h4 h5 h6 pre summary'.split(' ');
const TABLE = 'table tbody tfoot thead tr'.split(' ');
const RUBY = 'q rp rt ruby'.split(' ');

const EVERYWHERE = ['id', 'lang', 'dir', 'title'];
const CELL = ['align', 'colSpan', 'rowSpan', 'headers'];

/** Each element with the properties that it may have besides those that all may have. */
const PROPERTIES = new Map<string, readonly string[]>([
  ...[...TEXT, ...BLOCKS, ...TABLE, ...RUBY].map((name): [string, string[]] => [name, []]),
  [
    'a',
    ['href', 'rel', 'className', 'ariaDescribedBy', 'ariaLabel', 'dataFootnoteRef', 'dataFootnoteBackref'],
  ],
  ['code', ['className']],
  ['details', ['open']],
  ['img', ['src', 'alt', 'width', 'height', 'loading', 'decoding']],
  ['input', ['type', 'disabled', 'checked']],
  ['li', ['value', 'className']],
  ['ol', ['start', 'reversed', 'className']],
  ['p', ['className']],
  ['section', ['className', 'dataFootnotes']],
  ['span', ['className']],
  ['td', CELL],
  ['th', [...CELL, 'scope']],
  ['ul', ['className']],
]);

const CLASSES =
  /^(language-.+|code-(comment|keyword|literal|name|string)|contains-task-list|task-list-item|footnotes|footnotes-label|data-footnote-backref)$/;

const SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'];

/** Everything in `html`, as a browser reads it, that must not be on a partner's page; `prefix` begins all ids. */
export function findUnsafe(html: string, prefix: string): string[] {
  const found: string[] = [];
  visit(parse(html), (node) => {
    if (node.type === 'comment' || node.type === 'doctype') found.push(`<!${node.type}>`);
    if (node.type !== 'element') return;
    if (!PROPERTIES.has(node.tagName)) found.push(`<${node.tagName}>`);
    for (const [name, value] of Object.entries(node.properties)) {
      if (!isAllowed(node, name, value, prefix)) found.push(`<${node.tagName} ${name}="${String(value)}">`);
    }
  });
  return found;
}

/** `html` without what isn't allowed, as a tree: what the compiler must not lose. */
export function permitted(html: string): Root {
  return { type: 'root', children: permitAll(parse(html).children) };
}

export function parse(html: string): Root {
  return fromHtml(html, { fragment: true });
}

function permitAll(nodes: readonly RootContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [node];
    if (node.type !== 'element' || node.tagName === 'script' || node.tagName === 'style') return [];
    const children = permitAll(node.children);
    return PROPERTIES.has(node.tagName)
      ? [{ ...node, properties: permitProperties(node), children }]
      : children;
  });
}

function permitProperties(element: Element): Properties {
  return Object.fromEntries(
    Object.entries(element.properties).filter(([name, value]) => isAllowed(element, name, value, '')),
  );
}

function isAllowed({ tagName }: Element, name: string, value: Properties[string], prefix: string): boolean {
  const known = [...EVERYWHERE, ...(PROPERTIES.get(tagName) ?? [])].includes(name);
  return known && (checks.get(name)?.(listOf(value), prefix) ?? true);
}

const checks = new Map<string, (words: string[], prefix: string) => boolean>([
  ['id', beginWith],
  ['headers', beginWith],
  ['ariaDescribedBy', beginWith],
  ['className', (names) => names.every((name) => CLASSES.test(name))],
  ['href', ([address = '']) => isHarmless(address)],
  ['src', ([address = '']) => isHarmless(address)],
  ['type', ([type]) => type === 'checkbox'],
]);

function beginWith(words: string[], prefix: string): boolean {
  return words.every((word) => word.startsWith(prefix));
}

/** As a browser resolves it (WHATWG URL): it takes away white space and control characters first. */
function isHarmless(address: string): boolean {
  const base = 'https://partner.example/';
  return URL.canParse(address, base) ? SCHEMES.includes(new URL(address, base).protocol) : true;
}

function listOf(value: Properties[string]): string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}
