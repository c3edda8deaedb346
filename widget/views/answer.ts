/** Markup of a guide as a template: safe, as the compiler made it. */
import { html, type TemplateResult } from 'lit/html.js';

type Part = { readonly html: string };

/** Lit knows a template by its strings: the same part has to give the same, or it would be built anew. */
const templates = new WeakMap<Part, TemplateStringsArray>();

/**
 * The markup of `part`, with images from the API at `base`, which is not the page's origin. As a template it goes through Lit's own
 * Trusted Types policy, like all that the element shows.
 */
export function answerOf(part: Part, base: string): TemplateResult {
  const markup = [part.html.replaceAll('<img src="/', `<img src="${base}`)];
  const strings = templates.get(part) ?? Object.assign(markup, { raw: markup });
  templates.set(part, strings);
  return html(strings);
}
