/** Problems as pages: what went wrong, in the reader's language, with what is available instead. */

import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { PageStrings } from '../../schema/languages/page-strings.ts';
import { DEFAULT_COLOURS, DEFAULT_NAME, type Site } from '../../schema/site.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';
import type { AppEnv } from '../env.ts';
import { findAccepted } from '../http/locale.ts';
import { selectMediaType } from '../http/media-type.ts';
import { canonicalTag } from '../language-tag.ts';
import { readCatalog } from '../store/catalog.ts';
import { findSite } from '../store/site.ts';
import { paragraphsOf } from '../withdrawals/notice.ts';
import { availableLinks } from './available-links.ts';
import { langOf } from './lang-attributes.ts';
import type { Alternate, Html } from './page-props.ts';
import { pagePath } from './page-urls.ts';
import { receiptForm } from './receipt-form.ts';
import { respondPage } from './respond-page.ts';
import { sitePageProps } from './site-page-props.ts';
import type { Interface } from './strings/index.ts';
import { pageStrings } from './strings/strings.ts';

type Problem = ResponseBody<'Problem'>;

/** Paths of programs, whose problems are JSON for whoever requests them; and twins. */
const FOR_PROGRAMS =
  /^\/(?:v1|admin|embed|mcp|oembed|content|images|healthz|readyz)(?:\/|$)|\.(?:md|json|txt|xml|js|svg|png)\/?$/;

/** The path of a guide's page: its id and its locale. */
const GUIDE_PATH = /^\/g\/([^/]+)(?:\/([^/]+))?/;

/** Items of a list of what is available. */
const MAX_LISTED = 20;

/** Where the settings can't be read, pages look as they do by default. */
const DEFAULT_SITE: Site = {
  name: DEFAULT_NAME,
  colours: DEFAULT_COLOURS,
  links: [],
  elementStyles: '',
};

interface SiteLocales {
  locales: readonly string[];
  defaultLocale: string;
}

/** Without content: the reader can still be told that it is unavailable, in each language of the interface. */
const NO_CATALOG: SiteLocales = { locales: Object.keys(pageStrings), defaultLocale: 'en' };

/**
 * Turns problem details into a page for requests of pages that accept HTML, as browsers do; others get `application/problem+json`. The status
 * and the caching headers stay.
 */
export const renderProblems = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (!c.res.headers.get('Content-Type')?.startsWith('application/problem+json')) return;
  if (FOR_PROGRAMS.test(c.req.path)) return;
  c.header('Vary', 'Accept, Accept-Language');
  if (!acceptsHtml(c.req.header('Accept'))) return;
  const problem: Problem = await c.res.clone().json();
  c.res = await problemPage(c, problem, c.res.status as ContentfulStatusCode);
});

/** Whether HTML is preferred: programs that accept anything get JSON. */
function acceptsHtml(accept = ''): boolean {
  return (
    /\btext\/html\b/i.test(accept) &&
    selectMediaType(accept, ['text/html', 'application/json']) === 'text/html'
  );
}

async function problemPage(
  c: Context<AppEnv>,
  problem: Problem,
  status: ContentfulStatusCode,
): Promise<Response> {
  const [catalog, site] = await readShared(c);
  const locale = readerLocale(c, catalog, problem);
  const {
    canonical: _,
    hreflang: __,
    ...props
  } = sitePageProps({ site, catalog, locale, path: '/', isIndexed: false });
  const { strings, lang } = props.ui;
  const { notice } = problem;
  const [heading, text] = explain(strings, problem, status);
  const title = notice?.heading ?? heading;
  const body = notice
    ? html`<div${langOf(notice.locale, locale)}><h1>${notice.heading}</h1>${paragraphsOf(notice).map((text) => html`<p>${text}</p>`)}</div>`
    : html`<h1>${heading}</h1><p>${text}</p>${await details(c, problem, props.ui, locale)}`;
  return respondPage(
    c,
    { ...props, title, alternates: alternatesOf(c, problem, catalog) },
    [
      html`<div class="prose"${langOf(lang, locale)}>${body}
${isUnknownReceipt(problem) ? html`${receiptForm(strings, locale)}<p><a href="/report?locale=${locale}">${strings.report}</a></p>` : ''}
<p><a href="/?locale=${locale}">${strings.backHome}</a></p>
<p class="quiet">${strings.requestId}: <code>${problem.requestId}</code></p></div>`,
    ],
    status,
  );
}

