/** Link resolution: inside the guide, to another guide, or to another site. */
import { posix } from 'node:path';
import type { Element } from 'hast';
import type { VFile } from 'vfile';
import { pageUrl, sectionUrl } from '../../schema/page-url.ts';
import { report } from '../diagnostics.ts';
import { guideOf } from '../read/files.ts';

/** A position in the author's files. */
interface Place {
  path: string;
  line: number;
  column: number;
}

/** A link to another site. */
export interface ExternalLink extends Place {
  address: string;
}

/** A link to another guide; it is checked once all guides are compiled. */
export interface GuideLink extends Place {
  guide: string;
  locale: string;
  fragment: string;
  /** Set for a link that was retargeted to a derived locale. */
  derived?: boolean | undefined;
}

/** The targets that links may have, and the links that are collected. */
export interface LinkContext {
  file: VFile;
  /** Ids of sections and chapters by themselves and by their aliases. */
  ids: ReadonlyMap<string, string>;
  /** URL template of a guide's page, with `{guide}` and `{locale}`. */
  pages: string | undefined;
  externalLinks: ExternalLink[];
  guideLinks: GuideLink[];
}

/** The scheme of a URL with its colon, in lower case (RFC 3986, section 3.1); undefined for a relative reference. */
export function schemeOf(url: string): string | undefined {
  return /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0].toLowerCase();
}

/** Whether browsers can open the URL: one of the web has to be valid. */
export function isOpenable(url: string): boolean {
  return !/^https?:/i.test(url) || URL.canParse(url);
}

/** A URL with its percent-encoding decoded; unchanged where that is malformed. */
export function decodeUrl(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

/** Resolves every link among `elements`, whose ids begin with `prefix`; dead links are reported. */
export function resolveLinks(elements: readonly Element[], prefix: string, context: LinkContext): void {
  const ownIds = new Set(elements.map(({ properties }) => properties['id']));
  for (const element of elements) {
    const { href } = element.properties;
    if (typeof href !== 'string') continue;
    if (href.startsWith('#')) resolveFragment(element, href.slice(1), prefix, ownIds, context);
    else if (schemeOf(href)) resolveExternal(element, href, context);
    else resolveRelative(element, href, context);
  }
}

function resolveFragment(
  element: Element,
  fragment: string,
  prefix: string,
  ownIds: ReadonlySet<unknown>,
  { file, ids }: LinkContext,
): void {
  const ownId = [fragment, decodeUrl(fragment)].find((id) => ownIds.has(prefix + id));
  const target = ownId === undefined ? ids.get(fragment) : prefix + ownId;
  if (target !== undefined) {
    element.properties['href'] = `#${target}`;
    return;
  }
  const hint = `link to one of ${[...ids.keys()].join(', ')}`;
  report(file, element, 'dead-link', `dead link: no section or chapter has the id "${fragment}"`, hint);
}

/** `noopener` and `noreferrer` keep the page from the other site's scripts, and its URL from that site (WHATWG HTML, link types). */
function resolveExternal(element: Element, href: string, { file, externalLinks }: LinkContext): void {
  if (!/^https?:/i.test(href)) return;
  if (!isOpenable(href)) {
    // A URL in the text that its author has escaped: remark-gfm links it all the same, and gives the link no position.
    if (!element.position) {
      delete element.properties['href'];
      return;
    }
    const hint = 'write it as the address bar of a browser shows it: https://site.example/page';
    report(file, element, 'dead-link', `dead link: "${href}" is not a valid URL`, hint);
    return;
  }
  element.properties['rel'] = ['noopener', 'noreferrer'];
  externalLinks.push({ address: href, ...placeOf(element, file) });
}

function resolveRelative(element: Element, href: string, { file, pages, guideLinks }: LinkContext): void {
  const [path = '', fragment = ''] = href.split('#');
  const [, guide, locale] = /^([^/]+)\/([^/]+)\.md$/.exec(relativeToGuides(path, file)) ?? [];
  if (guide === undefined || locale === undefined) {
    const reason = `relative link "${href}" would resolve against the partner's site`;
    const hint = 'write the whole URL, or ../guide/locale.md#section for another guide';
    report(file, element, 'relative-link', reason, hint);
    return;
  }
  const link = { guide, locale, fragment, ...placeOf(element, file) };
  guideLinks.push(link);
  if (pages === undefined) {
    const hint = 'set where the site is in content/site.yaml, origin: https://faq.example';
    report(file, element, 'no-pages', `link to the guide "${guide}", which has no page`, hint);
    return;
  }
  element.properties['href'] = linkUrl(pages, link);
}

/** Retargets links to other guides in `from`, the locale of the source, to those in `to`, the derived locale. */
export function retargetGuideLinks(
  elements: readonly Element[],
  from: string,
  to: string,
  { pages, guideLinks }: Pick<LinkContext, 'pages' | 'guideLinks'>,
): void {
  if (!pages?.includes('{locale}')) return;
  const links = guideLinks.filter(({ locale }) => locale === from);
  const byUrl = new Map(links.map((link) => [linkUrl(pages, link), link]));
  for (const { properties } of elements) {
    const original = byUrl.get(String(properties['href']));
    if (!original) continue;
    const link = { ...original, locale: to, derived: true };
    guideLinks.push(link);
    properties['href'] = linkUrl(pages, link);
  }
}

function linkUrl(pages: string, { guide, locale, fragment }: GuideLink): string {
  return fragment === '' ? pageUrl(pages, guide, locale) : sectionUrl(pages, guide, locale, fragment);
}

/** `path`, relative to the guide, as a path relative to the folder of all guides. */
function relativeToGuides(path: string, file: VFile): string {
  return posix.join(guideOf(file), path);
}

function placeOf({ position }: Element, { path }: VFile): Place {
  const { line = 1, column = 1 } = position?.start ?? {};
  return { path, line, column };
}
