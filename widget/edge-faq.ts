/** Custom element `<edge-faq>`: a guide as an accordion on any page. */
import { type PropertyValues, unsafeCSS } from '@lit/reactive-element';
import { html, noChange, nothing, render, type TemplateResult } from 'lit/html.js';
import { isSameWrittenLanguage } from '../schema/locale.ts';
import type { ChunkContext, ChunkHost } from './chunks/chunk-host.ts';
import { get, load } from './chunks/index.ts';
import { ConfiguredElement } from './configured-element.ts';
import { followFragment, followLink } from './controllers/connected-elements.ts';
import { Disclosure } from './controllers/disclosure.ts';
import { preload } from './controllers/fetch-guide.ts';
import { focusSummary } from './controllers/focus.ts';
import { GuideController } from './controllers/guide-controller.ts';
import { LocaleController } from './controllers/locale-controller.ts';
import { type EventListenerMethod, emit } from './events.ts';
import type { Guide } from './guide.ts';
import { english } from './locales/bundled-strings.ts';
import type { StatusStrings } from './locales/status-strings.ts';
import { styles } from './styles.ts';
import { accordion } from './views/accordion.ts';
import { defaultSlot, frameView } from './views/frame-view.ts';
import { notesView } from './views/notes-view.ts';
import { noticeView } from './views/notice-view.ts';
import { type RenderChunk, renderSectionContents } from './views/section-contents.ts';
import { initiallyOpen, type ShownChapter, selectSections } from './views/select-sections.ts';
import { statusView } from './views/status-view.ts';
import { toolbarPlaceholder } from './views/toolbar-placeholder.ts';

/** Number of answers that come with the accordion: more would delay the first frame, unless pre-rendered content is shown already. */
const FIRST_SLICE = 10;

/** Number of answers that are rendered in each update after it, and the time until that (ms): a slow phone answers input in between. */
const SLICE = 40;
const SLICE_MS = 40;

