/** Home page: the guides in the reader's language, with search. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { GuideEntry, LocaleEntry, Manifest } from '../../schema/manifest.ts';
import type { Query } from '../../schema/query.ts';
import type { Site } from '../../schema/site.ts';
import { readListPage } from '../api/list-guides.ts';
import { searchSite } from '../api/run-search.ts';
import type { AppEnv } from '../env.ts';
import { GUIDES_TAG, localeTag, setPublic } from '../http/cache-headers.ts';
import { listOf, readFrom } from '../store/guide-list.ts';
import { readWithdrawals } from '../store/withdrawals.ts';
import { listShown } from '../withdrawals/shown-list.ts';
import { langOf } from './lang-attributes.ts';
import { textFor } from './localized-text.ts';
import type { Html, PageProps } from './page-props.ts';
import { pagePath } from './page-urls.ts';
import { respondPage } from './respond-page.ts';
import { searchForm } from './search-form.ts';
import { MAX_OFFERED, searchResults } from './search-results.ts';
import { sitePageProps } from './site-page-props.ts';
import { count, fill, formatDate } from './strings/format.ts';

/** Guides on a page. */
const PAGE_SIZE = 50;

/** Guides that the description names, which search engines cut after about 160 characters. */
const MAX_NAMED = 3;

type View = Omit<PageProps, 'title'>;

interface HomePageProps {
  site: Site;
  catalog: Manifest;
  locale: string;
  q: Query | undefined;
  cursor: string | undefined;
  /** Locales that the same URL may return to other readers. */
  candidates: readonly string[];
}

export async function respondHomePage(c: Context<AppEnv>, props: HomePageProps): Promise<Response> {
  const { site, catalog, locale, q, cursor, candidates } = props;
  const view = sitePageProps({
    site,
    catalog,
    locale,
    path: '/',
    isIndexed: !q?.text && cursor === undefined,
  });
  const { strings } = view.ui;
  const { text: siteName, lang } = textFor(site.name, locale);
  setPublic(c, GUIDES_TAG, ...candidates.map(localeTag));
  if (q?.text) {
    const found = await searchSite(c, catalog, locale, q);
    const others = found.results.length > 0 ? [] : await firstGuides(c, view, catalog);
    const all = { href: `/?locale=${locale}`, text: strings.backHome };
    const results = searchResults({ q, found, locale, ui: view.ui, others, all });
    const title = fill(strings.results, { q: q.text });
    return respondPage(c, { ...view, title }, [form(view, q.text), results]);
  }
  const heading = html`<h1${langOf(lang, locale)}>${siteName}</h1>`;
  const { list, titles } = await guideList(c, view, catalog, cursor);
  const description =
    titles.length > 0 ? `${strings.guides}: ${titles.slice(0, MAX_NAMED).join(' · ')}` : siteName;
  return respondPage(c, { ...view, title: siteName, description }, [heading, form(view, ''), list]);
}

function form({ locale, ui }: View, q: string): Html {
  return searchForm({ ui, around: locale, action: '/', label: ui.strings.searchAll, q, locale });
}

/** Cards of the first guides, without those that are withdrawn. */
async function firstGuides(c: Context<AppEnv>, view: View, catalog: Manifest): Promise<Html[]> {
  const { guides } = await readFrom(c.env.ASSETS, listOf(catalog, view.locale), 0, MAX_OFFERED);
  return (await shownOf(c, guides)).map((each) => toCard(view, each));
}

async function guideList(
  c: Context<AppEnv>,
  view: View,
  catalog: Manifest,
  cursor: string | undefined,
): Promise<{ list: Html; titles: string[] }> {
  const { locale, ui } = view;
  const page = await readListPage(c, listOf(catalog, locale), cursor, PAGE_SIZE);
  const shown = await shownOf(c, page.guides);
  const titles = shown.map(({ title }) => title);
  const cards = shown.map((each) => toCard(view, each));
  const next =
    page.next === undefined
      ? ''
      : html`<p><a href="/?locale=${locale}&amp;cursor=${page.next}">${ui.strings.nextPage}</a></p>`;
  if (cards.length === 0)
    return { list: html`<p${langOf(ui.lang, locale)}>${ui.strings.noGuides}</p>${next}`, titles };
  return { list: html`<ul class="cards">${cards}</ul>${next}`, titles };
}

type ShownGuide = LocaleEntry & Pick<GuideEntry, 'guide'>;

/** The guides of the list of one locale that are not withdrawn. */
async function shownOf(c: Context<AppEnv>, lines: readonly string[]): Promise<ShownGuide[]> {
  const withdrawals = await readWithdrawals(c);
  return lines.flatMap((line) => {
    const { guide, locales }: GuideEntry = JSON.parse(listShown(line, withdrawals));
    return locales.map((entry) => ({ ...entry, guide }));
  });
}

function toCard({ locale, ui }: View, { guide, title, description, sections, updated }: ShownGuide): Html {
  const { strings, lang } = ui;
  const date = fill(strings.updated, { date: formatDate(updated, lang) });
  return html`<li><h2><a href="${pagePath({ guide, locale })}">${title}</a></h2><p>${description}</p><p class="quiet"${langOf(lang, locale)}>${count(strings.questions, sections, lang)} · <time datetime="${updated}">${date}</time></p></li>`;
}
