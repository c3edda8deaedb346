/** Pages `/reports` and `/reports/:receipt`: what became of a report, readable without script, for whoever has the receipt. */
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { RECEIPT } from '../../schema/feedback.ts';
import type { PageStrings } from '../../schema/languages/page-strings.ts';
import { findSiteLocale } from '../api/find-site-locale.ts';
import { parameters } from '../contract/parameters.ts';
import type { AppEnv } from '../env.ts';
import { eraseReport, type ReportStatus, readReport } from '../feedback/read-report.ts';
import { hideReceipt, requireReport, unknownReceipt } from '../feedback/reports.ts';
import { logWrite } from '../http/log.ts';
import { readCatalog } from '../store/catalog.ts';
import { requireDatabase } from '../store/run-batch.ts';
import { readSite } from '../store/site.ts';
import { langOf } from './lang-attributes.ts';
import type { TextInLanguage } from './localized-text.ts';
import { requireOwnPage } from './own-page.ts';
import type { Html, PageProps } from './page-props.ts';
import { pageQuery } from './page-query.ts';
import { readForm } from './read-form.ts';
import { RECEIPT_FIELD, receiptForm } from './receipt-form.ts';
import { nameReported } from './reported-part.ts';
import { respondPage } from './respond-page.ts';
import { sitePageProps } from './site-page-props.ts';
import { fill, formatDate } from './strings/format.ts';

const statusQuery = pageQuery({ locale: parameters.locale });

/**
 * `GET /reports?locale=` has a form for a receipt, which `POST` redirects by 303 to the page of the report.
 *
 * `GET /reports/:receipt?locale=` says what became of the report. `POST /reports/:receipt/erase` erases what its sender wrote, as
 * `DELETE /v1/reports/:receipt` does, and redirects to the page by 303.
 *
 * Errors: 400 `invalid-query`; 403 `origin-not-allowed`; 404 `unknown-locale`, `unknown-receipt`; 429
 * `too-many-requests`; 503 `database-unavailable`.
 *
 * @example
 * curl 'https://faq.example/reports/3q2-7w8fT0mZkq1c5d9XyA?locale=en'
 */
export const reportStatus = new Hono<AppEnv>()
  .use('/', hideReceipt)
  .use('/:receipt/*', hideReceipt)
  .get('/', statusQuery, async (c) => {
    requireDatabase(c.env);
    const props = await readProps(c, '/reports', c.req.valid('query').locale);
    const { strings, lang } = props.ui;
    return respondPage(c, { ...props, title: strings.followReport }, [
      html`<div class="prose"${langOf(lang, props.locale)}><h1>${strings.followReport}</h1>${receiptForm(strings, props.locale)}</div>`,
    ]);
  })
  .post('/', statusQuery, async (c) => {
    requireOwnPage(c);
    const { [RECEIPT_FIELD]: receipt = '' } = await readForm(c);
    if (!RECEIPT.test(receipt)) throw unknownReceipt(c);
    return c.redirect(`/reports/${receipt}${new URL(c.req.url).search}`, 303);
  })
  .get('/:receipt', statusQuery, async (c) => {
    const report = await requireReport(c, readReport);
    return respondStatus(c, report, c.req.valid('query').locale);
  })
  .post('/:receipt/erase', statusQuery, async (c) => {
    requireOwnPage(c);
    await requireReport(c, eraseReport);
    logWrite(c, { write: 'report', outcome: 'erased' });
    return c.redirect(`/reports/${c.req.param('receipt')}${new URL(c.req.url).search}`, 303);
  });

async function respondStatus(
  c: Context<AppEnv>,
  report: ReportStatus,
  requested: string | undefined,
): Promise<Response> {
  const path = `/reports/${c.req.param('receipt')}`;
  const props = await readProps(c, path, requested);
  const { locale } = props;
  const name = await nameReported(c, report, locale);
  return respondPage(c, { ...props, title: props.ui.strings.reportStatus }, [
    statusView(props, report, name, `${path}/erase?locale=${locale}`),
  ]);
}

async function readProps(c: Context<AppEnv>, path: string, requested: string | undefined) {
  const catalog = await readCatalog(c.env.ASSETS);
  const locale = findSiteLocale(c, catalog, requested);
  const site = await readSite(c.env.ASSETS);
  return sitePageProps({ site, catalog, locale, path, isIndexed: false });
}

function statusView(
  { ui: { strings, lang }, locale }: Pick<PageProps, 'ui' | 'locale'>,
  report: ReportStatus,
  name: TextInLanguage | undefined,
  action: string,
): Html {
  const { state, kind, note, receivedAt, decidedAt } = report;
  const on = (text: string, time: string) => fill(text, { date: formatDate(time.slice(0, 10), lang) });
  return html`<div class="prose"${langOf(lang, locale)}><h1>${strings.reportStatus}</h1>
<p><strong>${strings.reportStates[state]}</strong></p>
<p class="note">${strings.reportKeep}</p>
<p>${strings.reportKinds[kind]}${name ? html`<br><span${langOf(name.lang, lang)}>${name.text}</span>` : ''}</p>
${note === undefined ? '' : html`<h2>${strings.reportNote}</h2><p class="words" dir="auto">${note}</p>`}
<p class="quiet">${on(strings.reportReceived, receivedAt)}${decidedAt === undefined ? '' : html`<br>${on(strings.reportDecided, decidedAt)}`}</p>
${wordsView(strings, report)}
${erasureView(strings, report, action, on)}
</div>`;
}

/** What is kept of what the sender wrote. */
function wordsView(
  strings: PageStrings,
  { message, evidence, contact }: Pick<ReportStatus, 'message' | 'evidence' | 'contact'>,
): Html {
  const words = [
    [strings.reportMessage, message],
    [strings.sentEvidence, evidence],
    [strings.sentContact, contact],
  ].filter(([, text]) => text !== undefined);
  return html`<dl>${words.map(([label, text]) => html`<dt>${label}</dt><dd class="words" dir="auto">${text}</dd>`)}</dl>`;
}

/** What was erased, and how to erase what is kept: for good, so that it takes two clicks. */
function erasureView(
  strings: PageStrings,
  { erasedAt, expired, message, evidence, contact }: ReportStatus,
  action: string,
  on: (text: string, time: string) => string,
): Html {
  if (erasedAt !== undefined) return html`<p>${on(strings.reportErased, erasedAt)}</p>`;
  const isKept = [message, evidence, contact].some((text) => text !== undefined);
  return html`${expired ? html`<p>${strings.reportExpired}</p>` : ''}
${isKept ? html`<details><summary>${strings.reportErase}</summary><p>${strings.reportEraseText}</p><form method="post" action="${action}"><button type="submit">${strings.reportErase}</button></form></details>` : ''}`;
}
