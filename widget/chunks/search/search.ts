/** Results as a reader types: from the API or, where it can't be reached, from the guide that is shown. */
import type { Guide } from '../../../schema/guide.ts';
import { announce } from '../../events.ts';
import { adopt } from '../adopt.ts';
import type { Lent } from '../parts.ts';
import { askApi } from './ask-api.ts';
import type { Found, FoundSection } from './found.ts';
import { lookUp } from './look-up.ts';
import { moveFocus } from './move-focus.ts';
import { resultList } from './result-list.ts';
import { styles } from './styles.ts';

/** A reader who has typed nothing for so long (ms) wants to see results. */
const PAUSE = 150;

/** An API that says nothing for so long (ms) is not waited for. */
const PATIENCE = 4_000;

const searches = new WeakMap<HTMLInputElement, Search>();

/** From now on `box` searches, and what is found stands in `place`. May be called again whenever anything has changed. */
export function startSearch(lent: Lent, box: HTMLInputElement, place: HTMLElement): void {
  const started = searches.get(box);
  if (started) started.lent = lent;
  else searches.set(box, new Search(lent, box, place));
}

class Search {
  lent: Lent;
  readonly #box: HTMLInputElement;
  readonly #place: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;
  /** What the results are of. */
  #query = '';

  constructor(lent: Lent, box: HTMLInputElement, place: HTMLElement) {
    this.lent = lent;
    this.#box = box;
    this.#place = place;
    adopt(lent.element, styles);
    const around = box.parentElement ?? box;
    box.addEventListener('input', () => this.#soon(PAUSE));
    box.addEventListener('focus', () => this.#soon(0));
    around.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target === box) this.#soon(0);
      else if (event.key === 'Escape') this.#close(box);
      else moveFocus(event, box, place);
    });
    around.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && around.contains(relatedTarget))) this.#close();
    });
    place.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('a')) this.#close();
    });
    this.#soon(PAUSE);
  }

  #soon(pause: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#search(), pause);
  }

  async #search(): Promise<void> {
    const query = this.#box.value.trim();
    const guide = this.lent.element.content;
    this.#asking?.abort();
    if (!query || !guide) return this.#close();
    const asking = new AbortController();
    this.#asking = asking;
    const timer = setTimeout(() => asking.abort(), PATIENCE);
    const found = await askApi(this.lent.element.base, guide, query, asking.signal).catch(() =>
      lookUp(guide, query),
    );
    clearTimeout(timer);
    if (this.#asking === asking) this.#show(query, guide, found);
  }

  #show(query: string, guide: Guide, { results, nearest }: Found): void {
    const { lent } = this;
    const shown = results.filter(isShown(lent));
    const others = nearest.filter(isShown(lent));
    lent.render(resultList(lent, shown, others, firstQuestions(guide).filter(isShown(lent))), this.#place);
    this.#place.hidden = !this.#box.matches(':focus-within') && !this.#place.matches(':focus-within');
    if (this.#query === query) return;
    this.#query = query;
    announce(lent.element, 'edge-faq-search', { query, results: shown.length });
  }

  /** `back`: where focus goes. */
  #close(back?: HTMLElement): void {
    back?.focus();
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#asking = undefined;
    this.#place.hidden = true;
  }
}

/** An element that shows a part of a guide finds no more than that. */
function isShown({ element }: Lent): (found: FoundSection) => boolean {
  return ({ id }) => !!element.shadowRoot?.getElementById(id);
}

/** Where a reader could begin: the first question of each chapter. */
function firstQuestions({ chapters }: Guide): FoundSection[] {
  return chapters.flatMap(({ sections: [first] }) =>
    first ? { id: first.id, heading: first.heading, text: '' } : [],
  );
}
