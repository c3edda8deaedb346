/** Markup of a guide as a template; the compiler has sanitised it. */
import { html, type TemplateResult } from 'lit/html.js';

type Part = { readonly html?: string };

/** Lit identifies a template by its strings array: another array for the same part would render it anew. */
const templates = new WeakMap<Part, TemplateStringsArray>();

/**
 * The markup of `part`, with images from the API at `base`, which isn't the page's origin: a value of the template, which Lit escapes.
 * As a template it goes through Lit's Trusted Types policy, like everything that the element shows. Images are requested without
 * referrer: the page's policy may send its whole URL, or nothing.
 */
export function answerView(part: Part, base: string): TemplateResult {
  const markup = (part.html ?? '')
    .replaceAll('<img src="/', '<img referrerpolicy="no-referrer" src="\0')
    .split('\0');
  const strings = templates.get(part) ?? Object.assign(markup, { raw: markup });
  templates.set(part, strings);
  return html(strings, ...strings.slice(1).fill(base));
}
