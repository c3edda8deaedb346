/** Entries of the sitemap: the pages of guides and sections that are not withdrawn. */
import type { Context } from 'hono';
import type { Manifest, SitemapGuide } from '../../schema/manifest.ts';
import type { Site } from '../../schema/site.ts';
import { openCurrent } from '../api/find-edition.ts';
import type { AppEnv } from '../env.ts';
import { canonicalUrl } from '../pages/page-urls.ts';
import {
  findGuideWithdrawal,
  findSectionWithdrawals,
  type WithdrawalList,
} from '../store/withdrawal-list.ts';
import { readWithdrawals } from '../store/withdrawals.ts';

export interface SitemapEntry {
  loc: string;
  lastmod?: string;
  /** The same page in all languages, its own included. */
  alternates?: { hreflang: string; href: string }[];
}

/**
 * The entries of `guides`: of each locale, and of each section of it.
 *
 * @throws {ContentUnavailableError}
 */
export async function listEntries(
  c: Context<AppEnv>,
  catalog: Manifest,
  site: Site,
  guides: readonly SitemapGuide[],
): Promise<SitemapEntry[]> {
  const withdrawals = await readWithdrawals(c);
  const entries: SitemapEntry[] = [];
  for (const each of guides) {
    const { guide, sections } = each;
    const locales = shownLocales(each, withdrawals);
    const alternates = alternatesOf(site, { ...each, locales });
    for (const { locale, updated: lastmod } of locales) {
      const urlOf = (section?: string) => canonicalUrl(site, { guide, locale, section }) ?? '';
      const isShown = await readIsShown(c, catalog, withdrawals, guide, locale);
      entries.push({ loc: urlOf(), lastmod, alternates });
      for (const section of sections.filter(isShown)) entries.push({ loc: urlOf(section), lastmod });
    }
  }
  return entries;
}

function shownLocales(
  { guide, locales }: SitemapGuide,
  withdrawals: WithdrawalList,
): SitemapGuide['locales'] {
  if (!withdrawals.byGuide.has(guide)) return locales;
  return locales.filter(({ locale }) => !findGuideWithdrawal(withdrawals, guide, locale));
}

/** The page in every language, and the original for readers of others. */
function alternatesOf(
  site: Site,
  { guide, locales, defaultLocale }: SitemapGuide,
): NonNullable<SitemapEntry['alternates']> {
  const alternates = locales.map(({ locale }) => ({
    hreflang: locale,
    href: canonicalUrl(site, { guide, locale }) ?? '',
  }));
  const original = alternates.find(({ hreflang }) => hreflang === defaultLocale);
  return original ? [...alternates, { ...original, hreflang: 'x-default' }] : alternates;
}

/**
 * Whether a section is shown, by its current id. The edition is read only if sections of it are withdrawn: it knows what they were called
 * when they were.
 */
async function readIsShown(
  c: Context<AppEnv>,
  catalog: Manifest,
  withdrawals: WithdrawalList,
  guide: string,
  locale: string,
): Promise<(section: string) => boolean> {
  if (findSectionWithdrawals(withdrawals, guide, locale).length === 0) return () => true;
  const opened = await openCurrent(c, catalog, guide, locale);
  return (section) => opened?.withdrawn.get(section) === undefined;
}
