/** Loading of a guide: requests it when the host's attributes or language change, and keeps the state of the request. */
import type { ReactiveController, ReactiveElement } from '@lit/reactive-element';
import { LARGE_QUERY, PRERENDERED_QUERY } from '../../schema/pick-guide.ts';
import type { DeepLinkTarget } from '../chunks/deep-link/deep-link.ts';
import type { FreshnessTarget } from '../chunks/freshness/freshness.ts';
import type { HintHost } from '../chunks/hints/hint-target.ts';
import { emit } from '../events.ts';
import type { Guide } from '../guide.ts';
import { logError } from '../log-error.ts';
import { connect, disconnect, followFragment } from './connected-elements.ts';
import { availableLocale, fetchGuide, getPreloaded, receivedAt } from './fetch-guide.ts';
import { type GuideErrorDetails, guideError } from './guide-error.ts';
import { deleteCopies, keepCopy, readCopy } from './kept-copies.ts';

/** State of a guide's request; `isRetry`: a reader requested it again; `asOf`: the guide is a kept copy (ms since the epoch). */
export type GuideState = {
  isRetry?: boolean;
  guide?: Guide | undefined;
  notice?: GuideErrorDetails['notice'];
  asOf?: number | undefined;
} & (
  | { status: 'pending'; guide?: undefined; notice?: undefined }
  | ({ status: 'error'; guide?: undefined; message?: string | undefined } & GuideErrorDetails)
  | { status: 'success'; guide: Guide; notice?: undefined }
);

type GuideHost = ReactiveElement &
  DeepLinkTarget['host'] &
  HintHost & {
    readonly src: string | undefined;
    /** Whether copies are kept for when the API fails. */
    readonly keep: boolean;
  };

interface GuideRequest {
  url: string;
  /** The locale in `url`, which is not the one that was `requested` where the guide is known to lack that. */
  locale: string;
  requested: string;
  /** Whether a reader has requested the guide again. */
  isRetry: boolean;
}

interface Options {
  /** The locale to request. */
  resolveLocale: () => string;
  /** Loads whatever is to appear together with the guide; `guide` is given once it is known. Never rejects. */
  loadCompanions: (guide?: Guide) => Promise<unknown>;
  /** Called once the guide is rendered. */
  onRender: (isRetry?: boolean) => void;
}

/** Time without a response after which a kept copy is shown (ms). */
const COPY_AFTER_MS = 8_000;

export class GuideController implements ReactiveController, DeepLinkTarget, FreshnessTarget {
  state: GuideState = { status: 'pending' };

  /** URL of what `state` shows. */
  url: string | undefined;

  /** The locale that was requested of the guide that `state` shows. */
  requested = '';

  readonly host: GuideHost;
  readonly #options: Options;

  /** What is requested of a large guide: all of it in the place of pre-rendered content, whose answers a reader may be reading. */
  readonly #large: string;

  /** URL whose guide is shown or pending: a late response to an earlier URL is dropped. */
  #url: string | undefined;

  constructor(host: GuideHost, options: Options) {
    this.host = host;
    this.#options = options;
    this.#large = host.shadowRoot ? '' : LARGE_QUERY;
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
    const { guide, src } = this.host;
    const requested = this.#options.resolveLocale();
    // A guide that came with the script is of the script's own API.
    const locale = guide && !src ? availableLocale(guide, requested) : requested;
    const url = this.#guideUrl(locale);
    if (url && url === this.#url && !isRetry) return;
    this.#url = url;
    if (url) void this.#load({ url, locale, requested, isRetry });
  }

  /** Requests the guide again where it couldn't be loaded, as after the browser has come online. */
  reload(): void {
    const { state } = this;
    const isCurrent = state.guide && !state.asOf && this.url === this.#url;
    if (isCurrent || (state.status === 'error' && state.fault !== 'unavailable')) return;
    this.#url = undefined;
    this.loadIfChanged();
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
        guideError('"guide" is missing: write <edge-faq guide="overdue-loan">.', {
          fault: 'noGuide',
        }),
      );
      return undefined;
    }
    try {
      const url = new URL(`v1/guides/${encodeURIComponent(guide)}`, this.host.base);
      url.searchParams.set('locale', locale);
      return `${url}&${PRERENDERED_QUERY}${this.#large}`;
    } catch {
      // What is shown has nothing to load from any more.
      this.state = { status: 'pending' };
      this.fail(new Error(`src="${src ?? ''}" is not the URL of an API.`));
      return undefined;
    }
  }

  /** The guide that is shown stays until its successor is loaded. */
  async #load(request: GuideRequest): Promise<void> {
    const { url, locale, isRetry } = request;
    const { guide: id, src } = this.host;
    if (!this.state.guide) this.#set({ status: 'pending', isRetry });
    const timer = setTimeout(() => void this.#showCopy(request), COPY_AFTER_MS);
    const companions = this.#options.loadCompanions();
    try {
      const guide = await ((!src && id ? getPreloaded(id, locale) : undefined) ?? fetchGuide(url));
      await companions;
      // A copy has a date.
      if (receivedAt(guide) || !(await this.#showCopy(request))) await this.#showResponse(request, guide);
    } catch (error) {
      const isShown = !Object(error).isDefinite && (await this.#showCopy(request));
      if (url === this.#url && !isShown) this.fail(error);
    }
    clearTimeout(timer);
    followFragment();
  }

  /** Shows the kept copy of what `url` returns, unless that is shown already; resolves with whether it did. */
  async #showCopy(request: GuideRequest): Promise<boolean> {
    const copy = this.host.keep && (await readCopy(request.url));
    return !!copy && this.#showResponse(request, copy.guide, copy.asOf);
  }

  /** Shows `guide`, unless another one has been requested since, or a copy would replace what is shown; resolves with whether it did. */
  async #showResponse(
    { url, requested, isRetry }: GuideRequest,
    guide: Guide,
    asOf?: number,
  ): Promise<boolean> {
    const isObsolete = () =>
      url !== this.#url || (asOf && url === this.url && this.state.status !== 'pending');
    if (isObsolete()) return false;
    await this.#options.loadCompanions(guide);
    if (isObsolete()) return false;
    this.requested = requested;
    await this.show(guide, isRetry, asOf);
    return true;
  }

  /** Shows `guide` in the place of what is shown, with `asOf` as a kept copy; resolves once it is rendered. */
  async show(guide: Guide, isRetry?: boolean, asOf?: number): Promise<void> {
    this.#set({ status: 'success', guide, asOf });
    const time = receivedAt(guide);
    if (this.host.keep && this.url && !asOf && time) keepCopy(this.url, { guide, asOf: time }, this.host);
    await this.host.updateComplete;
    this.#options.onRender(isRetry);
    emit(this.host, 'edge-faq-load', { guide: guide.guide, locale: guide.locale, revision: guide.revision });
  }

  /**
   * A guide that is shown stays, if it is the one requested and not withdrawn: an older revision or another language is better than
   * none.
   */
  fail(error: unknown): void {
    const {
      fault = 'unavailable',
      message,
      notice,
      isDefinite,
    }: Partial<GuideErrorDetails> & Error = Object(error);
    logError(message);
    if (isDefinite && this.#url) void deleteCopies(this.#url);
    const { guide } = this.host;
    if (notice || !guide || this.state.guide?.guide !== guide)
      this.#set({ status: 'error', fault, notice, message });
    emit(this.host, 'edge-faq-error', { fault, message });
  }

  #set(state: GuideState): void {
    this.state = state;
    this.url = this.#url;
    this.host.requestUpdate();
  }
}
