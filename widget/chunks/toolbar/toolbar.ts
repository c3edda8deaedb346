/** Toolbar controls: search box, language switch, and a button that opens or closes all sections. */
import { html, type TemplateResult } from 'lit/html.js';
import { canonicalLocale, directionOf } from '../../../schema/locale.ts';
import { MAX_TYPED_LENGTH } from '../../../schema/query.ts';
import { isStrings } from '../../has-shape.ts';
import { localize } from '../../locales/localize.ts';
import { adoptStyles } from '../adopt-styles.ts';
import type { ChunkContext } from '../chunk-host.ts';
import { languageSwitch } from './language-switch.ts';
import { strings } from './strings.ts';
import { styles } from './styles.ts';

export { setLit } from '../lit.ts';

export default function toolbar(context: ChunkContext): TemplateResult {
  const { element, guide, offersLanguages } = context;
  adoptStyles(element, styles);
  // A cached guide of an earlier format has no `locales`.
  const locales = offersLanguages && isStrings(guide.locales) ? guide.locales : [];
  const choice = locales.filter(canonicalLocale);
  return html`${element.search ? searchBox(context) : undefined}
    ${choice[1] ? languageSwitch(context, choice) : undefined}
    ${element.toggleAll && !element.exclusive ? toggleAll(context) : undefined}`;
}

function searchBox(context: ChunkContext): TemplateResult {
  const { element, lang } = context;
  const { search: label } = localize(strings, lang);
  const start = () => {
    const box = element.shadowRoot?.querySelector<HTMLInputElement>('[part=search-box]:focus');
    const list = box?.nextElementSibling;
    if (box && list instanceof HTMLElement) context.get('search', element)?.(context, box, list);
  };
  // The chunk may have been loaded since the box took focus.
  start();
  // Screen readers announce what changes in a live region, and not one that appears with its text, as the results do.
  return html`<div part="search" role="search" lang=${lang} dir=${directionOf(lang)}>
    <input part="search-box" type="search" role="combobox" aria-autocomplete="list" aria-expanded="false"
      aria-controls="search:list" aria-label=${label} placeholder=${label} autocomplete="off"
      enterkeyhint="search" maxlength=${MAX_TYPED_LENGTH} @focus=${start}>
    <div part="results" hidden></div>
    <span role="status"></span>
  </div>`;
}

/** It closes all only where all are open. */
function toggleAll({ element, chapters, open, lang }: ChunkContext): TemplateResult {
  const { openAll, closeAll } = localize(strings, lang);
  const ids = chapters.flatMap(({ id, sections }) => [
    ...(id && element.collapsed ? [id] : []),
    ...sections.map((section) => section.id),
  ]);
  const areOpen = !!ids[0] && ids.every((id) => open.has(id));
  const toggle = () => (areOpen ? element.collapseAll() : element.expandAll());
  return html`<button part="toggle-all" @click=${toggle}>${areOpen ? closeAll : openAll}</button>`;
}
