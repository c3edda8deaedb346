/** Loading of a guide: requests it when the host's attributes or language change, and keeps the state of the request. */
import type { ReactiveController, ReactiveElement } from '@lit/reactive-element';
import type { Guide } from '../../schema/guide.ts';
import type { DeepLinkTarget } from '../chunks/deep-link/deep-link.ts';
import type { FreshnessTarget } from '../chunks/freshness/freshness.ts';
import { emit } from '../events.ts';
import { connect, disconnect, followFragment } from './connected-elements.ts';
import { fetchGuide, getPreloaded } from './fetch-guide.ts';
import { type GuideErrorDetails, guideError } from './guide-error.ts';

/** State of a guide's request; `isRetry`: a reader requested it again. */
export type GuideState =
  | { status: 'pending'; isRetry?: boolean; guide?: undefined; notice?: undefined }
  | ({ status: 'error'; guide?: undefined } & GuideErrorDetails)
  | { status: 'success'; guide: Guide; notice?: undefined };

type GuideHost = ReactiveElement &
  DeepLinkTarget['host'] & {
    readonly guide: string | undefined;
    readonly src: string | undefined;
    /** URL of the API, up to `v1/`; throws where `src` is no URL. */
    readonly base: string;
  };

interface Options {
  /** The locale to request. */
  resolveLocale: () => string;
  /** Loads whatever is to appear together with the guide. */
  loadCompanions: () => readonly unknown[];
  /** Called once the guide is rendered. */
  onRender: (isRetry?: boolean) => void;
}

export class GuideController implements ReactiveController, DeepLinkTarget, FreshnessTarget {
  state: GuideState = { status: 'pending' };

  /** URL of what `state` shows. */
  url: string | undefined;

  readonly host: GuideHost;
  readonly #options: Options;

  /** URL whose guide is shown or pending: a late response to an earlier URL is dropped. */
  #url: string | undefined;

  constructor(host: GuideHost, options: Options) {
    this.host = host;
    this.#options = options;
    host.addController(this);
  }

  /** An element that was moved may be in a part of the page with another language. */
  hostConnected(): void {
    connect(this);
    if (this.host.hasUpdated) this.loadIfChanged();
  }

  hostDisconnected(): void {
    disconnect(this);
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
  readonly onRetry = (): void => {
    if (this.state.status === 'error') this.loadIfChanged(true);
  };

  /** URL of the guide; undefined, with the error shown, where the attributes name none. */
  #guideUrl(locale: string): string | undefined {
    const { guide, src } = this.host;
    if (!guide) {
      this.fail(
        guideError('the attribute "guide" is missing: write <edge-faq guide="overdue-loan">.', {
          fault: 'noGuide',
        }),
      );
      return undefined;
    }
    try {
      const url = new URL(`v1/guides/${encodeURIComponent(guide)}`, this.host.base);
      url.searchParams.set('locale', locale);
      return url.href;
    } catch {
      this.fail(new Error(`src="${src ?? ''}" is not the address of an API.`));
      return undefined;
    }
  }

  /** The guide that is shown stays until its successor is loaded. */
  async #load(url: string, locale: string, isRetry: boolean): Promise<void> {
    const { guide: id, src } = this.host;
    if (!this.state.guide) this.#set({ status: 'pending', isRetry });
    try {
      // A guide that came with the script is of the script's own API.
      const preloaded = !src && id ? getPreloaded(id, locale) : undefined;
      const [guide] = await Promise.all([preloaded ?? fetchGuide(url), ...this.#options.loadCompanions()]);
      if (url !== this.#url) return;
      await this.show(guide, isRetry);
    } catch (error) {
      if (url === this.#url) this.fail(error);
    }
    followFragment();
  }

  /** Shows `guide` in the place of what is shown; resolves once it is rendered. */
  async show(guide: Guide, isRetry?: boolean): Promise<void> {
    this.#set({ status: 'success', guide });
    await this.host.updateComplete;
    this.#options.onRender(isRetry);
    emit(this.host, 'edge-faq-load', { guide: guide.guide, locale: guide.locale, revision: guide.revision });
  }

  /**
   * A guide that is shown stays, if it is the one requested and not withdrawn: an older revision or another language is better than
   * none.
   */
  fail(error: unknown): void {
    const { fault = 'unavailable', message, notice }: Partial<GuideErrorDetails> & Error = Object(error);
    console.error(`<edge-faq>: ${message}`);
    const { guide } = this.host;
    if (notice || !guide || this.state.guide?.guide !== guide) this.#set({ status: 'error', fault, notice });
    emit(this.host, 'edge-faq-error', { fault, message });
  }

  #set(state: GuideState): void {
    this.state = state;
    this.url = this.#url;
    this.host.requestUpdate();
  }
}
