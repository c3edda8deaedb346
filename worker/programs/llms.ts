/** `/llms.txt` and `/llms-full.txt`: the guides for language models (llmstxt.org), as links and as one text. */
import { type Context, Hono } from 'hono';
import { concat } from '../../schema/concat.ts';
import { findSiteLocale } from '../api/find-site-locale.ts';
import { readListPage } from '../api/list-guides.ts';
import { parameters } from '../contract/parameters.ts';
import type { AppEnv } from '../env.ts';
import { GUIDES_TAG, localeTag, setPublic } from '../http/cache-headers.ts';
import { queryOf } from '../http/query.ts';
import { respondBytes } from '../http/respond.ts';
import { readCatalog } from '../store/catalog.ts';
import { listOf } from '../store/guide-list.ts';
import { readSite } from '../store/site.ts';
import { readWithdrawals } from '../store/withdrawals.ts';
import { listShown } from '../withdrawals/shown-list.ts';
import { renderGuideLinks, renderIntroduction, renderNext } from './llms-text.ts';
import { readWholeGuides } from './whole-guides.ts';

/** Guides that are listed in one response. */
const PAGE_SIZE = 100;

export const llms = new Hono<AppEnv>();

/**
 * `GET /llms.txt?cursor=` returns the name of the site, how programs read it, and links to the Markdown twins of the guides, by language:
 * first the one in which most are written. A site of more than 100 guides has a link to the following ones.
 *
 * Errors: 400 `invalid-query`; 503 `content-unavailable`.
 *
 * @example
 * curl https://faq.example/llms.txt
 */
llms.get('/llms.txt', queryOf({ cursor: parameters.guideCursor }), async (c) => {
  const catalog = await readCatalog(c.env.ASSETS);
  const site = await readSite(c.env.ASSETS);
  const withdrawals = await readWithdrawals(c);
  setPublic(c, GUIDES_TAG);
  const { guides, next } = await readListPage(
    c,
    listOf(catalog, undefined),
    c.req.valid('query').cursor,
    PAGE_SIZE,
  );
  const shown = guides.map((line) => JSON.parse(listShown(line, withdrawals)));
  const locales = [
    catalog.defaultLocale,
    ...catalog.locales.filter((each) => each !== catalog.defaultLocale),
  ];
  const text = [
    renderIntroduction(site, catalog),
    ...locales.map((locale) => renderGuideLinks(site, locale, shown)),
    renderNext(site, next === undefined ? undefined : `/llms.txt?cursor=${next}`),
  ];
  return respondText(c, text);
});

/**
 * `GET /llms-full.txt?locale=&cursor=` returns the Markdown of the guides in one language, one after the other: by default in the language
 * in which most are written. It ends with a link to the following ones where there are more than fit into one response.
 *
 * Errors: 400 `invalid-query`; 404 `unknown-locale`; 503 `content-unavailable`.
 *
 * @example
 * curl 'https://faq.example/llms-full.txt?locale=en'
 */
llms.get(
  '/llms-full.txt',
  queryOf({ locale: parameters.listLocale, cursor: parameters.guideCursor }),
  async (c) => {
    const { locale: requested, cursor } = c.req.valid('query');
    const catalog = await readCatalog(c.env.ASSETS);
    const site = await readSite(c.env.ASSETS);
    const locale = findSiteLocale(c, catalog, requested ?? catalog.defaultLocale);
    setPublic(c, GUIDES_TAG, localeTag(locale));
    const { parts, next } = await readWholeGuides(c, catalog, site, locale, cursor);
    const path = next === undefined ? undefined : `/llms-full.txt?locale=${locale}&cursor=${next}`;
    return respondText(c, [renderIntroduction(site, catalog), ...parts, renderNext(site, path)]);
  },
);

/** Blocks, with a blank line between them. */
function respondText(c: Context<AppEnv>, blocks: readonly (string | Uint8Array<ArrayBuffer>)[]): Response {
  const parts = blocks.filter((block) => block.length > 0).flatMap((block) => ['\n', block]);
  return respondBytes(c, 'text/plain; charset=utf-8', concat(parts.slice(1)));
}
