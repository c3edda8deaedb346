/** What the shell says of a page that is not about one guide: it is in every language of the site. */
import type { Site } from '../../schema/site.ts';
import { pageImage } from './page-image.ts';
import type { PageProps } from './page-props.ts';
import { interfaceFor } from './strings/index.ts';

interface SitePage {
  site: Site;
  catalog: { locales: readonly string[] };
  locale: string;
  /** Path of the page, whose language is a parameter. */
  path: string;
  isIndexed: boolean;
}

/** The props without a title. The home page is the canonical one of its language only where it shows the whole list. */
export function sitePageProps({
  site,
  catalog,
  locale,
  path,
  isIndexed,
}: SitePage): Omit<PageProps, 'title'> {
  const locales = catalog.locales.length > 0 ? catalog.locales : [locale];
  const urlOf = (each: string) => `${path}?locale=${each}`;
  const { origin } = site;
  const alternates = locales.map((each) => ({ locale: each, href: urlOf(each) }));
  const absolute = alternates.map((each) => ({ ...each, href: `${origin}${each.href}` }));
  const ui = interfaceFor(locale);
  return {
    ...{ site, locale, ui, alternates, isIndexed },
    crumbs: [],
    ...pageImage(site, locale),
    ...(origin !== undefined &&
      isIndexed && {
        canonical: origin + urlOf(locale),
        hreflang: [...absolute, { locale: 'x-default', href: origin + path }],
      }),
  };
}
