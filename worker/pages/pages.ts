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
import { accessibilityStatement } from './contact-pages.ts';
import { respondGuidePage } from './guide-page.ts';
import { respondGuideResults } from './guide-results.ts';
import { respondHomePage } from './home-page.ts';
import { pageQuery } from './page-query.ts';
import { reportPage } from './report-page.ts';
import { reportStatus } from './report-status.ts';
import { resolvePage } from './resolve-page.ts';
import { respondPage } from './respond-page.ts';
import { siteIcon } from './site-icon.ts';
import { sitePageProps } from './site-page-props.ts';

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
    const { locale: requested, q, cursor } = c.req.valid('query');
    const catalog = await readCatalog(c.env.ASSETS);
    const locale = findSiteLocale(c, catalog, requested);
    const candidates = requested === undefined ? catalog.locales : [locale];
    const site = await readSite(c.env.ASSETS);
    return respondHomePage(c, { site, catalog, locale, q, cursor, candidates });
  },
);

/**
 * `GET /accessibility?locale=`: the accessibility statement.
 *
 * @example
 * curl 'https://faq.example/accessibility?locale=en'
 */
pages.get('/accessibility', canonicalPathOnly, siteQuery, (c) =>
  respondAccessibility(c, c.req.valid('query').locale),
);

pages.route('/report', reportPage);
pages.route('/reports', reportStatus);

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
    const { q, requested } = c.req.valid('query');
    if (!q?.text) return respondGuidePage(c, page, requested);
    return respondGuideResults(c, page, q);
  },
);

async function respondAccessibility(c: Context<AppEnv>, requested: string | undefined): Promise<Response> {
  const catalog = await readCatalog(c.env.ASSETS);
  const locale = findSiteLocale(c, catalog, requested);
  const site = await readSite(c.env.ASSETS);
  const props = sitePageProps({ site, catalog, locale, path: '/accessibility', isIndexed: true });
  const { strings, lang } = props.ui;
  const title = strings.accessibility;
  const description = strings.accessibilityText.slice(0, 1).join();
  const crumbs = [
    { text: strings.guides, lang, href: `/?locale=${locale}` },
    { text: title, lang },
  ];
  const candidates = requested === undefined ? catalog.locales : [locale];
  setPublic(c, GUIDES_TAG, ...candidates.map(localeTag));
  return respondPage(c, { ...props, title, description, crumbs }, [accessibilityStatement(props)]);
}
