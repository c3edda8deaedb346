/** The gallery: all specimens, or the one that `?only=` names. */
import { figureOf } from './figure.js';
import { el } from './shared/dom.js';
import { groups, specimens } from './specimens.js';
import { startApis } from './start-apis.js';

const main = document.querySelector('main');
const only = new URL(location.href).searchParams.get('only');
const apis = startApis();

if (only === null) showAll();
else showOne(specimens.find(({ name }) => name === only));

function showAll() {
  const links = groups.map(({ id, title, specimens }) =>
    el('li', {}, el('a', { href: `#${id}` }, title), ` ${specimens.length}`),
  );
  document.querySelector('nav.contents').append(el('ul', {}, ...links));
  for (const { id, title, specimens } of groups) {
    const figures = el(
      'div',
      { class: 'figures' },
      ...specimens.map((specimen) => figureOf(specimen, ready(specimen))),
    );
    main.append(el('section', { 'aria-labelledby': id }, el('h2', { id }, title), figures));
  }
  // The browser has looked for it before it was there.
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

function showOne(specimen) {
  document.documentElement.dataset.only = '';
  document.querySelector('h1').textContent = specimen?.title ?? 'There is no such specimen';
  document.querySelector('.intro').replaceChildren(el('a', { href: all() }, 'All specimens'));
  if (!specimen) return;
  document.title = `${specimen.title} | edge-faq`;
  main.append(figureOf(specimen, ready(specimen)));
}

/** The page of all of them, in the colours that were chosen for this one. */
function all() {
  const address = new URL(location.href);
  address.searchParams.delete('only');
  return address.href;
}

/** Most specimens need nothing but the worker. */
function ready({ attributes }) {
  return attributes.src ? apis : Promise.resolve();
}
