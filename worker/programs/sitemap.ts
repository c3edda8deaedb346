/** `/sitemap.xml`: the pages of the site for search engines (sitemaps.org), in parts where they are many. */
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Manifest } from '../../schema/manifest.ts';
import type { AppEnv } from '../env.ts';
import { GUIDES_TAG, setPublic } from '../http/cache-headers.ts';
import { problem } from '../http/problems.ts';
import { query } from '../http/query.ts';
import { readCatalog } from '../store/catalog.ts';
import { readSitemapPage } from '../store/sitemap-pages.ts';
import { requireOrigin } from './require-origin.ts';
import { listEntries, type SitemapEntry } from './sitemap-entries.ts';
import { respondXml, type Xml } from './xml.ts';

const TYPE = 'application/xml';

/** URLs in one file (sitemaps.org, "Sitemap file limits"). */
const MAX_URLS = 50_000;

export const sitemap = new Hono<AppEnv>();

/**
 * `GET /sitemap.xml` lists the canonical URL of every page that is not withdrawn, with when it was last changed and, for guides, its other
 * languages. Of a site with more than 2,000 pages it lists `/sitemap-1.xml` and so on, which have the URLs.
 *
 * Errors: 400 `invalid-query`; 404 `no-origin`; 503 `content-unavailable`.
 *
 * @example
 * curl https://faq.example/sitemap.xml
 */
sitemap.get('/sitemap.xml', query(), async (c) => {
  const { origin } = await requireOrigin(c);
  const catalog = await readCatalog(c.env.ASSETS);
  const parts = catalog.sitemap.length;
  if (parts <= 1) return respondPart(c, catalog, 0);
  setPublic(c, GUIDES_TAG);
  const urls = Array.from({ length: parts }, (_, number) => `${origin}/sitemap-${number + 1}.xml`);
  const entries = urls.map((url) => html`<sitemap><loc>${url}</loc></sitemap>\n`);
  const index = html`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries}</sitemapindex>\n`;
  return respondXml(c, TYPE, index);
});

/**
 * `GET /sitemap-1.xml` and so on: a part of the sitemap.
 *
 * Errors: as above, and 404 `unknown-path` for a part that the sitemap doesn't have.
 */
sitemap.get('/:part{sitemap-[1-9]\\d{0,4}\\.xml}', query(), async (c) => {
  await requireOrigin(c);
  const catalog = await readCatalog(c.env.ASSETS);
  const number = Number.parseInt(c.req.param('part').slice('sitemap-'.length), 10);
  if (number <= catalog.sitemap.length) return respondPart(c, catalog, number - 1);
  const detail = `The sitemap has no part ${number}.`;
  throw problem(c, 'unknown-path', { detail, available: ['/sitemap.xml'] });
});

async function respondPart(c: Context<AppEnv>, catalog: Manifest, number: number): Promise<Response> {
  const site = await requireOrigin(c);
  const guides = await readSitemapPage(c.env.ASSETS, catalog, number);
  const home = number === 0 && site.pages === undefined ? [{ loc: `${site.origin}/` }] : [];
  const entries: SitemapEntry[] = [...home, ...(await listEntries(c, catalog, site, guides))];
  setPublic(c, GUIDES_TAG);
  const urls = entries.slice(0, MAX_URLS).map(toUrl);
  const set = html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls}</urlset>\n`;
  return respondXml(c, TYPE, set);
}

/** The thousands that have no alternates are one template each: a nested one would take as long again. */
function toUrl({ loc, lastmod = '', alternates = [] }: SitemapEntry): Xml {
  if (lastmod === '') return html`<url><loc>${loc}</loc></url>\n`;
  if (alternates.length === 0) return html`<url><loc>${loc}</loc><lastmod>${lastmod}</lastmod></url>\n`;
  const links = alternates.map(
    ({ hreflang, href }) => html`<xhtml:link rel="alternate" hreflang="${hreflang}" href="${href}"/>`,
  );
  return html`<url><loc>${loc}</loc><lastmod>${lastmod}</lastmod>${links}</url>\n`;
}
