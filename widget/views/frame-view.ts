/** Frame of the element: the box around everything that it shows. */
import { html, type TemplateResult } from 'lit/html.js';
import { directionOf } from '../../schema/locale.ts';

/** `lang` is the language of the interface; the guide inside may be in another. */
export function frameView(
  lang: string,
  onClick: (event: MouseEvent) => void,
  content: unknown,
): TemplateResult {
  return html`<div part="base" lang=${lang} dir=${directionOf(lang)} @click=${onClick}>
    <slot name="header"></slot>
    ${content}
    <slot name="footer"></slot>
  </div>`;
}
