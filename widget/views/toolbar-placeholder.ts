/** Placeholder of the toolbar while its chunk is late: boxes in the sizes of its controls, so that nothing moves when it arrives. */
import { html, nothing, type TemplateResult } from 'lit/html.js';

/** `others`: the number of controls besides the search. */
export function toolbarPlaceholder(hasSearch: boolean, others: number): TemplateResult {
  return html`${hasSearch ? html`<i class="search"></i>` : nothing}${Array.from({ length: others }, () => html`<i></i>`)}`;
}
