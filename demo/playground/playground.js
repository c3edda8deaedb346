/** The playground: what is chosen in the form is what the element shows, what the snippet says and what the page's address keeps. */
import { worker as base } from '/gallery/shared/worker.js';
import { configurationOf } from './configuration.js';
import { copyOnClick } from './copy.js';
import { logEvents } from './event-log.js';
import { PAGE_LANGUAGE } from './fields.js';
import { buildForm, readForm } from './form.js';
import { show } from './preview.js';
import { buildSnippets, formNamed, showSnippet } from './snippet-view.js';
import { addressOf, readState } from './state.js';

const worker = base.replace(/\/$/, '');
const form = document.querySelector('form');

logEvents(document.querySelector('#events ol'));
start().catch((error) => {
  form.textContent = `${worker} can’t be asked what guides there are (${error.message}). Is it running?`;
});

async function start() {
  const [{ guides }, { element: pinned }] = await Promise.all([
    ask('/v1/guides'),
    ask('/embed/manifest.json'),
  ]);
  const asked = new URL(location.href).searchParams;
  let offer = await offerOf(guides, asked.get('guide'));
  let state = readState(location.href, offer).set('guide', offer.guide.guide);
  let snippet = formNamed(asked.get('form'));

  const update = () => {
    show(state);
    showSnippet(snippet, { worker, pinned, ...configurationOf(state), ...pageOf(state, offer) });
    history.replaceState(undefined, '', addressOf(state, snippet.id));
  };
  buildForm(form, state, offer);
  buildSnippets(snippet.id, (id) => {
    snippet = formNamed(id);
    update();
  });
  form.addEventListener('input', async ({ target }) => {
    if (target.name === 'guide') {
      offer = await offerOf(guides, target.value);
      state = new Map([...state, ['guide', target.value]]);
      state = readState(addressOf(state, snippet.id), offer);
      buildForm(form, state, offer);
      form.elements.guide.focus();
    }
    state = readForm(form, state, offer);
    update();
  });
  // Said once it is written, not at each letter.
  form.addEventListener('change', ({ target }) => target.reportValidity());
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    state = new Map([['guide', offer.guide.guide]]);
    buildForm(form, state, offer);
    update();
  });
  copyOnClick(
    document.querySelector('#share'),
    document.querySelector('#share + [role=status]'),
    () => location.href,
  );
  // Settles what depends on one another, as when all are open and none can be picked.
  state = readForm(form, state, offer);
  update();
}

/** What there is to choose from: the guides, and of one of them (the one named, else the first) chapters, questions and languages. */
async function offerOf(guides, named) {
  const entry = guides.find(({ guide }) => guide === named) ?? guides[0];
  const tags = entry.locales.map(({ locale }) => locale);
  const locale = tags.includes(PAGE_LANGUAGE) ? PAGE_LANGUAGE : entry.defaultLocale;
  const guide = await ask(`/v1/guides/${entry.guide}?${new URLSearchParams({ locale })}`);
  return { guides, entry, guide, page: PAGE_LANGUAGE };
}

/** The guide as the page of the preview has it: in the language asked for, the page's or its own first one. */
function pageOf(state, { entry }) {
  const wanted = state.get('locale') ?? state.get('lang') ?? PAGE_LANGUAGE;
  const found =
    entry.locales.find(({ locale }) => locale === wanted) ??
    entry.locales.find(({ locale }) => locale === entry.defaultLocale);
  return { locale: found.locale, title: found.title };
}

async function ask(path) {
  const answer = await fetch(worker + path, { credentials: 'omit' });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json();
}