/**
 * A guide as an accordion: the WAI-ARIA APG pattern on native `<details>`, so that Tab, Enter, Space and find-in-page work as the
 * browser implements them. It inherits the page's font and colours and changes nothing of the page.
 *
 * @example
 * ```html
 * <script type="module" src="https://faq.example/embed/edge-faq.js"></script>
 * <edge-faq guide="overdue-loan"><a href="/help">Help on repayments</a></edge-faq>
 * ```
 *
 * @attr {string} section-url - Template of the URL that "copy link" copies, with `{section}`: for a page where each section has a URL of its
 * own. Default: the URL of the page with the section as its fragment. Example: `<edge-faq guide="overdue-loan" section-url="/help/{section}"></edge-faq>`
 * @attr {boolean} count-searches - Whether to tell the API what readers look for, where it counts searches: once for each search that is
 * finished, with the number of results and the section that was opened, without cookies or anything else that identifies the reader.
 * Default: false. Example: `<edge-faq guide="overdue-loan" search count-searches></edge-faq>`
 * @attr {boolean} keep-url - Whether links from one section to another leave the page's URL as it is: for a page whose router gives fragments
 * a meaning of its own, as in `#/route`. Default: the URL gets the section's fragment, so that "Back" leads to where the link was.
 * Example: `<edge-faq guide="overdue-loan" keep-url></edge-faq>`
 * @attr {boolean} remember - Whether to keep what the reader has opened over reloads, for as long as the tab is open: the ids of open sections, in the
 * `sessionStorage` of the page's origin. Give elements with the same guide on one page an `id` each. Default: false.
 * Example: `<edge-faq guide="overdue-loan" remember></edge-faq>`
 *
 * @slot - Fallback, shown while the guide is loading and where it can't be shown: a link to the same help elsewhere, say.
 * @slot header - Above the guide.
 * @slot footer - Below the guide.
 * @slot empty - Shown where there are no questions; default a message.
 * @slot loading - Shown while the guide is loading; default a message.
 * @slot error - Shown where the guide can't be shown; default a message.
 *
 * @fires {CustomEvent<LoadDetail>} edge-faq-load - A guide is shown.
 * @fires {CustomEvent<ErrorDetail>} edge-faq-error - A guide can't be loaded: there is none to show, or the one that is shown stays.
 * @fires {CustomEvent<ToggleDetail>} edge-faq-before-toggle - A reader is about to open or close a section; `preventDefault()` keeps it as it is.
 * @fires {CustomEvent<ToggleDetail>} edge-faq-toggle - A section was opened or closed.
 * @fires {CustomEvent<RevealDetail>} edge-faq-reveal - The page's URL leads to a section, which is open now: a listener can open what hides
 * the element, such as a tab or a dialog. In the next frame the section is scrolled into view and focused, unless `preventDefault()` was called.
 * @fires {CustomEvent<SearchDetail>} edge-faq-search - Results of a search are shown.
 * @fires {CustomEvent<VoteDetail>} edge-faq-vote - A reader voted on whether an answer was helpful.
 *
 * @csspart base - The box around everything.
 * @csspart toolbar - The toolbar: search, language switch and the button that opens all.
 * @csspart search - The search, with its box and its results.
 * @csspart search-box - The search input.
 * @csspart results - The box of suggestions and search results.
 * @csspart result - A search result; also a question that is suggested until the results are there.
 * @csspart suggestion - A suggestion: a text whose last word is completed, or a question.
 * @csspart near-chapter - A link to a chapter, below results that may not answer the question.
 * @csspart unanswered - The button that reports a question as unanswered.
 * @csspart language - The language switch.
 * @csspart toggle-all - The button that opens or closes all sections.
 * @csspart guide - The guide itself.
 * @csspart title - The guide's title.
 * @csspart intro - The text before the first chapter.
 * @csspart chapter - A group of sections.
 * @csspart chapter-heading - The chapter's heading; in a `collapsed` chapter the `<summary>` that opens it.
 * @csspart sections - The frame around the sections of a chapter.
 * @csspart section - A question with its answer: the `<details>`.
 * @csspart question - The row that opens and closes a section: the `<summary>`.
 * @csspart answer - The box of the answer.
 * @csspart actions - The row of actions below an answer.
 * @csspart copy-link - The button that copies the section's URL.
 * @csspart votes - The vote on whether an answer was helpful.
 * @csspart vote - A vote's button.
 * @csspart vote-form - The form that asks why an answer wasn't helpful.
 * @csspart reports - The report form and the message below it.
 * @csspart report - The button that opens the report form.
 * @csspart report-form - The report form.
 * @csspart summary - The guide's summary.
 * @csspart waiting - The frame around the status and the fallback, while no guide is shown.
 * @csspart status - The message while loading, on error, or where there are no questions.
 * @csspart note - A note above the guide: that it isn't available in the requested language, or the date of a kept copy.
 * @csspart notice - The notice in the place of a withdrawn guide: a heading, the publisher's text, and since when and on whose request.
 * @csspart retry - The button in an error message.
 *
 * @cssprop [--edge-faq-color] - Text; default the page's own.
 * @cssprop [--edge-faq-background] - Background of the questions; default none.
 * @cssprop [--edge-faq-link-color] - Links in answers; default the colour of the text.
 * @cssprop [--edge-faq-line-color] - Borders; default a tint of the text.
 * @cssprop [--edge-faq-hover-background] - Background of a question under the pointer; default a tint of the text.
 * @cssprop [--edge-faq-focus-color] - The focus ring; default the colour of the text.
 * @cssprop [--edge-faq-font] - Font family; default the page's own.
 * @cssprop [--edge-faq-font-size] - Font size; default the page's own.
 * @cssprop [--edge-faq-gap=1em] - Inner spacing.
 * @cssprop [--edge-faq-radius=0.6em] - Corners.
 * @cssprop [--edge-faq-results-background=Canvas] - Background of the search results, which overlay the page.
 * @cssprop [--edge-faq-results-color=CanvasText] - Text of the search results.
 * @cssprop [--edge-faq-reserve=100svh] - Height reserved while the guide is loading, so that the page doesn't shift.
 */
export class EdgeFaq extends ConfiguredElement implements ChunkHost {
  static override styles = unsafeCSS(styles);

  /**
   * Stores a guide that came with the script: elements show it without a request.
   *
   * @example `EdgeFaq.preload(await (await fetch('/guide.json')).json());`
   */
  static preload(guide: Guide): void {
    preload(guide);
  }

  /** Typed with the element's own events. @ignore */
  declare addEventListener: EventListenerMethod<this>;

  /** Typed with the element's own events. @ignore */
  declare removeEventListener: EventListenerMethod<this>;

  /** Id of a section or chapter that was revealed though the filters exclude it. */
  #revealedId: string | undefined;

  readonly #locale = new LocaleController(this, () => this.#loadGuide());

  /** Whether the shadow root still has the content that a server sent in it. */
  #isPrerendered = !!this.shadowRoot;

