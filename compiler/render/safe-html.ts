/** HTML sanitisation: the allow-list for partners' pages, and diagnostics for everything that it would drop. */
import type { Element, Root } from 'hast';
import { sanitize as applySchema, defaultSchema, type Schema } from 'hast-util-sanitize';
import { find, html } from 'property-information';
import type { VFile } from 'vfile';
import { report } from '../diagnostics.ts';
import { schemeOf } from './links.ts';

/** Classes of highlighted code; see highlight.ts. */
export const TOKENS = ['code-comment', 'code-keyword', 'code-literal', 'code-name', 'code-string'] as const;

/**
 * Text, tables, lists, links, images and footnotes. No styles, no classes except those of footnotes, task lists and code, no
 * embedded content, no forms; URLs only with the schemes `http`, `https`, `mailto` and `tel`.
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
  // The content of SVG and MathML is parsed by other rules than HTML: removed with them, it can't be misread as HTML.
  strip: ['script', 'style', 'svg', 'math'],
};

/** Writes the schemes of `elements` that the allow-list has in lower case, the only one that it has: they are the same in any. */
export function lowerCaseSchemes(elements: readonly Element[]): void {
  for (const { properties } of elements) {
    for (const [name, allowed] of Object.entries(schema.protocols ?? {})) {
      const url = properties[name];
      if (typeof url !== 'string') continue;
      const scheme = schemeOf(url);
      if (scheme && allowed?.includes(scheme.slice(0, -1)))
        properties[name] = scheme + url.slice(scheme.length);
    }
  }
}

/** `tree` without anything outside the allow-list. Its ids get the `prefix`, so that they can't clash with ids of the host page. */
export function sanitize(tree: Root, prefix: string): Root {
  const safe = applySchema(tree, { ...schema, clobberPrefix: prefix });
  return safe.type === 'root' ? safe : { type: 'root', children: [] };
}

/** Reports each of `elements`, and each of their attributes, that is not on the allow-list. */
export function reportUnsafe(elements: readonly Element[], file: VFile): void {
  for (const element of elements) {
    const { tagName, properties } = element;
    if (!schema.tagNames?.includes(tagName)) {
      const hint = `write it in Markdown, or remove it; the allowed elements are ${schema.tagNames?.join(', ')}`;
      report(file, element, 'unsafe-html', `unsafe HTML: <${tagName}> is not allowed`, hint);
      continue;
    }
    if (Object.keys(properties).length === 0) continue;
    const kept = new Map(Object.entries(sanitizeAlone(element)[0]?.properties ?? {}));
    for (const [name, value] of Object.entries(properties)) {
      if (value === undefined || value === null || isKept(value, kept.get(name))) continue;
      const reason = `unsafe HTML: <${tagName}> may not have ${attributeLabel(name, value)}`;
      report(file, element, 'unsafe-html', reason, hints.get(name) ?? 'remove the attribute');
    }
  }
}

const hints = new Map([
  ['href', 'use a URL that begins with https:, http:, mailto: or tel:'],
  ['src', 'use an image file next to the guide'],
]);

/** Whether all of a value is kept: of a list, like that of classes, it may be some items only. */
function isKept(value: Element['properties'][string], kept: Element['properties'][string]): boolean {
  if (Array.isArray(value)) return Array.isArray(kept) && kept.length === value.length;
  return kept !== undefined;
}

function sanitizeAlone(element: Element): Element[] {
  const alone: Root = { type: 'root', children: [{ ...element, children: [] }] };
  const { children } = sanitize({ ...alone }, '');
  return children.filter((child) => child.type === 'element');
}

function attributeLabel(property: string, value: unknown): string {
  const name = find(html, property).attribute;
  return property === 'href' || property === 'src' ? `${name} "${String(value)}"` : `the attribute "${name}"`;
}
