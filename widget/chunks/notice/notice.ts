/** Notice in the place of a withdrawn guide: that it is withdrawn, the publisher's text, since when and on whose request. */
import { html, type TemplateResult } from 'lit/html.js';
import { canonicalLocale, directionOf } from '../../../schema/locale.ts';
import { adoptStyles } from '../adopt-styles.ts';
import { styles } from './styles.ts';

export { setLit } from '../lit.ts';

/** A notice as the API returns it: plain text in one language. */
export interface Notice {
  locale: string;
  heading: string;
  text: string;
  origin: string;
}

export default function notice(
  element: Pick<Element, 'shadowRoot'>,
  { locale, heading, text, origin }: Notice,
): TemplateResult {
  adoptStyles(element, styles);
  const lang = canonicalLocale(locale) ?? 'en';
  return html`<div part="notice" role="status" lang=${lang} dir=${directionOf(lang)} tabindex="-1">
    <strong>${heading}</strong>
    <p>${text}</p>
    <p>${origin}</p>
  </div>`;
}
