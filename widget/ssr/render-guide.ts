/** Server-side rendering of the element: readable before any script, replaced by the script without a flash. */
import { html, type TemplateResult } from 'lit/html.js';
import { hashSource } from '../../schema/hash-source.ts';
import type { ChunkContext, ChunkHost } from '../chunks/chunk-host.ts';
import { styles as toolbarStyles } from '../chunks/toolbar/styles.ts';
import toolbarView from '../chunks/toolbar/toolbar.ts';
import { isGuide } from '../controllers/is-guide.ts';
import { type Chapter, type Guide, hasAnswers, type Section } from '../guide.ts';
import { initiallyOpen, selectSections } from '../views/select-sections.ts';
import { renderFragment, stringsFor, styles } from './render-fragment.ts';

/** The style sheets that pages have. */
const SHEETS = { plain: styles, withToolbar: styles + toolbarStyles };

/** Attributes of the element, by their names in HTML; `true` for one without a value, `false`, `null` or `undefined` for none. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/**
 * A guide as `GET /v1/guides/:guide` returns it. As in the types of `edge-faq-client`, sections may lack what the query leaves out; what
 * rendering needs is checked then.
 */
export type GuideResponse = Omit<Guide, 'chapters'> & {
  chapters: (Omit<Chapter, 'sections'> & { sections: { [N in keyof Section]?: Section[N] | undefined }[] })[];
};

export interface RenderOptions {
  /** Nonce of the response for the style sheet, where the policy of the page allows styles by nonces (CSP Level 3). */
  nonce?: string | undefined;
}

/**
 * `<edge-faq>` with the guide in a declarative shadow root (WHATWG HTML, `shadowrootmode`), as the element itself shows it with
 * these attributes. `guide` and `locale` default to those of the guide.
 *
 * @param guide - The document as `GET /v1/guides/:guide` returns it.
 * @param content - Children of the element: slots and fallback, as HTML.
 * @param options - What isn't an attribute of the element.
 * @returns HTML.
 * @throws {TypeError} where `guide` is something else, like an error response of the API, or lacks answers, as with `?large=headings`.
 * @throws {RangeError} where an attribute name is invalid, as `headingLevel` for `heading-level`, or names a listener.
 * @example
 * ```ts
 * import { renderGuide } from 'edge-faq-element/ssr';
 *
 * const response = await fetch('https://faq.example/v1/guides/overdue-loan?locale=en');
 * const markup = renderGuide(await response.json(), { src: 'https://faq.example', open: 'get-in-touch' });
 * ```
 */
export function renderGuide(
  guide: GuideResponse,
  attributes: Attributes = {},
  content = '',
  { nonce }: RenderOptions = {},
): string {
  if (!isGuide(guide)) throw new TypeError('guide must be a document as GET /v1/guides/:guide returns it');
  if (!hasAnswers(guide))
    throw new TypeError('guide lacks answers: request it with html, and without "large"');
  const all = { guide: guide.guide, locale: guide.locale, ...attributes };
  const serialized = Object.keys(all).flatMap((name) => serializeAttribute(name, attributeValue(all, name)));
  const text = (name: string) => attributeValue(all, name);
  const has = (name: string) => text(name) !== undefined;
  const [chapter, sections] = [text('chapter'), text('sections')];
  const [exclusive, collapsed] = [has('exclusive'), has('collapsed')];
  const open = initiallyOpen(guide, text('open'), exclusive, collapsed);
  const chapters = selectSections(guide, chapter, sections, undefined);
  const toolbar = renderToolbar({ guide, chapters, open }, has);
  const fragment = renderFragment(guide, {
    chapters,
    whole: chapters === guide.chapters,
    headingLevel: Number(text('heading-level') ?? 2),
    ...{ exclusive, collapsed, open },
    base: `${text('src') ?? ''}/`.replace(/(?<!\/)\/+$/, '/'),
    above: toolbar && html`<div part="toolbar">${toolbar}</div>`,
  });
  const styleTag = ['style', ...serializeAttribute('nonce', nonce)].join(' ');
  const root = `<${styleTag}>${toolbar ? SHEETS.withToolbar : SHEETS.plain}</style>${fragment.html}`;
  return `<edge-faq ${serialized.join(' ')}><template shadowrootmode="open">${root}</template>${content}</edge-faq>`;
}

/**
 * Source expressions for `style-src` of a Content Security Policy (CSP Level 3, section 2.3.1): the hashes of the style sheets that
 * `renderGuide` of this version writes. They are the same for all guides, so that a response with them can be cached.
 *
 * @example
 * ```ts
 * import { styleSources } from 'edge-faq-element/ssr';
 *
 * const policy = `style-src 'self' ${(await styleSources()).join(' ')}`;
 * ```
 */
export const styleSources = (): Promise<string[]> => Promise.all(Object.values(SHEETS).map(hashSource));

/** The toolbar by the element's attributes, if any; it does nothing before the script runs. */
function renderToolbar(
  shown: Pick<ChunkContext, 'guide' | 'chapters' | 'open'>,
  has: (attribute: string) => boolean,
): TemplateResult | undefined {
  const controls = {
    search: has('search'),
    languageSwitch: has('language-switch'),
    toggleAll: has('toggle-all'),
  };
  if (!Object.values(controls).includes(true)) return undefined;
  const element = { ...INERT_HOST, ...controls, exclusive: has('exclusive'), collapsed: has('collapsed') };
  return toolbarView({
    ...{ ...shown, element },
    offersLanguages: controls.languageSwitch,
    lang: stringsFor(shown.guide.locale).lang,
    get: () => undefined,
  });
}

/** Stands in for the element, which doesn't exist on a server. */
const INERT_HOST: ChunkHost = {
  base: '',
  id: '',
  content: undefined,
  locale: undefined,
  shadowRoot: null,
  updateComplete: Promise.resolve(true),
  exclusive: false,
  collapsed: false,
  search: false,
  languageSwitch: false,
  toggleAll: false,
  votes: false,
  reports: false,
  collapseAll() {},
  expandAll() {},
  requestUpdate() {},
  addEventListener() {},
  dispatchEvent: () => true,
  getAttribute: () => null,
};

/** The value of an attribute: empty for one without a value, undefined for one that isn't set. */
function attributeValue(attributes: Attributes, name: string): string | undefined {
  const value = attributes[name] ?? false;
  return value === false ? undefined : value === true ? '' : String(value);
}

function serializeAttribute(name: string, value: string | undefined): string[] {
  // HTML has no upper case in names: the script would not find what is rendered by `headingLevel`.
  if (!/^(?!on)[a-z][a-z0-9-]*$/.test(name))
    throw new RangeError(
      `"${name}" is not an attribute name: use those of HTML, like "heading-level", and add listeners by script`,
    );
  if (value === undefined) return [];
  return [
    value === '' ? name : `${name}="${value.replace(/[&"<>]/g, (character) => ESCAPED[character] ?? '')}"`,
  ];
}

/** What the HTML standard escapes in attribute values: https://html.spec.whatwg.org/multipage/parsing.html#escapingString */
const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };
