/** URLs of the pages of guides and sections. Absolute ones come from the settings of the site, never from the request. */
import { pageUrl, sectionUrl } from '../../schema/page-url.ts';
import type { Site } from '../../schema/site.ts';

/** What a page is about: a guide in one locale, or one of its sections. */
export interface PageSubject {
  guide: string;
  locale: string;
  section?: string | undefined;
}

/**
 * The path of the worker's own page.
 *
 * @example
 * pagePath({ guide: 'overdue-loan', locale: 'en', section: 'fees' }); // '/g/overdue-loan/en/fees'
 */
export function pagePath({ guide, locale, section }: PageSubject): string {
  return `/g/${guide}/${locale}${section === undefined ? '' : `/${section}`}`;
}

/**
 * The canonical URL of a page: on the site that `pages` names, where a section is a fragment, or else the worker's own. Undefined without
 * `pages` and `origin`.
 */
export function canonicalUrl(
  { origin, pages }: Pick<Site, 'origin' | 'pages'>,
  subject: PageSubject,
): string | undefined {
  if (pages === undefined) return origin === undefined ? undefined : origin + pagePath(subject);
  const { guide, locale, section } = subject;
  return section === undefined ? pageUrl(pages, guide, locale) : sectionUrl(pages, guide, locale, section);
}
