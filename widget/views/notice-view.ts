/** Notice in the place of a withdrawn guide: that it is withdrawn, the publisher's text, since when and on whose request. */
import { html, type TemplateResult } from 'lit/html.js';
import { canonicalLocale, directionOf } from '../../schema/locale.ts';

/** A notice as the API returns it: plain text in one language. */
export interface Notice {
  locale: string;
  heading: string;
  text: string;
  origin: string;
}

export function noticeView({ locale, heading, text, origin }: Notice): TemplateResult {
  const lang = canonicalLocale(locale) ?? 'en';
  return html`<div part="notice" role="status" lang=${lang} dir=${directionOf(lang)} tabindex="-1">
    <strong>${heading}</strong>
    <p>${text}</p>
    <p>${origin}</p>
  </div>`;
}
