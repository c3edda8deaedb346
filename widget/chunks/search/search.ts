/** Search as a reader types: by the API or, where it can't be reached, in the guide that is shown. */
import { render, type TemplateResult } from 'lit/html.js';
import { emit } from '../../events.ts';
import type { Guide } from '../../guide.ts';
import { acceptsPost } from '../accepts-post.ts';
import { adoptStyles } from '../adopt-styles.ts';
import type { ChunkContext } from '../chunk-host.ts';
import { SearchCount } from './count-searches.ts';
import { moveFocus } from './move-focus.ts';
import { nearChapters } from './near-chapters.ts';
import { resultList, type ShownSearch } from './result-list.ts';
import { searchApi } from './search-api.ts';
import { searchGuide } from './search-guide.ts';
import type { SearchResults } from './search-results.ts';
import { styles } from './styles.ts';

export { setLit } from '../lit.ts';

/** Time between the last keystroke and the request (ms). */
const DEBOUNCE_MS = 150;

/** Time to wait for the API before the guide is searched instead (ms). */
const TIMEOUT_MS = 4_000;

/** Maximum of the sections that are shown where none is likely to answer the query. */
const MAX_UNSURE = 3;

/** A chunk that is loaded for later changes nothing that is shown. */
const NO_ONE = { requestUpdate() {} };

const searches = new WeakMap<HTMLInputElement, Search>();

/** Searches what is typed into `box`, and renders the results into `list`. May be called again with a new context. */
export default function startSearch(context: ChunkContext, box: HTMLInputElement, list: HTMLElement): void {
  const started = searches.get(box);
  if (started) started.context = context;
  else searches.set(box, new Search(context, box, list));
}

interface Shown extends ShownSearch {
  query: string;
  guide: Guide;
  /** Whether the reader may report the query as unanswered. */
  isReportable: boolean;
}

class Search {
  context: ChunkContext;
  readonly #box: HTMLInputElement;
  readonly #list: HTMLElement;
  readonly #status: Element | null;
  readonly #count = new SearchCount();
  #shown: Shown | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pending: AbortController | undefined;
  /** The query of the results that are shown. */
  #query = '';

  constructor(context: ChunkContext, box: HTMLInputElement, list: HTMLElement) {
    this.context = context;
    this.#box = box;
    this.#list = list;
    adoptStyles(context.element, styles);
    const container = box.parentElement ?? box;
    this.#status = list.nextElementSibling;
    box.addEventListener('input', () => this.#schedule(DEBOUNCE_MS));
    box.addEventListener('focus', () => this.#schedule(0));
    container.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target === box) this.#schedule(0);
      else if (event.key === 'Escape') this.#close(box);
      else moveFocus(event, box, list);
    });
    container.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && container.contains(relatedTarget))) this.#close();
    });
    list.addEventListener('click', ({ target }) => {
      const link = target instanceof Element && target.closest('a');
      if (!link) return;
      // A chapter is no answer.
      this.#count.finish(link.part.contains('result') ? link.hash.slice(1) : undefined);
      this.#close();
    });
    this.#schedule(DEBOUNCE_MS);
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    // The next results may be announced by the same text.
    this.#announce('');
    this.#timer = setTimeout(() => void this.#search(), delay);
  }

  async #search(): Promise<void> {
    const query = this.#box.value.trim();
    const guide = this.context.element.content;
    this.#pending?.abort();
    if (!query) this.#count.clear();
    if (!query || !guide) return this.#close();
    const pending = new AbortController();
    this.#pending = pending;
    const timer = setTimeout(() => pending.abort(), TIMEOUT_MS);
    const found = await searchApi(this.context.element.base, guide, query, pending.signal).catch(() =>
      searchGuide(guide, query, this.context.element.shadowRoot),
    );
    clearTimeout(timer);
    if (this.#pending === pending) this.#show(query, guide, found);
  }

  #show(query: string, guide: Guide, { results, nearest, truncated, isFromApi }: SearchResults): void {
    const { context } = this;
    const shown = isShown(context.element);
    const found = results.filter(shown);
    const confident = found.some((each) => each.confident);
    const closest = [...found, ...nearest.filter(shown)];
    this.#shown = {
      ...{ query, truncated, guide, confident },
      sections: confident ? found : closest.slice(0, MAX_UNSURE),
      chapters: confident ? [] : nearChapters(guide, closest, shown),
      isReportable: !confident && isFromApi,
    };
    this.requestUpdate();
    // Sets the page's URL when a result is clicked, before the page is scrolled.
    context.get('deep-link', NO_ONE);
    this.#list.hidden = !this.#box.matches(':focus-within') && !this.#list.matches(':focus-within');
    if (!this.#list.hidden) this.#announce(this.#list.firstElementChild?.textContent);
    this.#count.show(context.element, guide, query, confident ? found.length : 0);
    if (this.#query === query) return;
    this.#query = query;
    emit(context.element, 'edge-faq-search', { query, results: found.length, confident });
  }

  /** Renders what was found, also when it is known whether the API accepts a report, and when one was sent. */
  requestUpdate(): void {
    if (this.#shown) render(resultList(this.context, this.#shown, this.#report(this.#shown)), this.#list);
  }

  /** The offer to report that nothing answers the query, where the API accepts that. A page may frame a read-only element and make readers click. */
  #report({ query, guide, isReportable }: Shown): TemplateResult | undefined {
    const { element, get } = this.context;
    const url = new URL('v1/searches', element.base);
    const isOffered = isReportable && element.getAttribute('data-read-only') === null;
    if (!isOffered || !acceptsPost(url.href, this)) return undefined;
    const onChange = (message: string, isCounted: boolean) => {
      if (isCounted) this.#count.settle(query);
      this.requestUpdate();
      if (this.#shown?.query !== query) return;
      this.#announce(message);
      // The message is the end of the list.
      this.#list.scrollTop = this.#list.scrollHeight;
    };
    return get('unanswered', this)?.(this.context, { query, guide, url, onChange });
  }

  /** `focused`: the element that takes focus. */
  #close(focused?: HTMLElement): void {
    focused?.focus();
    clearTimeout(this.#timer);
    this.#pending?.abort();
    this.#pending = undefined;
    this.#list.hidden = true;
    this.#announce('');
  }

  #announce(message: string | null | undefined): void {
    if (this.#status) this.#status.textContent = message ?? '';
  }
}

/** An element that shows a part of a guide finds only sections and chapters of that part. */
function isShown({ shadowRoot }: Pick<Element, 'shadowRoot'>): (found: { id: string }) => boolean {
  return ({ id }) => !!shadowRoot?.getElementById(id);
}
