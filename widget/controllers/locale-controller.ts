/** Locale of an element: the language to request, and the interface strings in it. */
import type { ReactiveController, ReactiveElement } from '@lit/reactive-element';
import { get } from '../chunks/index.ts';
import { interfaceLanguage } from '../locales/bundled-strings.ts';
import { type StatusStrings, strings } from '../locales/status-strings.ts';
import { observeLang, readersLocales, resolveLocale } from './page-locale.ts';

type LocaleHost = ReactiveElement & { readonly locale: string | undefined };

/** Follows the host's `locale` and the `lang` attributes around it. */
export class LocaleController implements ReactiveController {
  /** BCP 47 tag of the language to request, as of the last `resolve()`. */
  value = '';

  readonly #host: LocaleHost;
  readonly #onLangChange: () => void;
  #observer: MutationObserver | undefined;

  constructor(host: LocaleHost, onLangChange: () => void) {
    this.#host = host;
    this.#onLangChange = onLangChange;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = observeLang(this.#host, this.#onLangChange);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  resolve(): string {
    this.value = resolveLocale(this.#host, this.#host.locale);
    return this.value;
  }

  /**
   * The interface strings, in the requested language, or else in the first of the reader's that there are any in. Undefined while they
   * are loading, and the host is updated then.
   */
  get strings(): StatusStrings | undefined {
    const language = interfaceLanguage([this.value, ...readersLocales()]);
    return strings[language] ?? get('other-status-strings', this.#host)?.[language];
  }
}
