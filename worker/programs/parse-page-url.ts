/** URLs of pages of guides, as programs send them: what each is about. */
import { OWN_PAGES } from '../../schema/page-url.ts';
import type { Site } from '../../schema/site.ts';
import type { PageParameters } from '../pages/resolve-page.ts';

/** The path of the worker's own page. */
const OWN_PATH = /^\/g\/(?<guide>[^/]+)(?:\/(?<locale>[^/]+)(?:\/(?<section>[^/]+))?)?\/?$/;

/** An id or a language tag; without a limit, a long URL would take as long as the square of its length. */
const NAME = '[A-Za-z0-9-]{1,64}';

/** What a page is about, and the fragment of its URL. */
export type PageReference = PageParameters & { fragment?: string | undefined };

/**
 * What the page at `text` is about, by its own path or by the template `pages`. A fragment may be a section, or anything else on the page.
 * Undefined if it is not a page of this site.
 *
 * @example
 * parsePageUrl({ origin: 'https://faq.example' }, 'https://faq.example/g/overdue-loan/en#fees');
 * // { guide: 'overdue-loan', locale: 'en', fragment: 'fees' }
 */
export function parsePageUrl(
  { origin, pages }: Pick<Site, 'origin' | 'pages'>,
  text: string,
): PageReference | undefined {
  const url = new URL(text);
  const own = url.origin === origin ? OWN_PATH.exec(url.pathname) : null;
  const match = own ?? (pages === undefined ? null : matchTemplate(pages, url));
  const { guide, locale, section } = match?.groups ?? {};
  return guide === undefined ? undefined : { guide, locale, section, fragment: decodeFragment(url) };
}

/** A query is ignored unless the template has one. Sections have paths of their own where the template is one of pages like the worker's. */
function matchTemplate(template: string, { href, hash, search }: URL): RegExpExecArray | null {
  const page = href.slice(0, href.length - hash.length);
  const url = template.includes('?') ? page : page.slice(0, page.length - search.length);
  return toPattern(template).exec(url);
}

function toPattern(template: string): RegExp {
  const seen = new Set<string>();
  const parts = template.split(/\{(guide|locale)\}/).map((part, index) => {
    if (index % 2 === 0) return part.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
    const isFirst = !seen.has(part);
    seen.add(part);
    return isFirst ? `(?<${part}>${NAME})` : `\\k<${part}>`;
  });
  const section = template.endsWith(OWN_PAGES) ? `(?:/(?<section>${NAME}))?` : '';
  return new RegExp(`^${parts.join('')}${section}$`);
}

/** Ids are ASCII: a fragment that isn't is none. */
function decodeFragment({ hash }: URL): string | undefined {
  return /^#[A-Za-z0-9-]+$/.test(hash) ? hash.slice(1) : undefined;
}
