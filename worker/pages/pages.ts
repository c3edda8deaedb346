/** Pages that are readable without script: home, guides and sections, accessibility, reports. */
import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { findSiteLocale } from '../api/find-site-locale.ts';
import { parameters } from '../contract/parameters.ts';
import type { AppEnv } from '../env.ts';
import { GUIDES_TAG, localeTag, setPublic } from '../http/cache-headers.ts';
import { queryOf } from '../http/query.ts';
import { readCatalog } from '../store/catalog.ts';
import { readSite } from '../store/site.ts';
import { redirectToCanonicalPath } from './canonical-path.ts';
import { accessibilityStatement, reportInstructions } from './contact-pages.ts';
import { respondGuidePage } from './guide-page.ts';
import { respondGuideResults } from './guide-results.ts';
import { respondHomePage } from './home-page.ts';
import type { Html, PageProps } from './page-props.ts';
import { pageQuery } from './page-query.ts';
import { resolvePage } from './resolve-page.ts';
import { respondPage } from './respond-page.ts';
import { siteIcon } from './site-icon.ts';
import { sitePageProps } from './site-page-props.ts';
import type { PageStrings } from './strings/page-strings.ts';

const guideQuery = pageQuery({ q: parameters.pageQ, requested: parameters.requestedLocale });
const siteQuery = pageQuery({ locale: parameters.locale });

/** Percent-encoded spellings have the same route. */
const canonicalPathOnly = createMiddleware<AppEnv>(async (c, next) => redirectToCanonicalPath(c) ?? next());

export const pages = new Hono<AppEnv>();

/**
 * `GET /?locale=&q=&cursor=` lists the guides in one language, page by page; with `q` the questions of all guides that match.
 *
 * Errors: 400 `invalid-query`; 404 `unknown-locale`; 503 `content-unavailable`.
 *
 * @example
 * curl 'https://faq.example/?locale=en&q=late+payment'
 */
pages.get(
  '/',
  pageQuery({ locale: parameters.locale, q: parameters.pageQ, cursor: parameters.guideCursor }),
  async (c) => {
    const { locale: requested, q = '', cursor } = c.req.valid('query');
    const catalog = await readCatalog(c.env.ASSETS);
    const locale = findSiteLocale(c, catalog, requested);
    const candidates = requested === undefined ? catalog.locales : [locale];
    const site = await readSite(c.env.ASSETS);
    return respondHomePage(c, { site, catalog, locale, q, cursor, candidates });
  },
);

/**
 * `GET /accessibility?locale=` and `GET /report?locale=`: the accessibility statement, and how to report content.
 *
 * @example
 * curl 'https://faq.example/accessibility?locale=en'
 */
pages.get('/accessibility', canonicalPathOnly, siteQuery, (c) =>
  respondSitePage(c, c.req.valid('query').locale, 'accessibility', accessibilityStatement),
);
pages.get('/report', canonicalPathOnly, siteQuery, (c) =>
  respondSitePage(c, c.req.valid('query').locale, 'report', reportInstructions),
);

/** `GET /speculation-rules.json`: which links browsers may load in advance (WICG Speculation Rules): those to guides, when one is pointed at. */
pages.get('/speculation-rules.json', queryOf({}), (c) => {
  setPublic(c);
  const rules = { prefetch: [{ where: { href_matches: '/g/*' }, eagerness: 'moderate' }] };
  return c.body(JSON.stringify(rules), 200, { 'Content-Type': 'application/speculationrules+json' });
});

/** `GET /icon.svg`: the icon of a site without a logo, in its colour. */
pages.get('/icon.svg', queryOf({}), async (c) => {
  const { colours } = await readSite(c.env.ASSETS);
  setPublic(c);
  return c.body(siteIcon(colours), 200, { 'Content-Type': 'image/svg+xml' });
});

/** `GET /g` and `/g/`: 308 to the home page. */
pages.on('GET', ['/g', '/g/'], (c) => {
  setPublic(c);
  return c.redirect(`/${new URL(c.req.url).search}`, 308);
});

/**
 * `GET /g/:guide/:locale` and `GET /g/:guide/:locale/:section`: the guide as a page, with the section open; with `q` the questions of the guide
 * that match. Without a locale it is negotiated. 308 for former ids and other spellings; 302 to the nearest locale for one that the guide lacks.
 *
 * Errors: 400 `invalid-query`; 404 `unknown-guide`, `unknown-locale`, `unknown-section`; 410 `withdrawn`; 451 `unavailable-for-legal-reasons`;
 * 503 `content-unavailable`.
 *
 * @example
 * curl https://faq.example/g/overdue-loan/en/get-in-touch
 */
pages.on(
  'GET',
  [
    '/g/:guide/',
    '/g/:guide',
    '/g/:guide/:locale/',
    '/g/:guide/:locale',
    '/g/:guide/:locale/:section/',
    '/g/:guide/:locale/:section',
  ],
  guideQuery,
  async (c) => {
    const page = await resolvePage(c, c.req.param());
    if (page.redirect !== undefined) return c.redirect(page.redirect, page.status);
    const { q = '', requested } = c.req.valid('query');
    if (q === '') return respondGuidePage(c, page, requested);
    return respondGuideResults(c, page, q);
  },
);

async function respondSitePage(
  c: Context<AppEnv>,
  requested: string | undefined,
  name: 'accessibility' | 'report',
  content: (props: Omit<PageProps, 'title'>) => Html,
): Promise<Response> {
  const catalog = await readCatalog(c.env.ASSETS);
  const locale = findSiteLocale(c, catalog, requested);
  const site = await readSite(c.env.ASSETS);
  const props = sitePageProps({ site, catalog, locale, path: `/${name}`, isIndexed: true });
  const title: PageStrings[typeof name] = props.ui.strings[name];
  const { accessibilityText, reportText } = props.ui.strings;
  const description = name === 'report' ? reportText : accessibilityText.slice(0, 1).join();
  const home = { text: props.ui.strings.guides, lang: props.ui.lang, href: `/?locale=${locale}` };
  const candidates = requested === undefined ? catalog.locales : [locale];
  setPublic(c, GUIDES_TAG, ...candidates.map(localeTag));
  return respondPage(
    c,
    { ...props, title, description, crumbs: [home, { text: title, lang: props.ui.lang }] },
    [content(props)],
  );
}
