/** The live element, on a part of a page as it was chosen. */
import { configurationOf, ruleOf } from './configuration.js';
import { fields, PAGE_LANGUAGE } from './fields.js';

const box = document.querySelector('.specimen');
const element = document.createElement('edge-faq');
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets.push(sheet);

/** Only what differs is set: the element stays as its reader has left it. It comes when there is something to show. */
export function show(state) {
  const { attributes, css } = configurationOf(state);
  const wanted = new Map(attributes.map(([name, value]) => [name, value === true ? '' : value]));
  for (const { name, use } of fields) {
    if (use !== 'attribute' || (element.getAttribute(name) ?? undefined) === wanted.get(name)) continue;
    if (wanted.has(name)) element.setAttribute(name, wanted.get(name));
    else element.removeAttribute(name);
  }
  sheet.replaceSync(css.length > 0 ? ruleOf(css) : '');
  if (!element.isConnected) box.append(element);
  box.lang = state.get('lang') ?? PAGE_LANGUAGE;
  box.dataset.scheme = state.get('scheme') ?? '';
  box.style.inlineSize = state.has('width') ? `${state.get('width')}px` : '';
}
