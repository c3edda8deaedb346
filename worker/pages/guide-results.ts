/** Results of a search in one guide, as a page. */
import type { Context } from 'hono';
import type { Query } from '../../schema/query.ts';
import { tagsOf } from '../api/find-edition.ts';
import { searchGuide } from '../api/run-search.ts';
import type { AppEnv } from '../env.ts';
import { setPublic } from '../http/cache-headers.ts';
import { readGuideView } from './guide-view.ts';
import { nearChapters } from './near-chapters.ts';
import { pagePath } from './page-urls.ts';
import type { Page } from './resolve-page.ts';
import { respondPage } from './respond-page.ts';
import { guideSearchForm } from './search-form.ts';
import { searchResults } from './search-results.ts';
import { fill } from './strings/format.ts';

/** The questions of the guide that match `q`. Search engines list the guide, not its results. */
export async function respondGuideResults(c: Context<AppEnv>, page: Page, q: Query): Promise<Response> {
  setPublic(c, ...tagsOf(page.edition));
  // Afterwards: what is incomplete must not be stored.
  const found = await searchGuide(c, page.edition, q);
  const view = await readGuideView(c, { ...page, section: undefined });
  const { site, guide, locale, ui, alternates } = view;
  const chapters = nearChapters(guide, found);
  const path = pagePath({ guide: guide.guide, locale });
  const all = { href: path, text: ui.strings.wholeGuide };
  const title = fill(ui.strings.results, { q: q.text });
  const [home, { text = '' } = {}] = view.crumbs;
  const crumbs = [...(home ? [home] : []), { text, href: path }, { text: title, lang: ui.lang }];
  return respondPage(
    c,
    { site, locale, ui, alternates, crumbs, title: `${title} – ${guide.title}`, isIndexed: false },
    [guideSearchForm(view, q.text), searchResults({ q, found, locale, ui, chapters, others: chapters, all })],
  );
}
