/** Where links lead: inside the guide, to another guide, or to another site. */
import { posix } from 'node:path';
import type { Element } from 'hast';
import type { VFile } from 'vfile';
import { report } from '../diagnostics.ts';
import { guideOf } from '../read/files.ts';

/** Where in the author's files something stands. */
interface Place {
  path: string;
  line: number;
  column: number;
}

/** A link to another site. */
export interface ExternalLink extends Place {
  address: string;
}

/** A link to another guide; whether that exists is known once all are read. */
export interface GuideLink extends Place {
  guide: string;
  locale: string;
  fragment: string;
  /** Not as its author wrote it, but in the locale that is derived. */
  derived?: boolean | undefined;
}

/** What links may lead to, and those found on the way. */
export interface LinkTargets {
  file: VFile;
  /** Ids of sections and chapters, and what older ids became. */
  ids: ReadonlyMap<string, string>;
  /** The page on which a guide is shown, with `{guide}` and `{locale}` in it. */
  pages: string | undefined;
  external: ExternalLink[];
  guides: GuideLink[];
}

/** The scheme of an address with its colon, in lower case (RFC 3986, section 3.1); undefined where it has none. */
export function schemeOf(address: string): string | undefined {
  return /^[a-z][a-z0-9+.-]*:/i.exec(address)?.[0].toLowerCase();
}

/** An address without its percent signs; one that is wrongly written stays as it is. */
export function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Leads every link among `elements` to its place; their ids begin with `prefix`. Links that lead nowhere are reported. */
export function resolveLinks(elements: readonly Element[], prefix: string, targets: LinkTargets): void {
  const own = new Set(elements.map(({ properties }) => properties['id']));
  for (const element of elements) {
    const { href } = element.properties;
    if (typeof href !== 'string') continue;
    if (href.startsWith('#')) resolveFragment(element, href.slice(1), prefix, own, targets);
    else if (schemeOf(href)) leaveSite(element, href, targets);
    else resolveRelative(element, href, targets);
  }
}

function resolveFragment(
  element: Element,
  fragment: string,
  prefix: string,
  own: ReadonlySet<unknown>,
  { file, ids }: LinkTargets,
): void {
  const inside = [fragment, decodeAddress(fragment)].find((id) => own.has(prefix + id));
  const target = inside === undefined ? ids.get(fragment) : prefix + inside;
  if (target !== undefined) {
    element.properties['href'] = `#${target}`;
    return;
  }
  const mend = `link to one of ${[...ids.keys()].join(', ')}`;
  report(file, element, 'dead-link', `dead link: no section or chapter has the id "${fragment}"`, mend);
}

/** The other site learns neither who links to it nor gets a hold on the page (WHATWG HTML, link types). */
function leaveSite(element: Element, address: string, { file, external }: LinkTargets): void {
  if (!/^https?:/i.test(address)) return;
  element.properties['rel'] = ['noopener', 'noreferrer'];
  external.push({ address, ...placeOf(element, file) });
}

function resolveRelative(element: Element, href: string, { file, pages, guides }: LinkTargets): void {
  const [path = '', fragment = ''] = href.split('#');
  const [, guide, locale] = /^([^/]+)\/([^/]+)\.md$/.exec(fromGuides(path, file)) ?? [];
  if (guide === undefined || locale === undefined) {
    const reason = `relative link "${href}" would be sought on the partner's site`;
    report(
      file,
      element,
      'relative-link',
      reason,
      'write its whole address, or ../guide/locale.md#section for another guide',
    );
    return;
  }
  const link = { guide, locale, fragment, ...placeOf(element, file) };
  guides.push(link);
  if (pages === undefined) {
    const mend =
      'say where guides are shown in content/site.yaml: pages: https://help.example/{guide}/{locale}';
    report(file, element, 'no-pages', `link to the guide "${guide}", which has no page`, mend);
    return;
  }
  element.properties['href'] = linkAddress(pages, link);
}

/** Leads what was derived from `from` to other guides in `to`, as its reader reads that. */
export function deriveLinks(
  elements: readonly Element[],
  from: string,
  to: string,
  { pages, guides }: Pick<LinkTargets, 'pages' | 'guides'>,
): void {
  if (!pages?.includes('{locale}')) return;
  const links = guides.filter(({ locale }) => locale === from);
  const known = new Map(links.map((link) => [linkAddress(pages, link), link]));
  for (const { properties } of elements) {
    const found = known.get(String(properties['href']));
    if (!found) continue;
    const link = { ...found, locale: to, derived: true };
    guides.push(link);
    properties['href'] = linkAddress(pages, link);
  }
}

/** The page on which `guide` is shown, by the site's setting `pages`. */
export function pageAddress(pages: string, guide: string, locale: string): string {
  return pages.replaceAll('{guide}', guide).replaceAll('{locale}', locale);
}

function linkAddress(pages: string, { guide, locale, fragment }: GuideLink): string {
  const page = pageAddress(pages, guide, locale);
  return fragment === '' ? page : `${page}#${fragment}`;
}

/** `path` as it is seen from the folder that holds all guides. */
function fromGuides(path: string, file: VFile): string {
  return posix.join(guideOf(file), path);
}

function placeOf({ position }: Element, { path }: VFile): Place {
  const { line = 1, column = 1 } = position?.start ?? {};
  return { path, line, column };
}
