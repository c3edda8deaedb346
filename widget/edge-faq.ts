/** The element `<edge-faq>`: a guide's questions as an accordion on anybody's page. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { Chapter, Guide, Section } from '../content/schema.ts';
import { fetchGuide, GuideError, type GuideFault } from './fetch-guide.ts';
import { pageLocale } from './page-locale.ts';
import { type Strings, stringsFor } from './strings.ts';
import { styles } from './styles.ts';

type State =
  | { is: 'loading'; again: boolean }
  | { is: 'failed'; fault: GuideFault }
  | { is: 'ready'; guide: Guide };

/**
 * A guide as an accordion: WAI-ARIA APG's pattern over native `<details>`, so Tab, Enter, Space and find-in-page work as
 * the browser has them. It takes font and colours from the page and leaves the page alone.
 *
 * @slot - What to show while the guide is not there (loading, or an error): a link to the same help elsewhere, say.
 *
 * @fires edge-faq-load - A guide is shown; `detail` is `{guide, locale, revision}`.
 * @fires edge-faq-error - A guide can't be shown; `detail` is `{fault, message}`.
 * @fires edge-faq-toggle - A reader opened or closed a section; `detail` is `{section, open}`.
 *
 * @csspart base - The box around everything.
 * @csspart title - The guide's title.
 * @csspart intro - The words before the first chapter.
 * @csspart chapter - A group of sections.
 * @csspart chapter-heading - Its heading.
 * @csspart section - A question with its answer: the `<details>`.
 * @csspart question - The row that opens and closes it: the `<summary>`.
 * @csspart answer - The box of the answer.
 * @csspart summary - The closing words.
 * @csspart status - The message while loading, on error, or where there are no questions.
 * @csspart retry - The button in an error message.
 *
 * @cssprop [--edge-faq-color] - Text; default the page's own.
 * @cssprop [--edge-faq-link-color] - Links in answers; default the colour of the text.
 * @cssprop [--edge-faq-line-color] - Borders; default a tint of the text.
 * @cssprop [--edge-faq-hover-background] - A question under the pointer; default a tint of the text.
 * @cssprop [--edge-faq-focus-color] - The focus ring; default the colour of the text.
 * @cssprop [--edge-faq-font] - Font family; default the page's own.
 * @cssprop [--edge-faq-font-size] - Font size; default the page's own.
 * @cssprop [--edge-faq-gap=1em] - Inner spacing.
 * @cssprop [--edge-faq-radius=0.6em] - Corners.
 * @cssprop [--edge-faq-reserve=100svh] - Height kept free while the guide isn't there but may come, so that the page doesn't shift.
 */
export class EdgeFaq extends LitElement {
  static override styles = styles;

  static override properties = {
    guide: {},
    locale: {},
    src: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    state: { state: true },
  };

  /** Where elements without `src` find the API; the script-tag entry sets it to where the script came from. */
  static source = '';

  /** Id of the guide to show. Without it the element shows, and logs, that it is missing. */
  declare guide: string | undefined;

  /** BCP 47 tag of the language to show. Default: the nearest `lang` around the element, else the browser's language. */
  declare locale: string | undefined;

  /** Address of the API, the part before `/v1`. Set it where the script isn't served by the worker itself. */
  declare src: string | undefined;

  /** Heading level (1 to 4) of the guide's title; chapters and questions follow one and two below. Default 2. */
  declare headingLevel: number;

  declare private state: State;

  /** The address whose answer is shown or awaited: a late answer to an earlier one is dropped. */
  #address: string | undefined;

  constructor() {
    super();
    this.headingLevel = 2;
    this.state = { is: 'loading', again: false };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#followHash);
    if (this.hasUpdated) this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#followHash);
  }

  /**
   * Opens the section `id` (or goes to the chapter), scrolls there and focuses it. Ids that sections once had lead to
   * what they became.
   *
   * @returns whether the guide that is shown has it.
   */
  show(id: string): boolean {
    const { state } = this;
    const renamed =
      (state.is === 'ready' && new Map(Object.entries(state.guide.aliases ?? {})).get(id)) || id;
    const target = this.shadowRoot?.getElementById(renamed);
    if (!target) return false;
    const section = target.closest('details');
    if (section) section.open = true;
    target.scrollIntoView();
    (target.querySelector('summary') ?? target).focus({ preventScroll: true });
    return true;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || changed.has('guide') || changed.has('locale') || changed.has('src'))
      this.#follow();
  }

  protected override render(): TemplateResult {
    const { state } = this;
    const locale = state.is === 'ready' ? state.guide.locale : pageLocale(this, this.locale);
    const strings = stringsFor(locale);
    return html`<div part="base" class="base ${boxClass(state)}" lang=${locale} @click=${this.#followLink}>
      ${state.is === 'ready' ? this.#guide(state.guide, strings) : this.#waiting(state, strings)}
    </div>`;
  }

  #waiting(state: Exclude<State, { is: 'ready' }>, strings: Strings): TemplateResult {
    const failed = state.is === 'failed';
    const retry = failed ? state.fault === 'unavailable' : state.again;
    return html`<p part="status" role="status">${failed ? strings[state.fault] : strings.loading}</p>
      ${retry ? html`<p><button part="retry" aria-disabled=${!failed} @click=${this.#retry}>${strings.retry}</button></p>` : nothing}
      <slot></slot>`;
  }

  #guide({ title, intro, chapters, summary }: Guide, strings: Strings): TemplateResult {
    return html`<div part="title" role="heading" aria-level=${this.#level(0)} tabindex="-1">${title}</div>
      ${intro.html && html`<div part="intro">${this.#answer(intro.html)}</div>`}
      ${chapters.length > 0 ? chapters.map((chapter) => this.#chapter(chapter)) : html`<p part="status">${strings.empty}</p>`}
      ${
        summary &&
        html`<div part="summary">
          <div role="heading" aria-level=${this.#level(1)}>${summary.heading}</div>
          ${this.#answer(summary.html)}
        </div>`
      }`;
  }

  #chapter({ id, heading, sections }: Chapter): TemplateResult {
    return html`<div part="chapter" role="group" aria-labelledby=${id}>
      <div id=${id} part="chapter-heading" role="heading" aria-level=${this.#level(1)}>${heading}</div>
      <div class="sections">${sections.map((section) => this.#section(section))}</div>
    </div>`;
  }

  #section({ id, heading, html: answer }: Section): TemplateResult {
    return html`<details id=${id} part="section" @toggle=${this.#announceToggle}>
      <summary part="question"><span role="heading" aria-level=${this.#level(2)}>${heading}</span></summary>
      <div part="answer">${this.#answer(answer)}</div>
    </details>`;
  }

  /** Images come with addresses at the API's own origin, which is not the page's. */
  #answer(markup: string): unknown {
    return unsafeHTML(markup.replaceAll('<img src="/', `<img src="${this.#base()}`));
  }

  #level(below: number): number {
    return Math.min(Math.max(Math.trunc(this.headingLevel) || 2, 1), 4) + below;
  }

  /** Shows what the attributes ask for, unless it is shown or on its way already. */
  #follow(): void {
    const address = this.#ask();
    if (address !== undefined && address === this.#address) return;
    this.#address = address;
    if (address !== undefined) void this.#load(address, false);
  }

  /** The address of the guide, or undefined after the reason why there is none has been shown. */
  #ask(): string | undefined {
    if (!this.guide) {
      this.#fail(
        new GuideError('noGuide', 'the attribute "guide" is missing: write <edge-faq guide="overdue-loan">.'),
      );
      return undefined;
    }
    try {
      const address = new URL(`v1/guides/${encodeURIComponent(this.guide)}`, this.#base());
      address.searchParams.set('locale', pageLocale(this, this.locale));
      return address.href;
    } catch {
      this.#fail(new GuideError('unavailable', `src="${this.src}" is not an address.`));
      return undefined;
    }
  }

  /** @throws where `src` is not an address. */
  #base(): string {
    return new URL((this.src ?? EdgeFaq.source).replace(/\/*$/, '/'), document.baseURI).href;
  }

  async #load(address: string, again: boolean): Promise<void> {
    this.state = { is: 'loading', again };
    try {
      const guide = await fetchGuide(address);
      if (address !== this.#address) return;
      this.state = { is: 'ready', guide };
      await this.updateComplete;
      if (again) this.renderRoot.querySelector<HTMLElement>('[part=title]')?.focus({ preventScroll: true });
      else this.#followHash();
      const { locale, revision } = guide;
      this.#announce('load', { guide: guide.guide, locale, revision });
    } catch (error) {
      if (address === this.#address) this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    const { fault, message } =
      error instanceof GuideError ? error : new GuideError('unavailable', String(error));
    console.error(`<edge-faq>: ${message}`);
    this.state = { is: 'failed', fault };
    this.#announce('error', { fault, message });
  }

  #retry(): void {
    if (this.state.is !== 'failed') return;
    this.#address = this.#ask();
    if (this.#address !== undefined) void this.#load(this.#address, true);
  }

  #announceToggle({ currentTarget }: Event): void {
    if (currentTarget instanceof HTMLDetailsElement)
      this.#announce('toggle', { section: currentTarget.id, open: currentTarget.open });
  }

  #announce(name: 'load' | 'error' | 'toggle', detail: object): void {
    this.dispatchEvent(new CustomEvent(`edge-faq-${name}`, { detail, bubbles: true, composed: true }));
  }

  /** A link to another section leads there: ids in a shadow root are out of the browser's own reach. */
  #followLink(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (this.show(link.getAttribute('href')?.slice(1) ?? '')) event.preventDefault();
  }

  /** The page's own address may name a section: on load, and when a link of the page leads there. */
  #followHash = (): void => {
    if (location.hash) this.show(location.hash.slice(1));
  };
}

/** What may end in a guide keeps the guide's place, so that the page doesn't move; a mistake in the page doesn't. */
function boxClass(state: State): string {
  if (state.is === 'ready') return '';
  return state.is === 'failed' && state.fault !== 'unavailable' ? 'waiting' : 'waiting reserved';
}

declare global {
  interface HTMLElementTagNameMap {
    'edge-faq': EdgeFaq;
  }
}
