/** View of a guide's page: what its head, breadcrumb and parts say. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Guide, Section } from '../../schema/guide.ts';
import type { Site } from '../../schema/site.ts';
import type { AppEnv } from '../env.ts';
import { parseDocument } from '../store/edition.ts';
import { readSite } from '../store/site.ts';
import { textFor } from './localized-text.ts';
import { pageImage } from './page-image.ts';
import type { Alternate, Crumb, PageProps } from './page-props.ts';
import { canonicalUrl, pagePath } from './page-urls.ts';
import { type Page, readCurrentGuide } from './resolve-page.ts';
import { isSectionShown, shownLocales } from './shown-locales.ts';
import { interfaceFor } from './strings/index.ts';
import { structuredData } from './structured-data.ts';
import { twinLinks } from './twin-links.ts';

/** What the parts of a guide's page are made from. */
export interface GuideView extends PageProps {
  guide: Guide;
  section: Section | undefined;
}

/**
 * The view of what `page` shows.
 *
 * @throws {ContentUnavailableError}
 */
export async function readGuideView(
  c: Context<AppEnv>,
  { opened, section: stored }: Pick<Page, 'opened' | 'section'>,
): Promise<GuideView> {
  const guide = await parseDocument(opened);
  const site = await readSite(c.env.ASSETS);
  const section = guide.chapters.flatMap((chapter) => chapter.sections).find(({ id }) => id === stored?.id);
  const { locale } = guide;
  const ui = interfaceFor(locale);
  const id = section?.id;
  const subject = { guide: guide.guide, locale, section: id };
  const index = await readCurrentGuide(c, guide.guide);
  const shown = await shownLocales(c, index);
  const inLocales = await Promise.all(
    shown.map(async (entry) => ({
      locale: entry.locale,
      hasPage: id === undefined || (await isSectionShown(c, index, entry, id)),
    })),
  );
  // A reader of a language in which the section is withdrawn is led to the guide.
  const alternates = inLocales.map(({ locale: each, hasPage }) => ({
    locale: each,
    href: pagePath({ ...subject, locale: each, section: hasPage ? id : undefined }),
  }));
  const locales = inLocales.filter(({ hasPage }) => hasPage).map((each) => each.locale);
  const canonical = canonicalUrl(site, subject);
  const crumbs = crumbsOf(guide, section, ui.strings.guides, ui.lang);
  const siteName = textFor(site.name, locale).text;
  const { origin } = site;
  const description = section ? summaryOf(section.text) : guide.description;
  const share = pageImage(site, locale, index);
  return {
    ...{ site, locale, ui, guide, section, alternates, crumbs },
    title: section ? `${section.heading} – ${guide.title}` : guide.title,
    description,
    ...(canonical !== undefined && { canonical, hreflang: hreflangOf(site, subject, locales) }),
    isIndexed: true,
    hasElement: true,
    reported: `&guide=${guide.guide}${id === undefined ? '' : `&section=${id}`}`,
    ...share,
    head: html`${twinLinks(site, subject)}${structuredData({ guide, section, description, canonical, origin, siteName, crumbs, image: share.image?.url })}`,
  };
}

/** The start of a text, as descriptions need it. */
function summaryOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= 160) return line;
  return `${line.slice(0, 159).replace(/[\ud800-\udbff]$/, '')}…`;
}

function crumbsOf(guide: Guide, section: Section | undefined, home: string, lang: string): Crumb[] {
  const { locale, title } = guide;
  const first = { text: home, lang, href: `/?locale=${locale}` };
  if (!section) return [first, { text: title }];
  return [first, { text: title, href: pagePath(guide) }, { text: section.heading }];
}

/** The canonical URLs in all locales, and that of the default locale for readers of any other language. */
function hreflangOf(
  site: Site,
  subject: { guide: string; section: string | undefined },
  locales: readonly string[],
): Alternate[] {
  const links = locales.flatMap((locale) => {
    const href = canonicalUrl(site, { ...subject, locale });
    return href === undefined ? [] : [{ locale, href }];
  });
  // The source's locale is the first.
  const [fallback] = links;
  return fallback ? [...links, { locale: 'x-default', href: fallback.href }] : [];
}
