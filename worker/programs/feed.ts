/** `/feed.xml`: the sections that have changed last, as an Atom feed (RFC 4287). */
import { Hono } from 'hono';
import { html } from 'hono/html';
import { findSiteLocale } from '../api/find-site-locale.ts';
import { parameters } from '../contract/parameters.ts';
import type { AppEnv } from '../env.ts';
import { GUIDES_TAG, localeTag, setPublic } from '../http/cache-headers.ts';
import { queryOf } from '../http/query.ts';
import { textFor } from '../pages/localized-text.ts';
import { readCatalog } from '../store/catalog.ts';
import { type FeedEntry, listFeedEntries } from './feed-entries.ts';
import { requireOrigin } from './require-origin.ts';
import { respondXml, type Xml } from './xml.ts';

/** When a feed without entries was last changed. */
const NEVER = '1970-01-01';

export const feed = new Hono<AppEnv>();

/**
 * `GET /feed.xml?locale=` returns the sections that have changed last in one language, the latest first: by default in the language in which
 * most guides are written. A withdrawn section is a notice, by which readers replace what they have stored.
 *
 * Errors: 400 `invalid-query`; 404 `no-origin`, `unknown-locale`; 503 `content-unavailable`.
 *
 * @example
 * curl 'https://faq.example/feed.xml?locale=en'
 */
feed.get('/', queryOf({ locale: parameters.listLocale }), async (c) => {
  const site = await requireOrigin(c);
  const catalog = await readCatalog(c.env.ASSETS);
  const locale = findSiteLocale(c, catalog, c.req.valid('query').locale ?? catalog.defaultLocale);
  const entries = await listFeedEntries(c, catalog, site, locale);
  const name = textFor(site.name, locale).text;
  const self = `${site.origin}/feed.xml?locale=${locale}`;
  const home = `${site.origin}/?locale=${locale}`;
  const updated =
    entries
      .map((entry) => entry.updated)
      .toSorted()
      .at(-1) ?? NEVER;
  setPublic(c, GUIDES_TAG, localeTag(locale));
  const document = html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">
<id>${self}</id>
<title>${name}</title>
<updated>${toTime(updated)}</updated>
<author><name>${name}</name></author>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" href="${home}"/>
${entries.map(toEntry)}</feed>
`;
  return respondXml(c, 'application/atom+xml', document);
});

function toEntry({ id, title, updated, url, guide, content }: FeedEntry): Xml {
  return html`<entry>
<id>${id}</id>
<title>${title}</title>
<updated>${toTime(updated)}</updated>
<link rel="alternate" type="text/html" href="${url}"/>
<category term="${guide.id}" label="${guide.title}"/>
<content type="html">${content}</content>
</entry>
`;
}

/** RFC 3339: dates have no time of day, which Atom wants. */
function toTime(date: string): string {
  return `${date}T00:00:00Z`;
}
