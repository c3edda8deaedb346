/** What a reader sees of a search. */
import type { TemplateResult } from 'lit/html.js';
import type { Lent } from '../parts.ts';
import type { FoundSection } from './found.ts';
import { stringsFor } from './strings.ts';

/** The best that there is of `results`, `nearest` and `suggestions`, and a line that says which and is announced politely. */
export function resultList(
  lent: Lent,
  results: readonly FoundSection[],
  nearest: readonly FoundSection[],
  suggestions: readonly FoundSection[],
): TemplateResult {
  const { html, lang } = lent;
  const strings = stringsFor(lang);
  const shown = [results, nearest].find(({ length }) => length > 0) ?? suggestions;
  const message =
    shown === results
      ? strings.results + results.length.toLocaleString(lang)
      : shown === nearest
        ? strings.nearest
        : strings.suggestions;
  return html`<p role="status">${message}</p>
    <ul>${shown.map((each) => result(lent, each))}</ul>`;
}

function result({ html, guide }: Lent, { id, heading, text }: FoundSection): TemplateResult {
  return html`<li lang=${guide.locale}>
    <a part="result" href="#${id}"><b>${marked(html, heading)}</b> <span>${marked(html, text)}</span></a>
  </li>`;
}

/** The API escapes all but `<mark>`. As a template it goes through Lit's Trusted Types policy. */
function marked(html: Lent['html'], markup: string): TemplateResult {
  return html(Object.assign([markup], { raw: [markup] }));
}
