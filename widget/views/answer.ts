/** Markup of a guide as a template; the compiler has sanitised it. */
import { html, type TemplateResult } from 'lit/html.js';

type Part = { readonly html: string };

/** Lit identifies a template by its strings array: another array for the same part would render it anew. */
const templates = new WeakMap<Part, TemplateStringsArray>();

/**
 * The markup of `part`, with images from the API at `base`, which isn't the page's origin. As a template it goes through Lit's
 * Trusted Types policy, like everything that the element shows.
 */
export function answerView(part: Part, base: string): TemplateResult {
  const markup = [part.html.replaceAll('<img src="/', `<img src="${base}`)];
  const strings = templates.get(part) ?? Object.assign(markup, { raw: markup });
  templates.set(part, strings);
  return html(strings);
}