  readonly #loader = new GuideController(this, {
    resolveLocale: () => this.#locale.resolve(),
    loadCompanions: (guide) => this.#loadCompanions(guide),
    onRender: (isRetry) => {
      if (isRetry) focusSummary(this.renderRoot.querySelector<HTMLElement>('[part=title]'));
      if (this.#hasFeedback) void load('actions');
    },
  });

  /** Whether the element may have been parsed without an end tag, and contain what follows on the page. */
  #isSuspect: boolean | undefined;

  /** Guide that was rendered last, to detect a change. */
  #previousGuide: Guide | undefined;

  #chapters: readonly ShownChapter[] = [];

  /** Whether to show the language switch: on request, or once a guide wasn't available in the requested language. */
  #offersLanguages = false;

  readonly #disclosure = new Disclosure(this);

  /** The ids of open sections that were rendered: the same set, unless they were set anew. */
  #renderedOpen: ReadonlySet<string> | undefined;

  /** Number of sections whose answers are rendered while they are closed. */
  #limit = FIRST_SLICE;

  /** Whether the accordion has to be rendered: with thousands of sections, that takes longer than all the rest. */
  #isStale = true;

  /**
   * Whether the guide is still loading and nothing is shown yet.
   *
   * @example `if (element.busy) element.addEventListener('edge-faq-load', start, { once: true });`
   */
  get busy(): boolean {
    return this.#loader.state.status === 'pending' && !this.#isPrerendered;
  }

  /**
   * The guide that is shown, as the API returns it for `?fields=id,heading,html&large=headings`; undefined while there is none. Its sections
   * have no `text`, and in a guide of more than 100 kB on the wire no `html`.
   *
   * @example `const { title } = document.querySelector('edge-faq').content;`
   */
  get content(): Guide | undefined {
    return this.#loader.state.guide;
  }

  /**
   * Opens the section `id` (or scrolls to the chapter), scrolls it into view (obeying the page's `scroll-padding`) and focuses it.
   * Former ids of sections are resolved; a section that the filters exclude is shown from then on.
   *
   * @param move - Whether to scroll and to focus; otherwise the section is only opened.
   * @returns whether the guide that is shown has it.
   * @example `element.show('get-in-touch');`
   */
  show(id: string, move = true): boolean {
    const current = this.#resolveId(id);
    // The update looks for the fragment again: once for an id that the guide lacks.
    if (this.content && this.#revealedId !== current && !this.#disclosure.findById(current)) {
      this.#revealedId = current;
      this.requestUpdate('chapter', null);
      this.performUpdate();
    }
    const target = this.#disclosure.findById(current);
    if (target) this.#disclosure.reveal(target, move);
    return !!target;
  }

  /**
   * Opens all sections and chapters; in `exclusive` mode the first section.
   *
   * @example `addEventListener('beforeprint', () => element.expandAll());`
   */
  expandAll(): void {
    for (const each of this.#disclosure.allDetails) {
      each.open = true;
      // Sections have a name in `exclusive` mode.
      if (each.hasAttribute('name')) return;
    }
  }

  /**
   * Closes all sections and `collapsed` chapters.
   *
   * @example `button.onclick = () => element.collapseAll();`
   */
  collapseAll(): void {
    for (const each of this.#disclosure.allDetails) each.open = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const hasChanged = (...names: string[]) => names.some((name) => changed.has(name));
    // Of pre-rendered content as well; the same listener is added once.
    this.renderRoot.addEventListener('click', this.#onClick);
    if (!this.hasUpdated || hasChanged('guide', 'locale', 'src')) this.#loadGuide();
    const { guide, notice } = this.#loader.state;
    const open = (guide ?? notice) ? this.#removePrerendered() : undefined;
    const previous = this.#previousGuide;
    if (changed.size || guide !== previous || !this.#chapters[0]) {
      this.#isStale = true;
      this.#limit = changed.has('print') ? Number.POSITIVE_INFINITY : open ? SLICE : FIRST_SLICE;
    }
    if (!guide) return;
    this.#previousGuide = guide;
    if (guide !== previous || hasChanged('chapter', 'sections'))
      this.#chapters = selectSections(guide, this.chapter, this.sections, this.#revealedId);
    const isOther = guide.guide !== previous?.guide;
    if (isOther || hasChanged('open')) {
      const initial = initiallyOpen(guide, this.open, this.exclusive, this.collapsed);
      const remembered = isOther && this.#remembers && get('remember', this)?.(this, initial, open);
      this.#disclosure.open = remembered || open || initial;
    }
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    // In a source with an end tag, text follows nearly every element, if only white space; a script may have added an element.
    this.#isSuspect ||= !((this.nextSibling as Partial<Text> | null)?.data || !this.lastChild);
    // Undefined where that isn't known yet.
    const swallows = this.#isSuspect && get('swallowed', this)?.(this);
    if (this.#isPrerendered) return;
    // Toggle events don't bubble. The same listener is added once.
    this.renderRoot.addEventListener('toggle', this.#disclosure.onToggle, true);
    const strings = this.#locale.strings;
    const { state } = this.#loader;
    const { lang } = strings ?? english;
    const context = state.guide && this.#contextOf(state.guide, lang);
    const content = context
      ? this.#guideTemplate(context, strings ?? english)
      : statusView(
          state,
          strings,
          this.#loader.onRetry,
          state.notice && noticeView(state.notice),
          swallows ? nothing : defaultSlot,
        );
    const after = swallows === false ? nothing : defaultSlot;
    render(frameView(lang, content, after), this.renderRoot);
    if (!context) return;
    this.#renderContents(context);
    this.#isStale = false;
  }

  #contextOf(guide: Guide, lang: string): ChunkContext {
    const offersLanguages = this.languageSwitch || this.#offersLanguages;
    const chapters = this.#chapters;
    return { element: this, guide, open: this.#disclosure.open, offersLanguages, lang, get, chapters };
  }

  #guideTemplate(context: ChunkContext, strings: StatusStrings): TemplateResult {
    const { guide, offersLanguages } = context;
    return html`${notesView(strings, this.#loader.requested, guide.locale, this.#loader.state.asOf)}
      ${this.#hasToolbar ? html`<div part="toolbar">${get('toolbar', this)?.(context) ?? toolbarPlaceholder(this.search, [offersLanguages, this.toggleAll])}</div>` : nothing}
      ${this.#isStale ? accordion(this, { ...context, empty: strings.empty }) : noChange}`;
  }

  /** Renders into the sections what the accordion leaves out: first what is open or near the top, then the rest, little by little. */
  #renderContents(context: ChunkContext): void {
    const { open } = context;
    const isReset = open !== this.#renderedOpen;
    this.#renderedOpen = open;
    const toggled = this.#isStale ? undefined : this.#disclosure.toggled;
    this.#disclosure.toggled = undefined;
    const renderChunk: RenderChunk = (name, section) => get(name, this)?.(context, section);
    const root = this.renderRoot as ShadowRoot;
    const hasMore = renderSectionContents(
      root,
      context,
      isReset,
      toggled,
      this.#limit,
      this.base,
      renderChunk,
    );
    if (toggled) return;
    // Of a text fragment, the text may be in what is rendered now.
    queueMicrotask(followFragment);
    if (!hasMore) return;
    this.#limit += SLICE;
    setTimeout(() => this.requestUpdate(), SLICE_MS);
  }

  /** What appears with the guide, so that nothing moves. */
  async #loadCompanions(guide: Guide | undefined): Promise<void> {
    const inOtherLanguage = guide && !isSameWrittenLanguage(guide.locale, this.#locale.value);
    this.#offersLanguages ||= !!inOtherLanguage;
    await Promise.all([
      (guide ? inOtherLanguage : this.#hasToolbar) && load('toolbar'),
      !guide && this.#isPrerendered && load('prerendered'),
      this.#isSuspect && load('swallowed'),
      !guide && this.#remembers && load('remember'),
      !guide && !this.#locale.strings && load('other-status-strings'),
    ]);
  }

  /** Pre-rendered content is readable: its guide is loaded on the first click, or once it may be outdated. */
  #loadGuide(): void {
    const loadIfChanged = () => this.#loader.loadIfChanged();
    if (this.hasUpdated || !this.#canWait()) loadIfChanged();
    else {
      this.#locale.resolve();
      this.addEventListener('click', loadIfChanged);
    }
  }

  /** Removes the server's content in the update that renders the same again; returns the ids of what was open in it. */
  #removePrerendered(): Set<string> | undefined {
    if (!this.#isPrerendered) return undefined;
    this.#isPrerendered = false;
    const open = get('prerendered', this)?.(this);
    this.renderRoot.replaceChildren();
    return open;
  }

  #canWait(): boolean {
    if (!this.#isPrerendered || this.#hasToolbar || this.#hasFeedback || this.#remembers) return false;
    followFragment();
    return !location.hash;
  }

  get #remembers(): boolean {
    return this.hasAttribute('remember');
  }

  get #hasToolbar(): boolean {
    return this.search || this.languageSwitch || this.toggleAll || this.#offersLanguages;
  }

  get #hasFeedback(): boolean {
    return this.votes || this.reports;
  }

  #resolveId(id: string): string {
    return new Map(Object.entries(this.content?.aliases ?? {})).get(id) ?? id;
  }

  readonly #onClick = (event: Event & Partial<MouseEvent>): void => {
    const target = event.target as Element;
    // Answers may contain a <details> of their own.
    const section = target.closest('details[part] > summary')?.closest('details');
    if (section) {
      const detail = { section: section.id, open: !section.open };
      if (!emit(this, 'edge-faq-before-toggle', detail)) event.preventDefault();
    }
    const link = target.closest<HTMLAnchorElement>('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (!this.show(link.hash.slice(1), false)) return;
    // The browser doesn't find ids in a shadow root, and a base URL may be that of another page.
    event.preventDefault();
    followLink(this, link);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'edge-faq': EdgeFaq;
  }
}
