/** `/robots.txt`: what crawlers may read (RFC 9309). */
import { Hono } from 'hono';
import type { AppEnv } from '../env.ts';
import { setPublic } from '../http/cache-headers.ts';
import { query } from '../http/query.ts';
import { readSite } from '../store/site.ts';

/** Search results have no end; admin routes are for the publisher. */
const NEVER = ['/admin/', '/*?q=', '/*&q='];

/** Pages, which without a canonical URL would be listed at every URL of the worker. */
const PAGES = ['/$', '/?', '/g/'];

export const robots = new Hono<AppEnv>();

/**
 * `GET /robots.txt` allows crawlers all but admin routes and search results, and names the sitemap. If the site has neither an origin nor
 * pages elsewhere, it allows no pages; what a guide on a partner's page needs is always allowed, since search engines render that page.
 *
 * Errors: 400 `invalid-query`; 503 `content-unavailable`.
 *
 * @example
 * curl https://faq.example/robots.txt
 */
robots.get('/', query(), async (c) => {
  const { origin, pages } = await readSite(c.env.ASSETS);
  const hasCanonical = origin !== undefined || pages !== undefined;
  const disallowed = [...NEVER, ...(hasCanonical ? [] : PAGES)];
  const rules = ['User-agent: *', ...disallowed.map((path) => `Disallow: ${path}`), 'Allow: /'];
  const sitemap = origin === undefined ? [] : ['', `Sitemap: ${origin}/sitemap.xml`];
  setPublic(c);
  return c.text(`${[...rules, ...sitemap].join('\n')}\n`);
});
