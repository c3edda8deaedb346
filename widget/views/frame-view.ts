/** Frame of the element: the box around everything that it shows. */
import { html, type TemplateResult } from 'lit/html.js';
import { directionOf } from '../../schema/locale.ts';

/** Where the children of the element are shown that are in no other slot. */
export const defaultSlot = html`<slot></slot>`;

/** `lang` is the language of the interface; the guide inside may be in another. `after` is shown after the box, in the page's own styles. */
export function frameView(lang: string, content: unknown, after?: unknown): TemplateResult {
  return html`<div part="base" lang=${lang} dir=${directionOf(lang)}>
    <slot name="header"></slot>
    ${content}
    <slot name="footer"></slot>
  </div>${after}`;
}
