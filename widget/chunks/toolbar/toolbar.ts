/** The row above the guide: search, languages, and a button that opens or closes all. */
import type { TemplateResult } from 'lit/html.js';
import { directionOf } from '../../../schema/locale.ts';
import { adopt } from '../adopt.ts';
import type { Lent } from '../parts.ts';
import { stringsFor } from './strings.ts';
import { styles } from './styles.ts';

export default function toolbar(lent: Lent): TemplateResult {
  const { html, element, guide } = lent;
  adopt(element, styles);
  // A cache may still have a guide that doesn't name its locales.
  const choice = element.languageSwitch && guide.locales?.length > 1;
  return html`${element.search ? search(lent) : undefined}
    ${choice ? languages(lent) : undefined}
    ${element.toggleAll && !element.exclusive ? toggleAll(lent) : undefined}`;
}

function search(lent: Lent): TemplateResult {
  const { html, lang } = lent;
  const { search: label } = stringsFor(lang);
  const start = async ({ currentTarget: box }: Event) => {
    if (!(box instanceof HTMLInputElement && box.nextElementSibling instanceof HTMLElement)) return;
    const place = box.nextElementSibling;
    const { startSearch } = await import('../search/search.ts');
    startSearch(lent, box, place);
  };
  return html`<div part="search" role="search" lang=${lang} dir=${directionOf(lang)}>
    <input part="search-box" type="search" aria-label=${label} placeholder=${label} autocomplete="off"
      enterkeyhint="search" @focus=${start}>
    <div part="results" hidden></div>
  </div>`;
}

function languages({ html, element, guide, lang }: Lent): TemplateResult {
  const choose = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLSelectElement) element.locale = currentTarget.value;
  };
  return html`<select part="language" aria-label=${stringsFor(lang).language} .value=${guide.locale} @change=${choose}>
    ${guide.locales.map((locale) => html`<option value=${locale} lang=${locale} ?selected=${locale === guide.locale}>${nameOf(locale)}</option>`)}
  </select>`;
}

function toggleAll({ html, element, open, lang }: Lent): TemplateResult {
  const strings = stringsFor(lang);
  const anyOpen = open.size > 0;
  const toggle = () => (anyOpen ? element.collapseAll() : element.expandAll());
  return html`<button part="toggle-all" @click=${toggle}>${anyOpen ? strings.closeAll : strings.openAll}</button>`;
}

/** A language by its own name. */
function nameOf(locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
}
