/** Placeholder of the toolbar while its chunk is late: boxes in the sizes of its controls, so that nothing moves when it arrives. */
import { html, nothing, type TemplateResult } from 'lit/html.js';

/** `others`: whether there are the controls besides the search. */
export function toolbarPlaceholder(hasSearch: boolean, others: readonly boolean[]): TemplateResult {
  return html`${hasSearch ? html`<i class="search"></i>` : nothing}${others.map((isShown) => (isShown ? html`<i></i>` : nothing))}`;
}
