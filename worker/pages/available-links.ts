/** Links to the pages of what a problem lists by id: guides, sections, languages. */
import type { Context } from 'hono';
import type { GuideEntry } from '../../schema/manifest.ts';
import { openCurrent } from '../api/find-edition.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';
import type { AppEnv } from '../env.ts';
import { nearestLocale } from '../language-tag.ts';
import { readCatalog } from '../store/catalog.ts';
import { parseSection } from '../store/edition.ts';
import { findListed, listOf } from '../store/guide-list.ts';
import { findGuideWithdrawal } from '../store/withdrawal-list.ts';
import { readWithdrawals } from '../store/withdrawals.ts';
import { listShown } from '../withdrawals/shown-list.ts';
import { pagePath } from './page-urls.ts';
import { languageName } from './strings/format.ts';

/** What the path of a page names; `guide` is empty where it names none. */
interface Subject {
  guide: string;
  locale: string;
}

/** A link to a page, with the language of its text. */
export interface PageLink {
  href: string;
  text: string;
  locale: string;
}

type Links = ReadonlyMap<string, PageLink>;

/**
 * Links by id, without what is withdrawn: sections by their headings, guides by their titles, languages by their names in themselves. Empty
 * where the problem lists nothing that has a page.
 *
 * @param ids - those of the problem that are to be linked
 * @param locale - that of the reader, which guides are linked in where they have it
 * @throws {ContentUnavailableError}
 */
export async function availableLinks(
  c: Context<AppEnv>,
  { type }: Pick<ResponseBody<'Problem'>, 'type'>,
  ids: readonly string[],
  subject: Subject,
  locale: string,
): Promise<Links> {
  if (type.endsWith('/unknown-locale')) return linkLocales(c, ids, subject.guide);
  if (type.endsWith('/unknown-section')) return linkSections(c, ids, subject);
  if (type.endsWith('/unknown-guide')) return linkGuides(c, ids, locale);
  return new Map();
}

/** The languages of the guide, or without one those of the site. */
async function linkLocales(c: Context<AppEnv>, ids: readonly string[], guide: string): Promise<Links> {
  const list = await readWithdrawals(c);
  const shown = ids.filter((locale) => findGuideWithdrawal(list, guide, locale) === undefined);
  const hrefOf = (locale: string) => (guide === '' ? `?locale=${locale}` : pagePath({ guide, locale }));
  return new Map(
    shown.map((locale) => [locale, { href: hrefOf(locale), text: languageName(locale), locale }]),
  );
}

async function linkSections(
  c: Context<AppEnv>,
  ids: readonly string[],
  { guide, locale }: Subject,
): Promise<Links> {
  const opened = await openCurrent(c, await readCatalog(c.env.ASSETS), guide, locale);
  if (!opened) return new Map();
  const { header, withdrawn } = opened;
  const listed = header.sections.filter(({ id }) => ids.includes(id) && !withdrawn.get(id));
  const sections = await Promise.all(listed.map((section) => parseSection(opened, section)));
  return new Map(
    sections.map(({ id, heading }) => [
      id,
      { href: pagePath({ guide, locale, section: id }), text: heading, locale },
    ]),
  );
}

/** In `locale`, or else in the nearest locale of the guide, or in that of its source. */
async function linkGuides(c: Context<AppEnv>, ids: readonly string[], locale: string): Promise<Links> {
  const list = listOf(await readCatalog(c.env.ASSETS), undefined);
  const withdrawals = await readWithdrawals(c);
  const lines = await Promise.all(ids.map((id) => findListed(c.env.ASSETS, list, id)));
  return new Map(
    lines.flatMap((line): [string, PageLink][] => {
      if (line === undefined) return [];
      const { guide, locales, defaultLocale }: GuideEntry = JSON.parse(listShown(line, withdrawals));
      const tag = nearestLocale(
        locales.map((each) => each.locale),
        locale,
      );
      const find = (wanted = defaultLocale) => locales.find((each) => each.locale === wanted);
      const shown = find(tag) ?? locales[0];
      if (!shown) return [];
      return [[guide, { href: pagePath({ guide, ...shown }), text: shown.title, locale: shown.locale }]];
    }),
  );
}
