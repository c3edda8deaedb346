/** Toolbar controls: search box, language switch, and a button that opens or closes all sections. */
import { html, type TemplateResult } from 'lit/html.js';
import { directionOf } from '../../../schema/locale.ts';
import { localize } from '../../locales/localize.ts';
import { adoptStyles } from '../adopt-styles.ts';
import type { ChunkContext } from '../chunk-host.ts';
import { strings } from './strings.ts';
import { styles } from './styles.ts';

export { setLit } from '../lit.ts';

export default function toolbar(context: ChunkContext): TemplateResult {
  const { element, guide } = context;
  adoptStyles(element, styles);
  // A cached guide of an earlier format has no `locales`.
  const choice = element.languageSwitch && guide.locales?.length > 1;
  return html`${element.search ? searchBox(context) : undefined}
    ${choice ? languageSwitch(context) : undefined}
    ${element.toggleAll && !element.exclusive ? toggleAll(context) : undefined}`;
}

function searchBox(context: ChunkContext): TemplateResult {
  const { lang } = context;
  const { search: label } = localize(strings, lang);
  const start = ({ currentTarget: box }: Event) => {
    const list = box instanceof HTMLInputElement ? box.nextElementSibling : null;
    if (!(box instanceof HTMLInputElement && list instanceof HTMLElement)) return;
    const startSearch = () => context.get('search', startSearch)?.(context, box, list);
    startSearch();
  };
  return html`<div part="search" role="search" lang=${lang} dir=${directionOf(lang)}>
    <input part="search-box" type="search" aria-label=${label} placeholder=${label} autocomplete="off"
      enterkeyhint="search" @focus=${start}>
    <div part="results" hidden></div>
  </div>`;
}

function languageSwitch({ element, guide, lang }: ChunkContext): TemplateResult {
  const select = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLSelectElement) element.locale = currentTarget.value;
  };
  const { language } = localize(strings, lang);
  return html`<select part="language" aria-label=${language} .value=${guide.locale} @change=${select}>
    ${guide.locales.map((locale) => html`<option value=${locale} lang=${locale} ?selected=${locale === guide.locale}>${nameOf(locale)}</option>`)}
  </select>`;
}

function toggleAll({ element, open, lang }: ChunkContext): TemplateResult {
  const { openAll, closeAll } = localize(strings, lang);
  const anyOpen = open.size > 0;
  const toggle = () => (anyOpen ? element.collapseAll() : element.expandAll());
  return html`<button part="toggle-all" @click=${toggle}>${anyOpen ? closeAll : openAll}</button>`;
}

/** The name of a language in that language. */
function nameOf(locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
}
