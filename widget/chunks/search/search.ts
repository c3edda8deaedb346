/** Search as a reader types: by the API or, where it can't be reached, in the guide that is shown. */
import { render, type TemplateResult } from 'lit/html.js';
import { emit } from '../../events.ts';
import type { Guide } from '../../guide.ts';
import { acceptsPost } from '../accepts-post.ts';
import { adoptStyles } from '../adopt-styles.ts';
import type { ChunkContext } from '../chunk-host.ts';
import type { Suggestions } from '../suggestions/suggestions.ts';
import { Combobox } from './combobox.ts';
import { SearchCount } from './count-searches.ts';
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
  readonly #combobox: Combobox;
  readonly #count = new SearchCount();
  /** What the reader has typed since the list was opened, which suggestions are for. */
  #typed = '';
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
    this.#combobox = new Combobox(box, list, {
      open: () => this.#open(),
      close: () => this.#close(box),
      submit: () => this.#schedule(0),
      clear: () => this.#setText(''),
    });
    box.addEventListener('input', () => this.#onInput(DEBOUNCE_MS));
    box.addEventListener('focus', () => {
      this.#typed = '';
      this.#schedule(0);
    });
    container.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && container.contains(relatedTarget))) this.#close();
    });
    list.addEventListener('click', ({ target }) => {
      const option = target instanceof Element && target.closest('a');
      if (option) this.#choose(option);
    });
    this.#onInput(DEBOUNCE_MS);
  }

  #onInput(delay: number): void {
    this.#typed = this.#box.value;
    this.#combobox.activate('');
    this.requestUpdate();
    this.#schedule(delay);
  }

  /** Shows again what there is for the text. */
  #open(): void {
    const isFound = this.#shown?.query === this.#box.value.trim();
    this.#typed = this.#box.value;
    this.#combobox.toggle(isFound);
    this.requestUpdate();
    if (!isFound) this.#schedule(0);
  }

  /** A link opens its section; any other option completes the text. */
  #choose(option: HTMLAnchorElement): void {
    if (option.hash) {
      // A chapter is no answer.
      this.#count.finish(option.part.contains('result') ? option.hash.slice(1) : undefined);
      this.#close();
    } else this.#setText(option.textContent ?? '');
  }

  #setText(text: string): void {
    this.#box.focus();
    this.#box.value = text;
    this.#onInput(0);
  }

  #schedule(delay: number): void {
    this.#cancel();
    // The next results may be announced by the same text.
    this.#announce('');
    this.#timer = setTimeout(() => void this.#search(), delay);
  }

  /** Ends the search under way. */
  #cancel(): void {
    clearTimeout(this.#timer);
    this.#pending?.abort();
    this.#pending = undefined;
  }

  async #search(): Promise<void> {
    const query = this.#box.value.trim();
    const guide = this.context.element.content;
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
    this.#combobox.toggle(!!this.#box.parentElement?.matches(':focus-within'));
    if (this.#combobox.isOpen) this.#announce(this.#list.querySelector('p')?.textContent);
    this.#count.show(context.element, guide, query, confident ? found.length : 0);
    if (this.#query === query) return;
    this.#query = query;
    emit(context.element, 'edge-faq-search', { query, results: found.length, confident });
  }

  /** Renders what is suggested and found, also when a chunk is loaded, it is known whether the API accepts a report, and when one was sent. */
  requestUpdate(): void {
    const { context } = this;
    // Sets the page's URL when a section is chosen, before the page is scrolled.
    context.get('deep-link', NO_ONE);
    const suggestions = this.#suggest();
    // What was found for an earlier text stays where nothing can be suggested for this one.
    const isSuggested = !!suggestions?.sections[0];
    if (isSuggested && this.#shown?.query !== suggestions.text.trim()) this.#shown = undefined;
    const search = this.#shown;
    const name = this.#box.getAttribute('aria-label');
    const report = search && this.#report(search);
    render(resultList(context, { name, suggestions, search }, report), this.#list);
    this.#combobox.toggle(isSuggested || (!!search && this.#combobox.isOpen));
  }

  #suggest(): Suggestions | undefined {
    const { element, guide, get } = this.context;
    const suggest = get('suggestions', this);
    return suggest?.(guide, this.#typed, isShown(element));
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
    this.#cancel();
    this.#typed = '';
    this.#combobox.toggle(false);
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
