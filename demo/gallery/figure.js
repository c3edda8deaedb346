/** A specimen with what it is called, how it is written and where it can be seen alone. */
import { el } from './shared/dom.js';
import { escapeHtml, htmlOf } from './shared/markup.js';
import { take } from './steps.js';

/** Attributes that are there, as pairs of name and value. */
const given = ({ attributes }) => Object.entries(attributes).filter(([, value]) => value !== undefined);

export function figureOf(specimen, ready) {
  const { name, title, about, lang, width, scheme } = specimen;
  const heading = el('h3', {}, title);
  const box = el('div', { class: 'specimen', lang, 'data-scheme': scheme, 'data-name': name });
  box.style.inlineSize = `${width}px`;
  ready.then(() => fill(box, specimen));
  return el(
    'figure',
    { id: name, class: width > 360 ? 'wide' : undefined },
    el('figcaption', {}, heading, about ? el('p', {}, about) : undefined, details(specimen)),
    el('div', { class: 'sheet' }, box),
  );
}

function details(specimen) {
  const { name, lang, width } = specimen;
  const links = [el('a', { href: alone(name) }, 'Alone'), playgroundLink(specimen)];
  return el(
    'details',
    { class: 'how' },
    el('summary', {}, 'How it is written'),
    el('pre', {}, el('code', {}, source(specimen))),
    el('p', {}, `Page in ${lang}, box ${width} px wide. `, ...links.flatMap((link) => [link, ' '])),
  );
}

/** The page of one specimen, in the colours that were chosen for this one. */
function alone(name) {
  const address = new URL(location.href);
  address.searchParams.set('only', name);
  address.hash = '';
  return address.href;
}

/** The playground has no APIs that fail, and no slots. */
function playgroundLink(specimen) {
  const { attributes, css, slots, scheme, lang } = specimen;
  if (attributes.src || slots || !attributes.guide) return '';
  const query = new URLSearchParams(
    given(specimen).map(([name, value]) => [name, value === true ? '' : value]),
  );
  for (const [property, value] of Object.entries(css ?? {}))
    query.set(property.replace('--edge-faq-', ''), value);
  query.set('lang', lang);
  if (scheme) query.set('scheme', scheme);
  return el('a', { href: `/playground/?${query}` }, 'In the playground');
}

/** As it is written on a page. */
function source(specimen) {
  const { css, slots } = specimen;
  const children = Object.entries(slots ?? {}).map(
    ([slot, text]) => `<p${slot && ` slot="${slot}"`}>${escapeHtml(text)}</p>`,
  );
  const element = htmlOf('edge-faq', given(specimen), children);
  if (!css) return element;
  const rules = Object.entries(css).map(([property, value]) => `  ${property}: ${value};`);
  return [element, '', 'edge-faq {', ...rules, '}'].join('\n');
}

/** The specimen itself. One that shows how the element waits begins anew when that has given up. */
function fill(box, specimen) {
  const { attributes, css, slots, steps = [] } = specimen;
  const children = Object.entries(slots ?? {}).map(([slot, text]) =>
    el('p', { slot: slot || undefined }, text),
  );
  const element = el('edge-faq', attributes, ...children);
  for (const [property, value] of Object.entries(css ?? {})) element.style.setProperty(property, value);
  element.addEventListener('edge-faq-load', () => take(steps, element));
  element.addEventListener('edge-faq-error', () => {
    if (attributes.src === '/gallery/silent') fill(box, specimen);
    else take(steps, element);
  });
  box.replaceChildren(element);
}
