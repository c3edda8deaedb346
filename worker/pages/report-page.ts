/** Page `/report`: a form by which a report is sent without script; without a database, how to reach the publisher, if that is known. */
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import { REPORT_LIMITS } from '../../schema/feedback.ts';
import type { PageStrings } from '../../schema/languages/page-strings.ts';
import { findPart } from '../api/find-part.ts';
import { findSiteLocale } from '../api/find-site-locale.ts';
import { parameters } from '../contract/parameters.ts';
import { requestSchemas } from '../contract/request-schemas.ts';
import { DatabaseUnavailableError } from '../database-unavailable.ts';
import type { AppEnv } from '../env.ts';
import { issueToken, readToken } from '../feedback/form-token.ts';
import { limitRate } from '../feedback/limit-rate.ts';
import { receiveReport } from '../feedback/reports.ts';
import { FormUsedError } from '../feedback/store-report.ts';
import { isPerson, TURNSTILE_FIELD, turnstileKey } from '../feedback/turnstile.ts';
import { GUIDES_TAG, localeTag, setPublic } from '../http/cache-headers.ts';
import { logError } from '../http/log.ts';
import { readCatalog } from '../store/catalog.ts';
import { requireDatabase } from '../store/run-batch.ts';
import { readSite } from '../store/site.ts';
import { withTimeout } from '../store/timeout.ts';
import { redirectToCanonicalPath } from './canonical-path.ts';
import { canReport, reportInstructions } from './contact-pages.ts';
import { langOf } from './lang-attributes.ts';
import { requireOwnPage } from './own-page.ts';
import { pageQuery } from './page-query.ts';
import { type Fields, readForm } from './read-form.ts';
import { type Fault, HONEYPOT, REPORT_FIELDS, type ReportField, reportForm } from './report-form.ts';
import { nameReported, type ReportedPart } from './reported-part.ts';
import { respondPage } from './respond-page.ts';
import { sitePageProps } from './site-page-props.ts';
import { fill } from './strings/format.ts';
import { interfaceFor } from './strings/index.ts';

interface FormState {
  requested: string | undefined;
  about: ReportedPart;
  fields: Fields;
  faults: readonly Fault[];
  /** The token of before, where the form may still be sent with it. */
  token?: string | undefined;
}

const reportQuery = pageQuery({
  locale: parameters.locale,
  guide: parameters.reportGuide,
  section: parameters.section,
});

/** Time after which the page is shown without the form (ms): how to reach the publisher must not wait for D1. */
const TOKEN_TIMEOUT_MS = 2_000;

/**
 * `GET /report?locale=&guide=&section=` has the form, about a guide or a section if it is given; without a database, it says how to reach the
 * publisher. `POST` sends the form, and redirects by 303 to the page of the report, `/reports/:receipt`. What is wrong is said beside the
 * fields, which keep what was written.
 *
 * Errors: 400 `invalid-query`, or the form; 403 `origin-not-allowed`; 404 `unknown-locale`, `unknown-guide`, `unknown-section`; 413
 * `content-too-large`; 415 `unsupported-media-type`; the form with 429 and 503.
 *
 * @example
 * curl 'https://faq.example/report?locale=en&guide=overdue-loan&section=get-in-touch'
 */
export const reportPage = new Hono<AppEnv>()
  .get(
    '/',
    async (c, next) => redirectToCanonicalPath(c) ?? next(),
    reportQuery,
    async (c) => {
      const { locale: requested } = c.req.valid('query');
      const about = await readAbout(c, c.req.valid('query'));
      return respondForm(c, { requested, about, fields: {}, faults: [] }, 200);
    },
  )
  .post('/', reportQuery, async (c) => {
    requireDatabase(c.env);
    requireOwnPage(c);
    const { locale: requested } = c.req.valid('query');
    const about = await readAbout(c, c.req.valid('query'));
    const fields = await readForm(c);
    const locale = findSiteLocale(c, await readCatalog(c.env.ASSETS), requested);
    const { strings } = interfaceFor(locale);
    const state = { requested, about, fields };
    try {
      await limitRate(c, 'REPORTS_PER_CLIENT');
      const outcome = await receiveForm(c, strings, about, fields);
      if (typeof outcome !== 'string') return await respondForm(c, { ...state, ...outcome }, 400);
      c.header('Cache-Control', 'no-store');
      c.header('Referrer-Policy', 'no-referrer');
      return c.redirect(`/reports/${outcome}?locale=${locale}`, 303);
    } catch (error) {
      const status = statusOf(c, error);
      const later = { faults: [{ text: strings.reportLater }], token: fields['token'] };
      return await respondForm(c, { ...state, ...later }, status);
    }
  });

