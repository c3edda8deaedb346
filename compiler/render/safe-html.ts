/** The HTML that may reach a partner's page: an allow-list, and a diagnostic for all that it would drop. */
import type { Element, Root } from 'hast';
import { sanitize as applySchema, defaultSchema, type Schema } from 'hast-util-sanitize';
import { find, html } from 'property-information';
import type { VFile } from 'vfile';
import { report } from '../diagnostics.ts';

/** What highlighted code is made of; see highlight.ts. */
export const TOKENS = ['code-comment', 'code-keyword', 'code-literal', 'code-name', 'code-string'] as const;

/**
 * Text, tables, lists, links, images and footnotes. No styles, no classes but those that footnotes and task lists
 * need, no embedding and no forms; addresses only by `http`, `https`, `mailto` and `tel`.
 */
const schema: Schema = {
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => name !== 'picture' && name !== 'source'),
  attributes: {
    '*': ['id', 'lang', 'dir', 'title'],
    a: [
      'href',
      'ariaDescribedBy',
      'ariaLabel',
      'dataFootnoteBackref',
      'dataFootnoteRef',
      ['className', 'data-footnote-backref'],
    ],
    code: [['className', /^language-./]],
    span: [['className', ...TOKENS]],
    details: ['open'],
    img: ['alt', 'src', 'width', 'height'],
    input: [['disabled', true], ['type', 'checkbox'], 'checked'],
    li: ['value', ['className', 'task-list-item']],
    ol: ['start', 'reversed', ['className', 'contains-task-list']],
    p: [['className', 'footnotes-label']],
    section: ['dataFootnotes', ['className', 'footnotes']],
    td: ['align', 'colSpan', 'rowSpan', 'headers'],
    th: ['align', 'colSpan', 'rowSpan', 'headers', 'scope'],
    ul: [['className', 'contains-task-list']],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https'] },
  ancestors: {},
  required: defaultSchema.required ?? {},
  clobber: ['id', 'ariaDescribedBy', 'headers'],
  // What stands in SVG and MathML is named by other rules than HTML: it goes with them, rather than be taken for HTML.
  strip: ['script', 'style', 'svg', 'math'],
};

/** `tree` with nothing outside the allow-list; its ids begin with `prefix`, so that they can't name a thing of the host page. */
export function sanitize(tree: Root, prefix: string): Root {
  const safe = applySchema(tree, { ...schema, clobberPrefix: prefix });
  return safe.type === 'root' ? safe : { type: 'root', children: [] };
}

/** Reports each of `elements`, and each of their attributes, that the allow-list doesn't hold. */
export function reportUnsafe(elements: readonly Element[], file: VFile): void {
  for (const element of elements) {
    const { tagName, properties } = element;
    if (!schema.tagNames?.includes(tagName)) {
      const mend = `write it in Markdown, or leave it out; allowed are ${schema.tagNames?.join(', ')}`;
      report(file, element, 'unsafe-html', `unsafe HTML: <${tagName}> is not allowed`, mend);
      continue;
    }
    if (Object.keys(properties).length === 0) continue;
    const kept = new Map(Object.entries(keptAlone(element)[0]?.properties ?? {}));
    for (const [name, value] of Object.entries(properties)) {
      if (value === undefined || value === null || isWhole(value, kept.get(name))) continue;
      const reason = `unsafe HTML: <${tagName}> may not have ${attribute(name, value)}`;
      report(file, element, 'unsafe-html', reason, mends.get(name) ?? 'leave the attribute out');
    }
  }
}

const mends = new Map([
  ['href', 'links lead to https:, http:, mailto: or tel: addresses, in lower case'],
  ['src', 'images are files beside the guide'],
]);

/** Of a list, like that of classes, some may be kept and others not. */
function isWhole(value: Element['properties'][string], kept: Element['properties'][string]): boolean {
  if (Array.isArray(value)) return Array.isArray(kept) && kept.length === value.length;
  return kept !== undefined;
}

function keptAlone(element: Element): Element[] {
  const alone: Root = { type: 'root', children: [{ ...element, children: [] }] };
  const { children } = sanitize({ ...alone }, '');
  return children.filter((child) => child.type === 'element');
}

function attribute(property: string, value: unknown): string {
  const name = find(html, property).attribute;
  return property === 'href' || property === 'src' ? `${name} "${String(value)}"` : `the attribute "${name}"`;
}
