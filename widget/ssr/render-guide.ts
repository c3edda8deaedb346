/** The element as a server sends it: readable before any script, and taken over by the script without a flash. */
import { ElementRenderer, render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { html, nothing } from 'lit/html.js';
import type { Guide } from '../../content/schema.ts';
import { accordion } from '../accordion.ts';
import { base } from '../base.ts';
import { chooseSections, isWhole, openAtFirst } from '../choose-sections.ts';
import { languageOf } from '../page-locale.ts';
import { en } from '../strings/en.ts';
import { others } from '../strings/others.ts';
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
  return `<edge-faq ${written.join(' ')}><template shadowrootmode="open"><style>${styles.cssText}</style>${shadow(guide, all)}</template>${content}</edge-faq>`;
}

function shadow(guide: Guide, attributes: Attributes): string {
  const text = (name: string) => {
    const value = attributes[name];
    return value === true ? '' : value === false ? undefined : value;
  };
  const strings = Object.entries(SPOKEN).find(([lang]) => lang === languageOf(guide.locale))?.[1] ?? en;
  const [chapter, sections] = [text('chapter'), text('sections')];
  const exclusive = text('exclusive') !== undefined;
  const toolbar = ['search', 'language-switch', 'toggle-all'].some((name) => text(name) !== undefined);
  const shown = accordion({
    guide,
    chapters: chooseSections(guide, chapter, sections, undefined),
    whole: isWhole(chapter, sections),
    headingLevel: Number(text('heading-level') ?? 2),
    exclusive,
    open: openAtFirst(guide, text('open'), exclusive),
    base: `${text('src') ?? ''}/`.replace(/\/+$/, '/'),
    empty: strings.empty,
    toggled: () => {},
    actions: () => nothing,
  });
  const content = html`${toolbar ? html`<div part="toolbar"></div>` : nothing} ${shown}`;
  const inside = { customElementHostStack: [new Host('edge-faq')] };
  return collectResultSync(
    render(
      base(strings.lang, () => {}, content),
      inside,
    ),
  ).replaceAll(MARKERS, '');
}

function writeAttribute(name: string, value: string | boolean | undefined): string[] {
  if (!/^[a-z][a-z0-9-]*$/i.test(name)) throw new RangeError(`"${name}" is not a name of an attribute`);
  if (value === false || value === undefined) return [];
  if (value === true) return [name];
  return [`${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`];
}
