/** Syntax highlighting at build time, so that no script for it runs in the reader's browser. */
import type { Element, Root } from 'hast';
import { toText } from 'hast-util-to-text';
import { common, createLowlight } from 'lowlight';
import type { VFile } from 'vfile';
import { report } from '../diagnostics.ts';
import type { TOKENS } from './safe-html.ts';

let lowlight = createLowlight(common);

/** Classes of highlight.js, mapped to the few that the element has colours for. */
const tokenByClass: Record<string, (typeof TOKENS)[number]> = {
  'hljs-comment': 'code-comment',
  'hljs-quote': 'code-comment',
  'hljs-meta': 'code-comment',
  'hljs-keyword': 'code-keyword',
  'hljs-selector-tag': 'code-keyword',
  'hljs-section': 'code-keyword',
  'hljs-literal': 'code-literal',
  'hljs-number': 'code-literal',
  'hljs-symbol': 'code-literal',
  'hljs-variable': 'code-literal',
  'hljs-name': 'code-name',
  'hljs-attr': 'code-name',
  'hljs-attribute': 'code-name',
  'hljs-built_in': 'code-name',
  'hljs-title': 'code-name',
  'hljs-type': 'code-name',
  'hljs-string': 'code-string',
  'hljs-regexp': 'code-string',
  'hljs-addition': 'code-string',
};

/** Highlights each code block that names its language. */
export function highlightCode(elements: readonly Element[], file: VFile): void {
  for (const element of elements.filter(({ tagName }) => tagName === 'pre').flatMap(codeElements)) {
    const language = languageOf(element);
    if (language === undefined || language === 'text') continue;
    if (lowlight.registered(language)) {
      element.children = toTokens(highlight(language, toText(element, { whitespace: 'pre' })).children);
    } else {
      const hint = 'use a language name of highlight.js, like "json" or "html", or "text" for none';
      report(file, element, 'unknown-language', `code in the unknown language "${language}"`, hint);
    }
  }
}

/** A time limit may interrupt highlight.js while it compiles a grammar, which then fails for as long as that instance is used. */
function highlight(language: string, code: string): Root {
  try {
    return lowlight.highlight(language, code);
  } catch {
    lowlight = createLowlight(common);
    return lowlight.highlight(language, code);
  }
}

function codeElements({ children }: Element): Element[] {
  return children.filter((child) => child.type === 'element').filter(({ tagName }) => tagName === 'code');
}

function languageOf({ properties }: Element): string | undefined {
  const classes = Array.isArray(properties.className) ? properties.className.map(String) : [];
  return classes.find((name) => name.startsWith('language-'))?.slice('language-'.length);
}

/** Spans without a mapped class are unwrapped: no colour applies to them. */
function toTokens(nodes: Root['children']): Element['children'] {
  return nodes.flatMap((node): Element['children'] => {
    if (node.type !== 'element') return node.type === 'text' ? [node] : [];
    const children = toTokens(node.children);
    const classes = Array.isArray(node.properties.className) ? node.properties.className : [];
    const token = classes.map((name) => tokenByClass[String(name)]).find((name) => name !== undefined);
    return token ? [{ ...node, properties: { className: [token] }, children }] : children;
  });
}
