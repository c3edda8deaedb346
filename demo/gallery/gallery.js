/** Gallery page: all specimens, or the one of `?only=`. */
import { renderFigure } from './figure.js';
import { registerMockApis } from './register-mock-apis.js';
import { el } from './shared/dom.js';
import { groups, specimens } from './specimens.js';

const main = document.querySelector('main');
const only = new URL(location.href).searchParams.get('only');
const mockApis = registerMockApis();

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
      ...specimens.map((specimen) => renderFigure(specimen, ready(specimen))),
    );
    main.append(el('section', { 'aria-labelledby': id }, el('h2', { id }, title), figures));
  }
  // The browser resolved the fragment before its target existed.
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

function showOne(specimen) {
  document.documentElement.dataset.only = '';
  document.querySelector('h1').textContent = specimen?.title ?? 'Unknown specimen';
  document.querySelector('.intro').replaceChildren(el('a', { href: allUrl() }, 'All specimens'));
  if (!specimen) return;
  document.title = `${specimen.title} | edge-faq`;
  main.append(renderFigure(specimen, ready(specimen)));
}

/** URL of the page with all specimens, in the current colour scheme. */
function allUrl() {
  const url = new URL(location.href);
  url.searchParams.delete('only');
  return url.href;
}

/** Resolves once the APIs of a specimen respond; those without `src` use the worker itself. */
function ready({ attributes }) {
  return attributes.src ? mockApis : Promise.resolve();
}
