/** The element `<edge-faq>`: a guide's questions as an accordion on anybody's page. */
import { type PropertyValues, ReactiveElement } from '@lit/reactive-element';
import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import type { Guide } from '../schema/guide.ts';
import { type Lent, load, part } from './chunks/parts.ts';
import { fetchGuide, GuideError, preload, preloaded } from './controllers/fetch-guide.ts';
import { pageLocale, watchLang } from './controllers/page-locale.ts';
import { announce, type Listening } from './events.ts';
import { en } from './locales/en.ts';
import { stringsFor } from './locales/index.ts';
import type { Strings } from './locales/strings.ts';
import { styles } from './styles.ts';
import { accordion } from './views/accordion.ts';
import { base } from './views/base.ts';
import { chooseSections, isWhole, openAtFirst, type ShownChapter } from './views/choose-sections.ts';
import { type State, waiting } from './views/waiting.ts';

/** A look: `plain` lines only, `card` a card a question, `compact` closer and smaller, `contrast` black on white or white on black. */
export type Theme = 'plain' | 'card' | 'compact' | 'contrast';

/** Those on the page, in the order in which they came. */
const elements = new Set<EdgeFaq>();

/** Where several have the section that the address names, the first shows it. */
function followAddress(): void {
  if (location.hash) part('deepLink', followAddress)?.(elements);
}

/**
 * A guide as an accordion: WAI-ARIA APG's pattern over native `<details>`, so Tab, Enter, Space and find-in-page work as
 * the browser has them. It takes font and colours from the page and leaves the page alone.
 *
 * @slot - What to show while the guide is not there (loading, or an error): a link to the same help elsewhere, say.
 * @slot header - Above the guide.
 * @slot footer - Below the guide.
 * @slot empty - Where there are no questions to show; default a message.
 * @slot loading - While the guide is on its way; default a message.
 * @slot error - Where the guide can't be shown; default a message.
 *
 * @fires {CustomEvent<LoadDetail>} edge-faq-load - A guide is shown.
 * @fires {CustomEvent<ErrorDetail>} edge-faq-error - A guide can't be shown, or not in the language asked for.
 * @fires {CustomEvent<ToggleDetail>} edge-faq-before-toggle - A reader is about to open or close a section; `preventDefault()` keeps it as it is.
 * @fires {CustomEvent<ToggleDetail>} edge-faq-toggle - A section was opened or closed.
 * @fires {CustomEvent<SearchDetail>} edge-faq-search - A search was answered.
 * @fires {CustomEvent<VoteDetail>} edge-faq-vote - A reader said whether an answer was helpful.
 *
 * @csspart base - The box around everything.
 * @csspart toolbar - The row of search, languages and the button that opens all.
 * @csspart search - The search, with its box and its results.
 * @csspart search-box - The box to type in.
 * @csspart results - The list of what was found.
 * @csspart result - One of them.
 * @csspart language - The choice of languages.
 * @csspart toggle-all - The button that opens or closes all sections.
 * @csspart guide - The guide itself.
 * @csspart title - The guide's title.
 * @csspart intro - The words before the first chapter.
 * @csspart chapter - A group of sections.
 * @csspart chapter-heading - Its heading; in a `collapsed` chapter the `<summary>` that opens it.
 * @csspart sections - The frame around the sections of a chapter.
 * @csspart section - A question with its answer: the `<details>`.
 * @csspart question - The row that opens and closes it: the `<summary>`.
 * @csspart answer - The box of the answer.
 * @csspart actions - The row below an answer.
 * @csspart copy-link - The button that copies the section's address.
 * @csspart votes - The question whether an answer was helpful.
 * @csspart vote - A button that answers it.
 * @csspart reports - The report of a problem.
 * @csspart report - The button that opens its form.
 * @csspart report-form - The form.
 * @csspart summary - The closing words.
 * @csspart waiting - The frame around what is shown while the guide isn't there.
 * @csspart status - The message while loading, on error, or where there are no questions.
 * @csspart retry - The button in an error message.
 *
 * @cssprop [--edge-faq-color] - Text; default the page's own.
 * @cssprop [--edge-faq-background] - Behind the questions; default none.
 * @cssprop [--edge-faq-link-color] - Links in answers; default the colour of the text.
 * @cssprop [--edge-faq-line-color] - Borders; default a tint of the text.
 * @cssprop [--edge-faq-hover-background] - A question under the pointer; default a tint of the text.
 * @cssprop [--edge-faq-focus-color] - The focus ring; default the colour of the text.
 * @cssprop [--edge-faq-font] - Font family; default the page's own.
 * @cssprop [--edge-faq-font-size] - Font size; default the page's own.
 * @cssprop [--edge-faq-gap=1em] - Inner spacing.
 * @cssprop [--edge-faq-radius=0.6em] - Corners.
 * @cssprop [--edge-faq-results-background=Canvas] - Behind the results of a search, which lie above the page.
 * @cssprop [--edge-faq-results-color=CanvasText] - Their text.
 * @cssprop [--edge-faq-reserve=100svh] - Height kept free while the guide isn't there but may come, so that the page doesn't shift.
 */
