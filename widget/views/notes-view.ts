/** Notes above a guide: that it isn't in the requested language, and that it is a kept copy of some date. */
import { html, type TemplateResult } from 'lit/html.js';
import { writtenLanguage } from '../../schema/locale.ts';
import type { StatusStrings } from '../locales/status-strings.ts';

/** The locales that were `requested` and that are `shown`; `asOf`: the date of a kept copy (ms since the epoch). */
export function notesView(
  { lang, otherLanguage, keptCopy }: StatusStrings,
  requested: string,
  shown: string,
  asOf: number | undefined,
): TemplateResult[] {
  const languages = [requested || shown, shown].map(writtenLanguage);
  const nameOf = (language: string) => new Intl.DisplayNames(lang, { type: 'language' }).of(language);
  const notes = [
    languages[0] === languages[1] ? '' : format(otherLanguage, ...languages.map(nameOf)),
    asOf ? format(keptCopy, new Date(asOf).toLocaleDateString(lang, { dateStyle: 'long' })) : '',
  ];
  return notes.filter(Boolean).map((note) => html`<p part="note">${note}</p>`);
}

/** `message` with `first` and `second` in the places of `{0}` and `{1}`. */
function format(message: string, first = '', second = ''): string {
  return message.replace('{0}', () => first).replace('{1}', () => second);
}
