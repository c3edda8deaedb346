/** The element as a server sends it: readable before any script, and taken over by the script without a flash. */
import { ElementRenderer, render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Guide } from '../../content/schema.ts';
import { accordion } from '../accordion.ts';
import { base } from '../base.ts';
import { chooseSections, isWhole, openAtFirst } from '../choose-sections.ts';
import { languageOf } from '../page-locale.ts';
import type { Lender } from '../parts/parts.ts';
import { styles as toolbarStyles } from '../parts/toolbar/styles.ts';
import toolbar from '../parts/toolbar/toolbar.ts';
import { en } from '../strings/en.ts';
import { others } from '../strings/others.ts';
import type { Strings } from '../strings/strings.ts';
import { zhHans } from '../strings/zh-Hans.ts';
import { zhHant } from '../strings/zh-Hant.ts';
import { styles } from '../styles.ts';

/** The element's attributes; `true` for one without a value. */
export type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** Tells the renderer that it is inside a custom element, where slots may be. */
class Host extends ElementRenderer {}

/** What Lit would hydrate by; the element replaces what a server rendered, which may be of another version than the script. */
const MARKERS = /<!--\/?lit-(?:part|node)[^>]*-->/g;

const SPOKEN = { ...others, en, 'zh-Hans': zhHans, 'zh-Hant': zhHant };

/**
 * `<edge-faq>` with the guide in a declarative shadow root (WHATWG HTML, `shadowrootmode`), as the element itself would show it with
 * these attributes. `guide` and `locale` are those of the guide, unless the attributes say otherwise.
 *
 * @param content - What stands inside the element: slots and fallback, as HTML.
 */
export function renderGuide(guide: Guide, attributes: Attributes = {}, content = ''): string {
  const all = { guide: guide.guide, locale: guide.locale, ...attributes };
  const written = Object.entries(all).flatMap(([name, value]) => writeAttribute(name, value));
  const sheets = styles.cssText + (toolbarOf(guide, all) ? toolbarStyles : '');
  const root = `<template shadowrootmode="open"><style>${sheets}</style>${renderRoot(guide, all)}</template>`;
  return `<edge-faq ${written.join(' ')}>${root}${content}</edge-faq>`;
}

function renderRoot(guide: Guide, attributes: Attributes): string {
  const text = (name: string) => textOf(attributes, name);
  const [chapter, sections] = [text('chapter'), text('sections')];
  const exclusive = text('exclusive') !== undefined;
  const collapsed = text('collapsed') !== undefined;
  const shown = accordion({
    guide,
    chapters: chooseSections(guide, chapter, sections, undefined),
    whole: isWhole(chapter, sections),
    headingLevel: Number(text('heading-level') ?? 2),
    exclusive,
    collapsed,
    open: openAtFirst(guide, text('open'), exclusive, collapsed),
    base: `${text('src') ?? ''}/`.replace(/\/+$/, '/'),
    empty: stringsOf(guide).empty,
    toggled: () => {},
    actions: () => nothing,
  });
  const above = toolbarOf(guide, attributes);
  const content = html`${above ? html`<div part="toolbar">${above}</div>` : nothing} ${shown}`;
  const inside = { customElementHostStack: [new Host('edge-faq')] };
  const whole = render(
    base(stringsOf(guide).lang, () => {}, content),
    inside,
  );
  return collectResultSync(whole).replaceAll(MARKERS, '');
}

/** The toolbar, if any is asked for: what it does comes with the script. */
function toolbarOf(guide: Guide, attributes: Attributes): TemplateResult | undefined {
  const has = (name: string) => textOf(attributes, name) !== undefined;
  const asked = {
    search: has('search'),
    languageSwitch: has('language-switch'),
    toggleAll: has('toggle-all'),
  };
  if (!Object.values(asked).includes(true)) return undefined;
  const exclusive = has('exclusive');
  return toolbar({
    html,
    render: () => {
      throw new TypeError('a server renders once');
    },
    element: { ...INERT, ...asked, exclusive },
    guide,
    open: openAtFirst(guide, textOf(attributes, 'open'), exclusive, has('collapsed')),
    lang: stringsOf(guide).lang,
  });
}

/** An element that does nothing. */
const INERT: Lender = {
  ...{ base: '', id: '', content: undefined, locale: undefined, shadowRoot: null },
  ...{
    exclusive: false,
    search: false,
    languageSwitch: false,
    toggleAll: false,
    votes: false,
    reports: false,
  },
  ...{ collapseAll() {}, expandAll() {}, requestUpdate() {}, dispatchEvent: () => true },
};

function stringsOf({ locale }: Guide): Strings {
  return Object.entries(SPOKEN).find(([lang]) => lang === languageOf(locale))?.[1] ?? en;
}

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
