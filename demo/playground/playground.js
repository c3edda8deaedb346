/** Playground page: keeps form, preview, snippet and URL in sync. */
import { worker as base } from '/gallery/shared/worker.js';
import { toConfiguration } from './configuration.js';
import { copyOnClick } from './copy.js';
import { logEvents } from './event-log.js';
import { PAGE_LANGUAGE } from './fields.js';
import { buildForm, readForm } from './form.js';
import { updatePreview } from './preview.js';
import { buildSnippetChoice, findSnippet, showSnippet } from './snippet-view.js';
import { readState, toUrl } from './state.js';

const worker = base.replace(/\/$/, '');
const form = document.querySelector('form');

logEvents(document.querySelector('#events ol'));
start().catch((error) => {
  form.textContent = `Could not load the list of guides from ${worker} (${error.message}). Is the worker running?`;
});

async function start() {
  const [{ guides }, { element: pinned }] = await Promise.all([
    fetchJson('/v1/guides'),
    fetchJson('/embed/manifest.json'),
  ]);
  const { searchParams } = new URL(location.href);
  let catalog = await loadCatalog(guides, searchParams.get('guide'));
  let state = readState(location.href, catalog).set('guide', catalog.guide.guide);
  let snippet = findSnippet(searchParams.get('form'));

  const update = () => {
    updatePreview(state);
    showSnippet(snippet, { worker, pinned, ...toConfiguration(state), ...previewedLocale(state, catalog) });
    history.replaceState(undefined, '', toUrl(state, snippet.id));
  };
  buildForm(form, state, catalog);
  buildSnippetChoice(snippet.id, (id) => {
    snippet = findSnippet(id);
    update();
  });
  form.addEventListener('input', async ({ target }) => {
    if (target.name === 'guide') {
      catalog = await loadCatalog(guides, target.value);
      state = new Map([...state, ['guide', target.value]]);
      state = readState(toUrl(state, snippet.id), catalog);
      buildForm(form, state, catalog);
      form.elements.guide.focus();
    }
    state = readForm(form, state, catalog);
    update();
  });
  // On `change` rather than `input`: not while the reader is typing.
  form.addEventListener('change', ({ target }) => target.reportValidity());
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    state = new Map([['guide', catalog.guide.guide]]);
    buildForm(form, state, catalog);
    update();
  });
  copyOnClick(
    document.querySelector('#share'),
    document.querySelector('#share + [role=status]'),
    () => location.href,
  );
  // Reading updates controls that depend on one another: "All of them" disables the other boxes.
  state = readForm(form, state, catalog);
  update();
}

/** The choices of the form: all guides, and one guide (the one with `id`, or the first) with its chapters, sections and locales. */
async function loadCatalog(guides, id) {
  const entry = guides.find(({ guide }) => guide === id) ?? guides[0];
  const tags = entry.locales.map(({ locale }) => locale);
  const locale = tags.includes(PAGE_LANGUAGE) ? PAGE_LANGUAGE : entry.defaultLocale;
  const guide = await fetchJson(`/v1/guides/${entry.guide}?${new URLSearchParams({ locale })}`);
  return { guides, entry, guide, page: PAGE_LANGUAGE };
}

/** Locale and title of the guide in the preview: the locale of the form, the page's language or the guide's default locale. */
function previewedLocale(state, { entry }) {
  const requested = state.get('locale') ?? state.get('lang') ?? PAGE_LANGUAGE;
  const { locale, title } =
    entry.locales.find(({ locale }) => locale === requested) ??
    entry.locales.find(({ locale }) => locale === entry.defaultLocale);
  return { locale, title };
}

async function fetchJson(path) {
  const response = await fetch(worker + path, { credentials: 'omit' });
  if (!response.ok) throw new Error(`GET ${path} returned ${response.status}`);
  return response.json();
}
