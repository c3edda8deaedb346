/** The box around everything that the element shows. */
import { html, type TemplateResult } from 'lit/html.js';
import { directionOf } from '../../schema/locale.ts';

/** `lang` is the language that the element speaks; the guide in it may be in another. */
export function base(lang: string, clicked: (event: MouseEvent) => void, content: unknown): TemplateResult {
  return html`<div part="base" lang=${lang} dir=${directionOf(lang)} @click=${clicked}>
    <slot name="header"></slot>
    ${content}
    <slot name="footer"></slot>
  </div>`;
}