export class EdgeFaq extends ReactiveElement {
  static override styles = styles;

  static override properties = {
    guide: {},
    locale: {},
    src: {},
    chapter: {},
    sections: {},
    open: {},
    exclusive: { type: Boolean },
    collapsed: { type: Boolean },
    headingLevel: { type: Number, attribute: 'heading-level' },
    search: { type: Boolean },
    languageSwitch: { type: Boolean, attribute: 'language-switch' },
    toggleAll: { type: Boolean, attribute: 'toggle-all' },
    votes: { type: Boolean },
    reports: { type: Boolean },
    theme: { reflect: true },
    state: { state: true },
    asked: { state: true },
  };

  /** Where elements without `src` find the API; the script-tag entry sets it to where the script came from. */
  static source = '';

  /** A guide that came with the script: elements show it without asking the API. */
  static preload(guide: Guide): void {
    preload(guide);
  }

  /** Id of the guide to show. Without it the element shows, and logs, that it is missing. */
  declare guide: string | undefined;

  /**
   * BCP 47 tag of the language to show: for a page that isn't in the language of its readers, or doesn't say which it is in. Default:
   * the nearest `lang` around the element, else the browser's language.
   */
  declare locale: string | undefined;

  /** Address of the API, the part before `/v1`. Set it where the script isn't served by the worker itself. */
  declare src: string | undefined;

  /** Ids of the chapters to show, separated by spaces: for a page about one part of a guide. Default: all. */
  declare chapter: string | undefined;

  /**
   * Ids of the sections to show, separated by spaces, in that order and without chapters: for the few questions that come up beside a
   * form, say. Default: all.
   */
  declare sections: string | undefined;

  /**
   * Ids of the sections that are open at first, separated by spaces: for the answer that most readers come for. All where the
   * attribute is there without a value. Default: none.
   */
  declare open: string | undefined;

  /** Whether opening a section closes the one that was open: for little room. Readers can't compare two answers then. */
  declare exclusive: boolean;

  /** Whether chapters are closed at first: a reader opens one to see its questions. For guides with many. */
  declare collapsed: boolean;

  /**
   * Heading level (1 to 4) of the guide's title: one below the heading that the element stands under. Chapters and questions follow
   * one and two below.
   */
  declare headingLevel: number;

  /** Whether to show a search box: for a guide that is too long to look through. */
  declare search: boolean;

  /** Whether to show a choice of the guide's languages: for readers who don't read that of the page. */
  declare languageSwitch: boolean;

  /** Whether to show a button that opens or closes all sections: for readers who want to read or print all. It isn't there in `exclusive` mode. */
  declare toggleAll: boolean;

  /** Whether to ask below each answer if it was helpful, where the API takes votes. */
  declare votes: boolean;

  /** Whether readers can report a problem below each answer, where the API takes reports. */
  declare reports: boolean;

  /** A preset look. Default: lines around the questions, in the page's colours. */
  declare theme: Theme | undefined;

  /** As every element has it, with the types of this one's own events. @ignore */
  declare addEventListener: Listening<this>;

  /** Likewise. @ignore */
  declare removeEventListener: Listening<this>;

  declare private state: State;

  /** An id that a reader was led to, and that is shown though the filters leave it out. */
  declare private asked: string | undefined;

  /** The address whose answer is shown or awaited: a late answer to an earlier one is dropped. */
  #address: string | undefined;

  #chapters: readonly ShownChapter[] = [];

  /** Ids of the sections, and of `collapsed` chapters, that are open. */
  #open = new Set<string>();

  /** The language asked for, as it was when the element last looked. */
  #locale = '';

  /** Undefined while they are on their way. */
  #strings: Strings | undefined;

  #lang: MutationObserver | undefined;

  /** Whether a server rendered the shadow root; that stands until the guide is there. */
  #prerendered = !!this.shadowRoot;

  readonly #arrived = (): void => this.requestUpdate();

  constructor() {
    super();
    this.headingLevel = 2;
    this.exclusive =
      this.collapsed =
      this.search =
      this.languageSwitch =
      this.toggleAll =
      this.votes =
      this.reports =
        false;
    this.state = { is: 'loading' };
  }

  /** Whether nothing is shown yet, as the guide is still on its way. */
  get busy(): boolean {
    return this.state.is === 'loading' && !this.#prerendered;
  }

