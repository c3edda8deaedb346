/** List of search results. */
import { html, type TemplateResult } from 'lit/html.js';
import { localize } from '../../locales/localize.ts';
import type { ChunkContext } from '../chunk-host.ts';
import type { FoundSection } from './search-results.ts';
import { strings } from './strings.ts';

/** The first of `results`, `nearest` and `suggestions` that isn't empty, below a line that says which it is, which a live region has, too. */
export function resultList(
  context: ChunkContext,
  results: readonly FoundSection[],
  nearest: readonly FoundSection[],
  suggestions: readonly FoundSection[],
): TemplateResult {
  const { lang } = context;
  const labels = localize(strings, lang);
  const shown = [results, nearest].find(({ length }) => length > 0) ?? suggestions;
  const message =
    shown === results
      ? labels.results + results.length.toLocaleString(lang)
      : shown === nearest
        ? labels.nearest
        : labels.suggestions;
  return html`<p aria-hidden="true">${message}</p>
    <ul>${shown.map((each) => result(context, each))}</ul>`;
}

function result({ guide }: ChunkContext, { id, heading, text }: FoundSection): TemplateResult {
  return html`<li lang=${guide.locale}>
    <a part="result" href="#${id}"><b>${marked(heading)}</b> <span>${marked(text)}</span></a>
  </li>`;
}

/** The API escapes all but `<mark>`. A template's markup goes through Lit's Trusted Types policy. */
function marked(markup: string): TemplateResult {
  return html(Object.assign([markup], { raw: [markup] }));
}