/** Each of the two without the other, where that can't be read. */
async function readShared(c: Context<AppEnv>): Promise<[SiteLocales, Site]> {
  const site = (await findSite(c.env.ASSETS)) ?? DEFAULT_SITE;
  const catalog: Promise<SiteLocales> = readCatalog(c.env.ASSETS);
  return [await catalog.catch(() => NO_CATALOG), site];
}

/** The locale that the path or the query names, else the best one for `Accept-Language`. */
function readerLocale(
  c: Context<AppEnv>,
  { locales, defaultLocale }: SiteLocales,
  { notice }: Problem,
): string {
  const [, , ofPath = ''] = GUIDE_PATH.exec(c.req.path) ?? [];
  const named = [ofPath, c.req.query('locale') ?? ''].flatMap((tag) => canonicalTag(tag) ?? []).join();
  return (
    findAccepted(locales, named) ??
    findAccepted(locales, c.req.header('Accept-Language') ?? '') ??
    notice?.locale ??
    defaultLocale
  );
}

/** Of an unknown guide, the page in each language of the site: the guides that it links depend on it. Other problems have no alternates. */
function alternatesOf(c: Context<AppEnv>, { type }: Problem, { locales }: SiteLocales): Alternate[] {
  // Still percent-encoded, as it is in the link.
  const [, guide] = GUIDE_PATH.exec(new URL(c.req.url).pathname) ?? [];
  if (guide === undefined || !type.endsWith('/unknown-guide')) return [];
  return locales.map((locale) => ({ locale, href: pagePath({ guide, locale }) }));
}

/** Heading and text for a status; an unknown receipt is one that its reader has to check. */
function explain(strings: PageStrings, problem: Problem, status: number): [heading: string, text: string] {
  if (isUnknownReceipt(problem)) return [strings.unknownReceipt, strings.unknownReceiptText];
  if (status === 503) return [strings.unavailable, strings.unavailableText];
  if (status >= 500) return [strings.failed, strings.failedText];
  if (status === 404) return [strings.notFound, strings.notFoundText];
  return [strings.invalid, strings.invalidText];
}

const isUnknownReceipt = ({ type }: Problem): boolean => type.endsWith('/unknown-receipt');

/** What is available instead, where it is a page, and what is invalid. */
async function details(
  c: Context<AppEnv>,
  problem: Problem,
  { strings, lang }: Interface,
  locale: string,
): Promise<Html> {
  const { nearest, available = [], errors = [] } = problem;
  const [, guide = '', ofPath = ''] = GUIDE_PATH.exec(c.req.path) ?? [];
  const meant = nearest === undefined ? [] : [nearest];
  const others = available.slice(0, MAX_LISTED);
  const subject = { guide, locale: ofPath };
  // Without content, the page still says what is wrong.
  const links = await availableLinks(c, problem, [...meant, ...others], subject, locale).catch(
    () => undefined,
  );
  const list = (label: string, ids: readonly string[]) => {
    const items = ids.flatMap((id) => links?.get(id) ?? []);
    if (items.length === 0) return '';
    return html`<p>${label}</p><ul>${items.map((each) => html`<li><a href="${each.href}"${langOf(each.locale, lang)}>${each.text}</a></li>`)}</ul>`;
  };
  return html`${list(strings.didYouMean, meant)}
${list(strings.available, others)}
${errors.length > 0 ? html`<ul lang="en" dir="ltr">${errors.map(({ pointer, detail }) => html`<li><code>${pointer}</code> ${detail}</li>`)}</ul>` : ''}`;
}
