/** Acts of a random walk, in the page: what a partner's page, its router or a reader may do to elements. */
import { pick, type Random } from '../../bench/random.ts';
import type { EdgeFaq } from '../../widget/edge-faq.ts';
import { INVALID_VALUES, MISSPELT, SECTIONS, valuesOf } from './attribute-values.ts';

/** Where acts happen. */
export interface Scene {
  random: Random;
  /** Origin of the API. */
  origin: string;
  /** Elements that exist, connected or not; the first one lives through the whole walk. */
  elements: EdgeFaq[];
  /** Where elements can be. */
  places: readonly (Element | ShadowRoot)[];
}

export interface Act {
  /** How often it is chosen, beside the others. */
  weight: number;
  /** `element` is one of the scene's. May resolve once the act has had its effect. */
  run(scene: Scene, element: EdgeFaq): unknown;
}

const MAX_ELEMENTS = 3;

/** Entries of the session history that the walk may go back from. */
let entries = 0;

const USUAL = ['search', 'language-switch', 'toggle-all', 'votes', 'reports'];

const LANGUAGES = ['en', 'zh-Hant', 'zh-Hans', 'ar', 'de', 'ja', 'en-GB', 'zh_TW', 'not a tag', ''];

const QUERIES = ['contact', 'court', '催收', 'zzzzz', '   ', 'a', '<b>', '電話 court', 'cont'];

