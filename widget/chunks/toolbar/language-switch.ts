/** Language switch: a choice of the guide's languages, and a live region that says what became of it. */
import { html, type TemplateResult } from 'lit/html.js';
import { localize } from '../../locales/localize.ts';
import type { ChunkContext, ChunkHost } from '../chunk-host.ts';
import { strings } from './strings.ts';

/** A choice whose guide isn't shown yet. */
interface Choice {
  controller: AbortController;
  /** The element's locale before it, which is restored where the guide can't be loaded. */
  before: string | undefined;
}

const choices = new WeakMap<ChunkHost, Choice>();

export function languageSwitch(
  { element, guide, lang }: ChunkContext,
  locales: readonly string[],
): TemplateResult {
  const { language } = localize(strings, lang);
  const select = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLSelectElement) choose(element, currentTarget);
  };
  // Screen readers announce a change in a live region only if the region was there before.
  return html`<select part="language" aria-label=${language} .value=${guide.locale} @change=${select} @blur=${() => clear(element)}>
      ${locales.map((locale) => html`<option value=${locale} lang=${locale} ?selected=${locale === guide.locale}>${nameOf(locale, locale)}</option>`)}
    </select>
    <p role="status"></p>`;
}

/** Where the translation can't be loaded, the guide that is shown stays, and the reader can choose again. */
function choose(element: ChunkHost, select: HTMLSelectElement): void {
  const chosen = select.value;
  const shown = element.content?.locale;
  const pending = choices.get(element);
  pending?.controller.abort();
  const { before } = pending ?? { before: element.locale };
  const controller = new AbortController();
  const { signal } = controller;
  choices.set(element, { controller, before });
  const end = () => {
    controller.abort();
    choices.delete(element);
  };
  const onLoad = () => {
    const { locale = '' } = element.content ?? {};
    // A new revision of what is shown may come in between.
    if (locale !== chosen && locale === shown) return;
    end();
    void say(element, 'shown', locale);
  };
  const onError = () => {
    end();
    if (!element.content) return;
    element.locale = before;
    select.value = element.content.locale;
    void say(element, 'notLoaded', chosen);
  };
  element.addEventListener('edge-faq-load', onLoad, { signal });
  element.addEventListener('edge-faq-error', onError, { signal });
  clear(element);
  element.locale = chosen;
}

/** In the interface's language, which has changed with the guide, or is about to change back. */
async function say(element: ChunkHost, message: 'shown' | 'notLoaded', locale: string): Promise<void> {
  await element.updateComplete;
  const status = findStatus(element);
  const lang = status?.closest<HTMLElement>('[lang]')?.lang;
  if (!status || !lang) return;
  status.className = message;
  status.textContent = localize(strings, lang)[message].replace('{0}', nameOf(locale, lang));
}

function clear(element: ChunkHost): void {
  const status = findStatus(element);
  if (!status) return;
  status.className = '';
  status.textContent = '';
}

const findStatus = ({ shadowRoot }: ChunkHost) =>
  shadowRoot?.querySelector<HTMLElement>('[part=toolbar] > [role=status]');

/** The name of a language in the language `lang`; a tag may have extensions, which have no names. */
function nameOf(locale: string, lang: string): string {
  return new Intl.DisplayNames(lang, { type: 'language' }).of(new Intl.Locale(locale).baseName) ?? locale;
}
