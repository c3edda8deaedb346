/** Tags of MDX as HTML: without expressions in attributes, and closed as HTML closes them. */
import { collapseWhitespace } from '../../compiler/read/collapse-whitespace.ts';
import { literalValue } from './mdx-values.ts';

export interface MdxTag {
  /** Empty for a fragment. */
  name: string;
  isClosing: boolean;
  isSelfClosing: boolean;
  attributes: string;
}

export function readTag(text: string): MdxTag {
  const [, slash = '', name = '', attributes = '', end = ''] =
    /^<\s*(\/?)\s*([\w.:-]*)([\s\S]*?)(\/?)\s*>$/.exec(text) ?? [];
  return { name, isClosing: slash !== '', isSelfClosing: end !== '', attributes };
}

/** Elements that HTML doesn't close. */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/** The tag as HTML, and the expressions that it can't contain. */
export function toHtmlTag({ name, isClosing, isSelfClosing, attributes }: MdxTag): {
  html: string;
  expressions: string[];
} {
  if (isClosing) return { html: `</${name}>`, expressions: [] };
  const expressions: string[] = [];
  const words = splitAttributes(attributes).flatMap((attribute) => {
    const [, key, expression] = /^([^={]+)=\{([\s\S]*)\}$/.exec(attribute) ?? [];
    if (key === undefined && !attribute.startsWith('{')) return [collapseWhitespace(attribute)];
    const value = expression === undefined ? undefined : literalValue(expression);
    if (value !== undefined) return [`${key}="${value.replaceAll('"', '&quot;')}"`];
    expressions.push(attribute);
    return [];
  });
  return { html: `<${[name, ...words].join(' ')}${endOf(name, isSelfClosing)}`, expressions };
}

/** HTML has no slash in tags; components are converted with those of Markdown, which have one. */
function endOf(name: string, isSelfClosing: boolean): string {
  if (!isSelfClosing || VOID.test(name)) return '>';
  return /^[a-z][a-z0-9]*$/.test(name) ? `></${name}>` : ' />';
}

/** `a="b" c={d} {...e}` gives `a="b"`, `c={d}` and `{...e}`. */
function splitAttributes(attributes: string): string[] {
  const parts: string[] = [];
  let [start, depth] = [0, 0];
  const end = (index: number) => {
    const part = attributes.slice(start, index).trim();
    if (part !== '') parts.push(part);
    start = index;
  };
  for (const { index, 0: token } of attributes.matchAll(/"[^"]*"|'[^']*'|`[^`]*`|\{|\}|\s+/g)) {
    if (token === '{') depth += 1;
    else if (token === '}') depth -= 1;
    else if (depth === 0 && token.trim() === '') end(index);
  }
  end(attributes.length);
  return parts;
}