/** The status of a form that can't be sent now; throws any other error. */
function statusOf(c: Context<AppEnv>, error: unknown): 429 | 503 {
  if (error instanceof HTTPException && error.status === 429) return 429;
  if (!(error instanceof DatabaseUnavailableError)) throw error;
  logError(c, error);
  c.header('Retry-After', '30');
  return 503;
}

/** The receipt, or what is to be corrected. */
async function receiveForm(
  c: Context<AppEnv>,
  strings: PageStrings,
  about: ReportedPart,
  fields: Fields,
): Promise<string | Pick<FormState, 'faults' | 'token'>> {
  const { token = '' } = fields;
  const again = { faults: [{ text: strings.reportAgain }] };
  const form = await readToken(requireDatabase(c.env), token);
  if (form === undefined || fields[HONEYPOT]) return again;
  const given = Object.entries({ ...pickFields(fields), ...about }).filter(([, value]) => value);
  const parsed = v.safeParse(requestSchemas.Report, Object.fromEntries(given));
  if (!parsed.success) {
    const names = new Set(parsed.issues.map(({ path }) => path?.[0]?.key));
    const faulty = REPORT_FIELDS.filter((name) => names.has(name));
    return { faults: faulty.map((field) => ({ field, text: describe(strings, field, fields) })), token };
  }
  if (form === 'early') return { ...again, token };
  if (turnstileKey(c.env) && !(await isPerson(c.env, fields[TURNSTILE_FIELD] ?? '')))
    return { faults: [{ text: strings.reportCheck }], token };
  try {
    return await receiveReport(c, parsed.output, form);
  } catch (error) {
    if (error instanceof FormUsedError) return again;
    throw error;
  }
}

function describe(strings: PageStrings, field: ReportField, fields: Fields): string {
  if (field === 'kind') return strings.reportKindFault;
  const n = REPORT_LIMITS[field];
  if ((fields[field] ?? '').length > n || field === 'contact') return fill(strings.reportLength, { n });
  return field === 'message' ? strings.reportMessageFault : strings.reportEvidenceFault;
}

function pickFields(fields: Fields): Partial<Record<ReportField, string>> {
  return Object.fromEntries(REPORT_FIELDS.map((name) => [name, fields[name]]));
}

/** What the query names, by its current ids; a section is of a guide. */
async function readAbout(c: Context<AppEnv>, { guide, section }: ReportedPart): Promise<ReportedPart> {
  return guide === undefined ? {} : findPart(c, { guide, ...(section !== undefined && { section }) });
}

async function respondForm(
  c: Context<AppEnv>,
  { requested, about, fields, faults, token: former }: FormState,
  status: 200 | 400 | 429 | 503,
): Promise<Response> {
  const catalog = await readCatalog(c.env.ASSETS);
  const locale = findSiteLocale(c, catalog, requested);
  const site = await readSite(c.env.ASSETS);
  const base = sitePageProps({ site, catalog, locale, path: '/report', isIndexed: true });
  const { strings, lang } = base.ui;
  const token = former ?? (await tryIssue(c));
  const key = token === undefined ? undefined : turnstileKey(c.env);
  const reported = Object.entries(about)
    .map(([name, id]) => `&${name}=${id}`)
    .join('');
  const isOpen = canReport(base, token !== undefined);
  const home = { text: strings.guides, lang, href: `/?locale=${locale}` };
  const props = {
    ...base,
    title: strings.report,
    description: isOpen ? strings.reportText : strings.reportsClosed,
    crumbs: [home, { text: strings.report, lang }],
    alternates: base.alternates.map((each) => ({ ...each, href: `${each.href}${reported}` })),
    hasTurnstile: key !== undefined,
  };
  const candidates = requested === undefined ? catalog.locales : [locale];
  if (c.env.DB) c.header('Cache-Control', 'no-store');
  else setPublic(c, GUIDES_TAG, ...candidates.map(localeTag));
  const name = await nameReported(c, about, locale);
  const form =
    token === undefined
      ? ''
      : reportForm({
          ui: base.ui,
          action: `/report?locale=${locale}${reported}`,
          token,
          values: pickFields(fields),
          faults,
          turnstileKey: key,
        });
  const subject =
    name === undefined || !isOpen ? '' : html`<p><strong${langOf(name.lang, lang)}>${name.text}</strong></p>`;
  const follow = form && html`<p><a href="/reports?locale=${locale}">${strings.followReport}</a></p>`;
  return respondPage(c, props, [reportInstructions(props, subject, html`${form}${follow}`)], status);
}

/** A token for the form; undefined without a database, or while it fails or hangs: there is no form then. */
async function tryIssue(c: Context<AppEnv>): Promise<string | undefined> {
  try {
    return c.env.DB && (await withTimeout(issueToken(c.env.DB), TOKEN_TIMEOUT_MS));
  } catch (error) {
    logError(c, error instanceof Error ? error : new Error(String(error)));
    return undefined;
  }
}
