/** The HTML that may reach a partner's page: an allow-list, and a diagnostic for all that it would drop. */
import type { Element, Root } from 'hast';
import { sanitize as applySchema, defaultSchema, type Schema } from 'hast-util-sanitize';
import { find, html } from 'property-information';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { reportError } from './diagnostics.ts';

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
  strip: ['script', 'style'],
};

/** `tree` with nothing outside the allow-list; its ids begin with `prefix`, so that they can't name a thing of the host page. */
export function sanitize(tree: Root, prefix: string): Root {
  const safe = applySchema(tree, { ...schema, clobberPrefix: prefix });
  return safe.type === 'root' ? safe : { type: 'root', children: [] };
}

/** Reports each element and attribute of `tree` that the allow-list doesn't hold. */
export function reportUnsafe(tree: Root, file: VFile): void {
  visit(tree, 'element', (element) => {
    const [kept] = keptAlone(element);
    if (!kept) {
      reportError(file, element, `unsafe HTML: <${element.tagName}> is not allowed`);
      return;
    }
    for (const [name, value] of Object.entries(element.properties)) {
      if (value === undefined || value === null || name in kept.properties) continue;
      reportError(file, element, `unsafe HTML: <${element.tagName}> may not have ${attribute(name, value)}`);
    }
  });
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
