/** The element as a server sends it: readable before any script, and taken over by the script without a flash. */
import { ElementRenderer, render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { html, nothing } from 'lit/html.js';
import type { Guide } from '../../schema/guide.ts';
import { writtenLanguage } from '../../schema/locale.ts';
import type { Lender } from '../chunks/parts.ts';
import { styles as toolbarStyles } from '../chunks/toolbar/styles.ts';
import toolbarOf from '../chunks/toolbar/toolbar.ts';
import { en } from '../locales/en.ts';
import { others } from '../locales/others.ts';
import type { Strings } from '../locales/strings.ts';
import { zhHans } from '../locales/zh-Hans.ts';
import { zhHant } from '../locales/zh-Hant.ts';
import { styles } from '../styles.ts';
import { accordion } from '../views/accordion.ts';
import { base } from '../views/base.ts';
import { chooseSections, isWhole, openAtFirst } from '../views/choose-sections.ts';

/** The element's attributes; `true` for one without a value. */
export type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** Tells the renderer that it is inside a custom element, where slots may be. */
class Host extends ElementRenderer {}

/** What Lit would hydrate by; the element replaces what a server rendered, which may be of another version than the script. */
const MARKERS = /<!--\/?lit-(?:part|node)[^>]*-->/g;

const SPOKEN: Record<string, Strings> = { ...others, en, 'zh-Hans': zhHans, 'zh-Hant': zhHant };

/**
 * `<edge-faq>` with the guide in a declarative shadow root (WHATWG HTML, `shadowrootmode`), as the element itself would show it with
 * these attributes. `guide` and `locale` are those of the guide, unless the attributes say otherwise.
 *
 * @param content - What stands inside the element: slots and fallback, as HTML.
 */
export function renderGuide(guide: Guide, attributes: Attributes = {}, content = ''): string {
  const all = { guide: guide.guide, locale: guide.locale, ...attributes };
  const written = Object.entries(all).flatMap(([name, value]) => writeAttribute(name, value));
  const { toolbar, shown, lang } = chooseContent(guide, all);
  const sheets = styles.cssText + (toolbar ? toolbarStyles : '');
  const above = toolbar ? html`<div part="toolbar">${toolbar}</div>` : nothing;
  const inside = { customElementHostStack: [new Host('edge-faq')] };
  const box = render(
    base(lang, () => {}, html`${above} ${shown}`),
    inside,
  );
  const root = `<style>${sheets}</style>${collectResultSync(box).replaceAll(MARKERS, '')}`;
  return `<edge-faq ${written.join(' ')}><template shadowrootmode="open">${root}</template>${content}</edge-faq>`;
}

/** What the attributes ask for; the toolbar, if any, does nothing until the script comes. */
function chooseContent(guide: Guide, attributes: Attributes) {
  const text = (name: string) => textOf(attributes, name);
  const has = (name: string) => text(name) !== undefined;
  const [chapter, sections] = [text('chapter'), text('sections')];
  const [exclusive, collapsed] = [has('exclusive'), has('collapsed')];
  const { lang, empty } = SPOKEN[writtenLanguage(guide.locale)] ?? en;
  const open = openAtFirst(guide, text('open'), exclusive, collapsed);
  const shown = accordion({
    guide,
    chapters: chooseSections(guide, chapter, sections, undefined),
    whole: isWhole(chapter, sections),
    headingLevel: Number(text('heading-level') ?? 2),
    exclusive,
    collapsed,
    open,
    base: `${text('src') ?? ''}/`.replace(/\/+$/, '/'),
    empty,
    toggled: () => {},
    actions: () => nothing,
  });
  const tools = {
    search: has('search'),
    languageSwitch: has('language-switch'),
    toggleAll: has('toggle-all'),
  };
  const element = { ...INERT, ...tools, exclusive };
  const lent = { html, render: () => {}, element, guide, open, lang };
  return { toolbar: Object.values(tools).includes(true) ? toolbarOf(lent) : undefined, shown, lang };
}

/** An element that does nothing. */
const INERT: Lender = {
  base: '',
  id: '',
  content: undefined,
  locale: undefined,
  shadowRoot: null,
  exclusive: false,
  search: false,
  languageSwitch: false,
  toggleAll: false,
  votes: false,
  reports: false,
  collapseAll() {},
  expandAll() {},
  requestUpdate() {},
  dispatchEvent: () => true,
};

function textOf(attributes: Attributes, name: string): string | undefined {
  const value = attributes[name];
  return value === true ? '' : value === false ? undefined : value;
}

function writeAttribute(name: string, value: string | boolean | undefined): string[] {
  if (!/^[a-z][a-z0-9-]*$/i.test(name)) throw new RangeError(`"${name}" is not a name of an attribute`);
  if (value === false || value === undefined) return [];
  if (value === true) return [name];
  return [`${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`];
}
