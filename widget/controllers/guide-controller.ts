/** Loading of a guide: requests it when the host's attributes or language change, and keeps the state of the request. */
import type { ReactiveController, ReactiveElement } from '@lit/reactive-element';
import type { Guide } from '../../schema/guide.ts';
import { emit } from '../events.ts';
import { fetchGuide, type GuideFault, getPreloaded, guideError } from './fetch-guide.ts';

/** State of a guide's request; `isRetry`: a reader requested it again. */
export type GuideState =
  | { status: 'pending'; isRetry?: boolean }
  | { status: 'error'; fault: GuideFault }
  | { status: 'success'; guide: Guide };

type GuideHost = ReactiveElement & {
  readonly guide: string | undefined;
  readonly src: string | undefined;
  /** URL of the API, up to `v1/`; throws where `src` is no URL. */
  readonly base: string;
};

interface Options {
  /** The locale to request. */
  resolveLocale: () => string;
  /** Resolves when whatever is to appear together with the guide is loaded. */
  loadCompanions: () => unknown;
  /** Called once the guide is rendered. */
  onRender: (isRetry: boolean) => void;
  /** Called when a request is over, whatever its result. */
  onSettle: () => void;
}

export class GuideController implements ReactiveController {
  state: GuideState = { status: 'pending' };

  readonly #host: GuideHost;
  readonly #options: Options;

  /** URL whose guide is shown or pending: a late response to an earlier URL is dropped. */
  #url: string | undefined;

  constructor(host: GuideHost, options: Options) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** An element that was moved may be in a part of the page with another language. */
  hostConnected(): void {
    if (this.#host.hasUpdated) this.loadIfChanged();
  }

  /** The guide that is shown. */
  get guide(): Guide | undefined {
    return this.state.status === 'success' ? this.state.guide : undefined;
  }

  /** Loads the guide that the host's attributes name, unless it is shown or pending already. */
  loadIfChanged(isRetry = false): void {
    const locale = this.#options.resolveLocale();
    const url = this.#guideUrl(locale);
    if (url && url === this.#url && !isRetry) return;
    this.#url = url;
    if (url) void this.#load(url, locale, isRetry);
  }

  /** Requests the guide again after an error. */
  readonly retry = (): void => {
    if (this.state.status === 'error') this.loadIfChanged(true);
  };

  /** URL of the guide; undefined, with the error shown, where the attributes name none. */
  #guideUrl(locale: string): string | undefined {
    const { guide, src } = this.#host;
    if (!guide) {
      this.#fail(
        guideError('noGuide', 'the attribute "guide" is missing: write <edge-faq guide="overdue-loan">.'),
      );
      return undefined;
    }
    try {
      const url = new URL(`v1/guides/${encodeURIComponent(guide)}`, this.#host.base);
      url.searchParams.set('locale', locale);
      return url.href;
    } catch {
      this.#fail(new Error(`src="${src ?? ''}" is not the address of an API.`));
      return undefined;
    }
  }

  /** The guide that is shown stays until its successor is loaded. */
  async #load(url: string, locale: string, isRetry: boolean): Promise<void> {
    const { guide: id, src } = this.#host;
    if (!this.guide) this.#set({ status: 'pending', isRetry });
    try {
      // A guide that came with the script is of the script's own API.
      const preloaded = !src && id ? getPreloaded(id, locale) : undefined;
      const [guide] = await Promise.all([preloaded ?? fetchGuide(url), this.#options.loadCompanions()]);
      if (url !== this.#url) return;
      this.#set({ status: 'success', guide });
      await this.#host.updateComplete;
      this.#options.onRender(isRetry);
      emit(this.#host, 'edge-faq-load', {
        guide: guide.guide,
        locale: guide.locale,
        revision: guide.revision,
      });
    } catch (error) {
      if (url === this.#url) this.#fail(error);
    }
    this.#options.onSettle();
  }

  /** A guide that is shown stays, if it is the one requested: an older revision or another language is better than none. */
  #fail(error: unknown): void {
    const { fault = 'unavailable', message }: { fault?: GuideFault; message: string } = Object(error);
    console.error(`<edge-faq>: ${message}`);
    const { guide } = this.#host;
    if (!guide || this.guide?.guide !== guide) this.#set({ status: 'error', fault });
    emit(this.#host, 'edge-faq-error', { fault, message });
  }

  #set(state: GuideState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