  /** The guide that is shown, as the API has it; undefined while there is none. */
  get content(): Guide | undefined {
    return this.state.is === 'ready' ? this.state.guide : undefined;
  }

  /**
   * Where the API is: what comes before `v1/`.
   *
   * @throws where neither `src` nor `EdgeFaq.source` is an address.
   */
  get base(): string {
    // What is neither given nor known is no address.
    return new URL((this.src || EdgeFaq.source || '//:').replace(/\/*$/, '/'), document.baseURI).href;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    elements.add(this);
    addEventListener('hashchange', followAddress);
    this.#lang = watchLang(this, () => {
      this.#follow();
      this.requestUpdate();
    });
    if (this.hasUpdated) this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#lang?.disconnect();
    elements.delete(this);
    if (elements.size === 0) removeEventListener('hashchange', followAddress);
  }

  /**
   * Opens the section `id` (or goes to the chapter), scrolls there (as far as the page's `scroll-padding` says) and focuses it. Ids
   * that sections once had lead to what they became; one that the filters leave out is shown from then on.
   *
   * @param move - Whether to scroll and to focus; otherwise the section is only opened.
   * @returns whether the guide that is shown has it.
   */
  show(id: string, move = true): boolean {
    const current = this.#currentId(id);
    if (this.content && !this.#find(current)) {
      this.asked = current;
      this.performUpdate();
    }
    const target = this.#find(current);
    for (let around = target?.closest('details'); around; around = around.parentElement?.closest('details'))
      around.open = true;
    if (target && move) {
      target.scrollIntoView();
      focusOn(target);
    }
    return !!target;
  }

  /** Opens all sections and chapters; where only one section may be open, the first. */
  expandAll(): void {
    for (const each of this.#details()) {
      each.open = true;
      if (this.exclusive && each.part.contains('section')) return;
    }
  }

  /** Closes all sections and `collapsed` chapters. */
  collapseAll(): void {
    for (const each of this.#details()) each.open = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.hasUpdated || changed.has('guide') || changed.has('locale') || changed.has('src'))
      this.#follow();
    this.#strings = stringsFor(this.#locale, this.#arrived);
    const { state } = this;
    if (state.is !== 'ready') return;
    if (['state', 'chapter', 'sections', 'asked'].some((name) => changed.has(name)))
      this.#chapters = chooseSections(state.guide, this.chapter, this.sections, this.asked);
    const before: State | undefined = changed.get('state');
    const same = before?.is === 'ready' && before.guide.guide === state.guide.guide;
    if (this.#prerendered) this.#takeOver();
    else if (changed.has('open') || (before && !same))
      this.#open = openAtFirst(state.guide, this.open, this.exclusive, this.collapsed);
  }

  /** What a server rendered may be all that a reader wants: then the guide is asked for once they begin with it. */
  #isEnough(): boolean {
    if (!this.#prerendered || this.#wantsToolbar || this.#wantsFeedback) return false;
    followAddress();
    return !location.hash;
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    if (!this.#prerendered) render(this.#template(), this.renderRoot);
  }

  #template(): TemplateResult {
    const { state } = this;
    const strings = this.#strings ?? en;
    return base(
      strings.lang,
      this.#clicked,
      state.is === 'ready' ? this.#guide(state.guide, strings) : waiting(state, this.#strings, this.#retry),
    );
  }

  #guide(guide: Guide, { lang, empty }: Strings): TemplateResult {
    const lent: Lent = { html, render, element: this, guide, open: this.#open, lang };
    return html`${this.#wantsToolbar ? html`<div part="toolbar">${part('toolbar', this.#arrived)?.(lent)}</div>` : nothing}
      ${accordion({
        guide,
        chapters: this.#chapters,
        whole: isWhole(this.chapter, this.sections),
        headingLevel: this.headingLevel,
        exclusive: this.exclusive,
        collapsed: this.collapsed,
        open: this.#open,
        base: this.base,
        empty,
        toggled: this.#toggled,
        actions: (id) => (this.#open.has(id) ? part('actions', this.#arrived)?.(lent, id) : nothing),
      })}`;
  }

  /**
   * What a server rendered gives way to the same, in one step that no reader sees: what is open stays open, what has focus keeps it.
   */
  #takeOver(): void {
    this.#open = new Set(this.#details().flatMap(({ id, open }) => (open ? id : [])));
    const active = this.shadowRoot?.activeElement;
    const [id, words] = [active?.closest('details')?.id ?? '', this.#box?.value];
    this.renderRoot.replaceChildren();
    this.#prerendered = false;
    void this.updateComplete.then(() => {
      if (this.#box && words) this.#box.value = words;
      focusOn(active?.localName === 'input' ? this.#box : this.#find(id));
    });
  }

  get #box(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  #currentId(id: string): string {
    return new Map(Object.entries(this.content?.aliases ?? {})).get(id) ?? id;
  }

  #find(id: string): HTMLElement | undefined {
    return this.shadowRoot?.getElementById(id) ?? undefined;
  }

  #details(): HTMLDetailsElement[] {
    return [...(this.shadowRoot?.querySelectorAll<HTMLDetailsElement>('details[part]') ?? [])];
  }

  /** Shows what the attributes ask for, unless it is shown or on its way already. `again`: a reader asked for it once more. */
  #follow(again = false): void {
    this.#locale = pageLocale(this, this.locale);
    if (!this.hasUpdated && this.#isEnough()) {
      this.addEventListener('click', () => this.#follow(), { once: true });
      return;
    }
    const address = this.#ask();
    if (address && address.href === this.#address && !again) return;
    this.#address = address?.href;
    if (address) void this.#load(address, again);
  }

  /** The address of the guide, or undefined after the reason why there is none has been shown. */
  #ask(): URL | undefined {
    if (!this.guide) {
      this.#fail(
        new GuideError('noGuide', 'the attribute "guide" is missing: write <edge-faq guide="overdue-loan">.'),
      );
      return undefined;
    }
    try {
      const address = new URL(`v1/guides/${encodeURIComponent(this.guide)}`, this.base);
      address.searchParams.set('locale', this.#locale);
      return address;
    } catch {
      this.#fail(new GuideError('unavailable', `src="${this.src ?? ''}" is not the address of an API.`));
      return undefined;
    }
  }

  get #wantsToolbar(): boolean {
    return this.search || this.languageSwitch || this.toggleAll;
  }

  get #wantsFeedback(): boolean {
    return this.votes || this.reports;
  }

  /** What is shown stays until its successor is there; a reader who asked for it `again` is led to it. */
  async #load({ href }: URL, again: boolean): Promise<void> {
    if (!this.content) this.state = { is: 'loading', again };
    try {
      // Together, so that nothing moves when the toolbar comes; it is smaller than any guide.
      const [found] = await Promise.all([
        this.#preloaded() ?? fetchGuide(href),
        this.#wantsToolbar && load('toolbar'),
      ]);
      if (href !== this.#address) return;
      this.state = { is: 'ready', guide: found };
      await this.updateComplete;
      if (again) focusOn(this.renderRoot.querySelector<HTMLElement>('[part=title]'));
      const { guide, locale, revision } = found;
      announce(this, 'edge-faq-load', { guide, locale, revision });
      if (this.#wantsFeedback) void load('actions');
    } catch (error) {
      if (href === this.#address) this.#fail(error);
    }
    followAddress();
  }

  /** The script may come with a guide of the same API. */
  #preloaded(): Promise<Guide> | undefined {
    return !this.src && this.guide ? preloaded(this.guide, this.#locale) : undefined;
  }

  /** What is shown of the same guide stays: an older answer, or one in another language, is better than none. */
  #fail(error: unknown): void {
    const { fault, message } =
      error instanceof GuideError ? error : new GuideError('unavailable', String(error));
    console.error(`<edge-faq>: ${message}`);
    if (this.content?.guide !== this.guide || !this.guide) this.state = { is: 'failed', fault };
    announce(this, 'edge-faq-error', { fault, message });
  }

  readonly #retry = (): void => {
    if (this.state.is === 'failed') this.#follow(true);
  };

  readonly #toggled = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLDetailsElement)) return;
    const { id: section, open } = currentTarget;
    if (open === this.#open.has(section)) return;
    if (open) this.#open.add(section);
    else this.#open.delete(section);
    this.requestUpdate();
    announce(this, 'edge-faq-toggle', { section, open });
  };

  readonly #clicked = (event: MouseEvent): void => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const section = target.closest('summary')?.parentElement;
    // Answers may have a <details> of their own.
    if (section instanceof HTMLDetailsElement && section.part.value) {
      const detail = { section: section.id, open: !section.open };
      if (!announce(this, 'edge-faq-before-toggle', detail)) event.preventDefault();
    }
    const link = target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // Ids in a shadow root are out of the browser's own reach.
    if (this.show(link.getAttribute('href')?.slice(1) ?? '')) event.preventDefault();
  };
}

/** A section or chapter has focus where it is opened. */
function focusOn(box: HTMLElement | null | undefined): void {
  (box?.querySelector('summary') ?? box)?.focus({ preventScroll: true });
}

declare global {
  interface HTMLElementTagNameMap {
    'edge-faq': EdgeFaq;
  }
}