export const ACTS: Record<string, Act> = {
  'set an attribute': {
    weight: 22,
    run({ random, origin }, element) {
      const values = valuesOf(origin, random);
      const name = pick(Object.keys(values), random);
      element.setAttribute(name, pick(values[name] ?? [''], random));
    },
  },
  'set what most pages have': {
    weight: 12,
    run({ random, origin }, element) {
      const { locale = [], src = [] } = valuesOf(origin, random);
      for (const name of USUAL) element.setAttribute(name, '');
      for (const name of ['chapter', 'sections', 'exclusive']) element.removeAttribute(name);
      element.setAttribute('guide', 'overdue-loan');
      element.setAttribute('locale', pick(locale, random));
      element.setAttribute('src', pick(src, random));
    },
  },
  'remove an attribute': {
    weight: 5,
    run: ({ random }, element) =>
      element.removeAttribute(pick([...element.getAttributeNames(), 'open'], random)),
  },
  'set an invalid value': {
    weight: 4,
    run: ({ random, origin }, element) =>
      element.setAttribute(pick(Object.keys(valuesOf(origin, random)), random), pick(INVALID_VALUES, random)),
  },
  'set a misspelt attribute': {
    weight: 2,
    run: ({ random }, element) => element.setAttribute(pick(MISSPELT, random), pick(INVALID_VALUES, random)),
  },
  'set a property as a framework does': {
    weight: 3,
    run({ random }, element) {
      const name = pick(['locale', 'open', 'chapter', 'sections', 'guide'], random);
      Reflect.set(element, name, pick([true, null, '', {}], random));
    },
  },
  'set the language of the page': {
    weight: 4,
    run({ random }) {
      document.documentElement.lang = pick(LANGUAGES, random);
    },
  },
  'set the language of an element': {
    weight: 4,
    run({ random }, element) {
      if (random() < 0.5) element.lang = pick(LANGUAGES, random);
      else element.removeAttribute('lang');
    },
  },
  'set the language around elements': {
    weight: 2,
    run({ random, places }) {
      const place = pick(places, random);
      if (place instanceof HTMLElement) place.lang = pick(LANGUAGES, random);
    },
  },
  'move an element': {
    weight: 6,
    run: ({ random, places }, element) => pick(places, random).append(element),
  },
  'remove an element for a while': { weight: 3, run: (_, element) => element.remove() },
  'add an element': {
    weight: 4,
    run({ random, places, elements, origin }) {
      if (elements.length >= MAX_ELEMENTS) elements.pop()?.remove();
      const template = document.createElement('div');
      const guide = pick(valuesOf(origin, random)['guide'] ?? [], random);
      template.innerHTML = `<edge-faq guide="${guide}" ${pick(['search', 'open', 'toggle-all votes', 'keep remember'], random)}>Fallback</edge-faq>`;
      const added = template.querySelector('edge-faq');
      if (!added) return;
      elements.push(added);
      pick(places, random).append(added);
    },
  },
  'open or close a question': { weight: 20, run: clickOn('summary[part=question]') },
  'open or close a chapter': { weight: 3, run: clickOn('summary[part=chapter-heading]') },
  'open or close all': { weight: 6, run: clickOn('[part=toggle-all]') },
  'copy a link': { weight: 4, run: clickOn('[part=copy-link]') },
  retry: { weight: 4, run: clickOn('[part=retry]') },
  vote: { weight: 8, run: clickOn('[part=vote]') },
  'give a reason': {
    weight: 3,
    run(scene, element) {
      clickOn('[part=vote-form] [type=radio]')(scene, element);
      type('[part=vote-form] textarea', 'Because.')(scene, element);
    },
  },
  'send a reason': { weight: 3, run: clickOn('[part=vote-form] button') },
  'open or close a report': { weight: 3, run: clickOn('[part=report]') },
  'fill in a report': {
    weight: 3,
    run: (scene, element) => type('[part=report-form] textarea', 'Old figures.')(scene, element),
  },
  'send or cancel a report': { weight: 3, run: clickOn('[part=report-form] button') },
  'choose a language': {
    weight: 5,
    run({ random }, element) {
      const select = find<HTMLSelectElement>(element, 'select[part=language]', random);
      if (!select) return;
      select.value = pick([...select.options], random).value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
  },
  'type a query': {
    weight: 9,
    run: (scene, element) => type('[part=search-box]', pick(QUERIES, scene.random))(scene, element),
  },
  'leave the search': {
    weight: 1,
    run: ({ random }, element) =>
      find(element, '[part=search-box]', random)?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }),
      ),
  },
  'click a result': { weight: 5, run: navigating(clickOn('[part=result]')) },
  'click a link in an answer': { weight: 5, run: navigating(clickOn('[part=answer] a[href^="#"]')) },
  'go to a fragment': {
    weight: 4,
    run: navigating(({ random }) => {
      location.hash = pick(['', 'nowhere', 'first/process', ...SECTIONS], random);
    }),
  },
  'go back': { weight: 2, run: () => (entries > 0 ? traverse(-1) : undefined) },
  'go forward': { weight: 1, run: () => traverse(1) },
  'call a method': {
    weight: 4,
    run({ random }, element) {
      const id = pick([...SECTIONS, 'nowhere', ''], random);
      pick([() => element.show(id), () => element.expandAll(), () => element.collapseAll()], random)();
    },
  },
  'lose or regain the network': {
    weight: 4,
    run: ({ random }) => dispatchEvent(new Event(pick(['online', 'offline'], random))),
  },
};

function find<T extends HTMLElement>(element: EdgeFaq, selector: string, random: Random): T | undefined {
  const found = element.shadowRoot?.querySelectorAll<T>(selector) ?? [];
  return found[0] ? pick([...found], random) : undefined;
}

function clickOn(selector: string): Act['run'] {
  return ({ random }, element) => find(element, selector, random)?.click();
}

function type(selector: string, text: string): Act['run'] {
  return ({ random }, element) => {
    const field = find<HTMLInputElement>(element, selector, random);
    if (!field) return;
    field.focus();
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
}

/** Counts entries of the session history that `run` adds. */
function navigating(run: Act['run']): Act['run'] {
  return (scene, element) => {
    const { href } = location;
    run(scene, element);
    if (location.href !== href) entries += 1;
  };
}

/** Resolves once the entry has changed, or hasn't in a while, so that the next act can't leave the page. */
async function traverse(steps: 1 | -1): Promise<void> {
  // In a task of its own: WebKit's other process is asked meanwhile.
  await new Promise((resolve) => setTimeout(resolve));
  const changed = new Promise<boolean>((resolve) => {
    addEventListener('popstate', () => resolve(true), { once: true });
    setTimeout(() => resolve(false), 500);
  });
  history.go(steps);
  if (await changed) entries += steps;
}
