/** Attributes of `<edge-faq>`, as reactive properties. */
import { type PropertyDeclarations, ReactiveElement } from '@lit/reactive-element';
import { logError } from './log-error.ts';

/**
 * Preset look: `plain` has lines only, `card` a card for each question, `compact` less spacing and smaller type, `contrast` the system's text
 * and background colours.
 */
export type Theme = 'plain' | 'card' | 'compact' | 'contrast';

/** Base class of the element: what a page configures. */
export abstract class ConfiguredElement extends ReactiveElement {
  static override properties: PropertyDeclarations = {
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
    keep: { type: Boolean },
    theme: { reflect: true },
  };

  /**
   * URL of the API for elements without `src`. The script-tag entry sets it to the origin of the script.
   *
   * @example `EdgeFaq.source = 'https://faq.example/';`
   */
  static source = '';

  /**
   * Id of the guide to show. Without it the element shows an error and logs it.
   *
   * @example `<edge-faq guide="overdue-loan"></edge-faq>`
   */
  declare guide: string | undefined;

  /**
   * BCP 47 tag of the language to show: for a page that isn't in the language of its readers, or doesn't declare one. Default:
   * the nearest `lang` around the element, else the browser's language.
   *
   * @example `<edge-faq guide="overdue-loan" locale="zh-Hant"></edge-faq>`
   */
  declare locale: string | undefined;

  /**
   * URL of the API, the part before `/v1`. Required where the worker doesn't serve the script itself.
   *
   * @example `<edge-faq guide="overdue-loan" src="https://faq.example"></edge-faq>`
   */
  declare src: string | undefined;

  /**
   * Ids of the chapters to show, separated by spaces: for a page about one part of a guide. Default: all.
   *
   * @example `<edge-faq guide="overdue-loan" chapter="collection what-to-do"></edge-faq>`
   */
  declare chapter: string | undefined;

  /**
   * Ids of the sections to show, separated by spaces, in that order and without chapters: for the few questions that come up beside a
   * form, say. Default: all.
   *
   * @example `<edge-faq guide="overdue-loan" sections="get-in-touch legal-risk"></edge-faq>`
   */
  declare sections: string | undefined;

  /**
   * Ids of the sections that are open initially, separated by spaces: for the answer that most readers come for. Without a value: all.
   * Default: none.
   *
   * @example `<edge-faq guide="overdue-loan" open="get-in-touch"></edge-faq>`
   */
  declare open: string | undefined;

  /**
   * Whether opening a section closes the one that was open: for little space. Readers can't compare two answers then.
   *
   * @example `<edge-faq guide="overdue-loan" exclusive></edge-faq>`
   */
  declare exclusive: boolean;

  /**
   * Whether chapters are closed initially and opened by the reader: for guides with many questions.
   *
   * @example `<edge-faq guide="overdue-loan" collapsed></edge-faq>`
   */
  declare collapsed: boolean;

  /**
   * Heading level (1 to 4) of the guide's title: one below the heading that the element stands under. Chapters and questions follow
   * one and two below.
   *
   * @example `<edge-faq guide="overdue-loan" heading-level="3"></edge-faq>`
   */
  declare headingLevel: number;

  /**
   * Whether to show a search box: for a guide that is too long to scan.
   *
   * @example `<edge-faq guide="overdue-loan" search></edge-faq>`
   */
  declare search: boolean;

  /**
   * Whether to show a choice of the guide's languages: for readers who don't read that of the page.
   *
   * @example `<edge-faq guide="overdue-loan" language-switch></edge-faq>`
   */
  declare languageSwitch: boolean;

  /**
   * Whether to show a button that opens or closes all sections: for readers who want to read or print everything. Not shown in
   * `exclusive` mode.
   *
   * @example `<edge-faq guide="overdue-loan" toggle-all></edge-faq>`
   */
  declare toggleAll: boolean;

  /**
   * Whether to ask below each answer if it was helpful, where the API accepts votes.
   *
   * @example `<edge-faq guide="overdue-loan" votes></edge-faq>`
   */
  declare votes: boolean;

  /**
   * Whether readers can report a problem below each answer, where the API accepts reports.
   *
   * @example `<edge-faq guide="overdue-loan" reports></edge-faq>`
   */
  declare reports: boolean;

  /**
   * Whether to keep a copy of the guide in the reader's browser, in the Cache API of the page's origin. It is shown, with its date, where the
   * API can't be reached or responds with anything but a guide or a notice; it is deleted when the API says that the guide is withdrawn or
   * unknown. Without a Cache API, as on a page without TLS, there is no copy.
   *
   * @example `<edge-faq guide="overdue-loan" keep></edge-faq>`
   */
  declare keep: boolean;

  /**
   * Preset look. Default: lines around the questions, in the page's colours.
   *
   * @example `<edge-faq guide="overdue-loan" theme="card"></edge-faq>`
   */
  declare theme: Theme | undefined;

  constructor() {
    super();
    this.headingLevel = 2;
    for (const [name, { type }] of Object.entries(ConfiguredElement.properties))
      if (type === Boolean) Reflect.set(this, name, false);
  }

  /** An error in an update is logged: the page gets neither an exception nor a rejection. @ignore */
  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch (error) {
      logError(error);
    }
  }

  /**
   * URL of the API, up to `v1/`.
   *
   * @throws where neither `src` nor `EdgeFaq.source` is a URL.
   * @example `new URL('v1/guides', element.base)`
   */
  get base(): string {
    const { source } = this.constructor as typeof ConfiguredElement;
    // `//:` is invalid, so that this throws if neither is set.
    return new URL(String(this.src || source || '//:').replace(/\/*$/, '/'), document.baseURI).href;
  }
}
