/** Figures of the gallery: a specimen with its title, its source and its links. */
import { el } from './shared/dom.js';
import { elementHtml, escapeHtml } from './shared/markup.js';
import { runSteps } from './steps.js';

/** Attributes that are set, as pairs of name and value. */
const presentAttributes = ({ attributes }) =>
  Object.entries(attributes).filter(([, value]) => value !== undefined);

/** A figure whose specimen is rendered once `ready` resolves. */
export function renderFigure(specimen, ready) {
  const { name, title, about, lang, width, scheme } = specimen;
  const heading = el('h3', {}, title);
  const box = el('div', { class: 'specimen', lang, 'data-scheme': scheme, 'data-name': name });
  box.style.inlineSize = `${width}px`;
  ready.then(() => renderSpecimen(box, specimen));
  return el(
    'figure',
    { id: name, class: width > 360 ? 'wide' : undefined },
    el('figcaption', {}, heading, about ? el('p', {}, about) : undefined, renderDetails(specimen)),
    el('div', { class: 'sheet' }, box),
  );
}

function renderDetails(specimen) {
  const { name, lang, width } = specimen;
  const links = [el('a', { href: standaloneUrl(name) }, 'Open alone'), playgroundLink(specimen)];
  return el(
    'details',
    { class: 'source' },
    el('summary', {}, 'Source'),
    el('pre', {}, el('code', {}, sourceOf(specimen))),
    el('p', {}, `Page in ${lang}, box ${width} px wide. `, ...links.flatMap((link) => [link, ' '])),
  );
}

/** URL of the page with this specimen only, in the current colour scheme. */
function standaloneUrl(name) {
  const url = new URL(location.href);
  url.searchParams.set('only', name);
  url.hash = '';
  return url.href;
}

/** A link to the playground, unless it can't show the specimen: it has no mock APIs and no slots. */
function playgroundLink(specimen) {
  const { attributes, css, slots, scheme, lang } = specimen;
  if (attributes.src || slots || !attributes.guide) return '';
  const query = new URLSearchParams(
    presentAttributes(specimen).map(([name, value]) => [name, value === true ? '' : value]),
  );
  for (const [property, value] of Object.entries(css ?? {}))
    query.set(property.replace('--edge-faq-', ''), value);
  query.set('lang', lang);
  if (scheme) query.set('scheme', scheme);
  return el('a', { href: `/playground/?${query}` }, 'Open in the playground');
}

/** HTML and CSS of the specimen, as a page would write it. */
function sourceOf(specimen) {
  const { css, slots } = specimen;
  const children = Object.entries(slots ?? {}).map(
    ([slot, text]) => `<p${slot && ` slot="${slot}"`}>${escapeHtml(text)}</p>`,
  );
  const element = elementHtml('edge-faq', presentAttributes(specimen), children);
  if (!css) return element;
  const rules = Object.entries(css).map(([property, value]) => `  ${property}: ${value};`);
  return [element, '', 'edge-faq {', ...rules, '}'].join('\n');
}

/** Renders the specimen into `box`, and again when one that shows a pending request times out. */
function renderSpecimen(box, specimen) {
  const { attributes, css, slots, steps = [] } = specimen;
  const children = Object.entries(slots ?? {}).map(([slot, text]) =>
    el('p', { slot: slot || undefined }, text),
  );
  const element = el('edge-faq', attributes, ...children);
  for (const [property, value] of Object.entries(css ?? {})) element.style.setProperty(property, value);
  element.addEventListener('edge-faq-load', () => runSteps(steps, element));
  element.addEventListener('edge-faq-error', () => {
    if (attributes.src === '/gallery/silent') renderSpecimen(box, specimen);
    else runSteps(steps, element);
  });
  box.replaceChildren(element);
}
