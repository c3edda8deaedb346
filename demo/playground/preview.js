/** Live preview of the element. */
import { toConfiguration, toCssRule } from './configuration.js';
import { fields, PAGE_LANGUAGE } from './fields.js';

const box = document.querySelector('.specimen');
const element = document.createElement('edge-faq');
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets.push(sheet);

/** Sets only what differs, so that the element keeps open sections and focus; adds it to the page on the first call. */
export function updatePreview(state) {
  const { attributes, css } = toConfiguration(state);
  const values = new Map(attributes.map(([name, value]) => [name, value === true ? '' : value]));
  for (const { name, use } of fields) {
    if (use !== 'attribute' || (element.getAttribute(name) ?? undefined) === values.get(name)) continue;
    if (values.has(name)) element.setAttribute(name, values.get(name));
    else element.removeAttribute(name);
  }
  sheet.replaceSync(css.length > 0 ? toCssRule(css) : '');
  if (!element.isConnected) box.append(element);
  box.lang = state.get('lang') ?? PAGE_LANGUAGE;
  box.dataset.scheme = state.get('scheme') ?? '';
  box.style.inlineSize = state.has('width') ? `${state.get('width')}px` : '';
}
