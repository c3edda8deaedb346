/** `/admin/reports`: what readers have reported, and what the publisher decides. */
import { type Context, Hono } from 'hono';
import { allGuideIds } from '../../schema/moved-guides.ts';
import type { Withdrawal } from '../../schema/withdrawal.ts';
import { findPart } from '../api/find-part.ts';
import { setPageLinks } from '../api/page-links.ts';
import { operation } from '../contract/operation.ts';
import { PAGE_SIZE, parameters } from '../contract/parameters.ts';
import type { ProblemName } from '../contract/problem-types.ts';
import type { RequestBody } from '../contract/request-schemas.ts';
import { DatabaseUnavailableError } from '../database-unavailable.ts';
import type { AppEnv } from '../env.ts';
import { sendDueWebhooks } from '../feedback/webhook.ts';
import { jsonBody } from '../http/json-body.ts';
import { problem } from '../http/problems.ts';
import { query, queryOf } from '../http/query.ts';
import { respondJson } from '../http/respond.ts';
import { readCatalog } from '../store/catalog.ts';
import { requireDatabase } from '../store/run-batch.ts';
import { ADMIN_PROBLEMS, ADMIN_READ_PROBLEMS } from './access.ts';
import { alreadyWithdrawn, findListed, listAll, nameOf } from './find-withdrawal.ts';
import { decide, findMade, omitEndedWithdrawals, ReportChangedError } from './report-acts.ts';
import { type AdminReport, findReport, listReports } from './stored-reports.ts';

const ID_PATH = { id: 'Id of a report: a number.' };

/** Times that a decision is tried while others come between. */
const MAX_ATTEMPTS = 5;

const READ_PROBLEMS: ProblemName[] = ['invalid-query', 'database-unavailable'];

export const adminReports = new Hono<AppEnv>()

  /**
   * `GET /admin/reports?state=&kind=&guide=&limit=&cursor=` returns `{reports, next?}`, the latest first. A former id of a guide means the guide.
   *
   * Errors: 400 `invalid-query`; 401 `unauthorized`; 403 `cross-origin`; 429 `too-many-attempts`; 503 `database-unavailable`,
   * `content-unavailable`.
   *
   * @example
   * curl 'https://faq.example/admin/reports?state=received' -H "Authorization: Bearer $ADMIN_READ_TOKEN"
   */
  .get(
    '/',
    operation({
      operationId: 'listReports',
      summary: 'List what readers have reported, the latest first, page by page',
      response: 'AdminReportList',
      secured: true,
      problems: [...READ_PROBLEMS, 'content-unavailable', ...ADMIN_READ_PROBLEMS],
    }),
    queryOf({
      state: parameters.reportState,
      kind: parameters.reportKind,
      guide: parameters.reportGuide,
      limit: parameters.limit,
      cursor: parameters.reportCursor,
    }),
    async (c) => {
      const { state, kind, guide, limit = PAGE_SIZE, cursor } = c.req.valid('query');
      const { moved = {} } = await readCatalog(c.env.ASSETS);
      const guides = guide === undefined ? undefined : allGuideIds(moved, guide);
      const found = await listReports(requireDatabase(c.env), { state, kind, guides }, limit + 1, cursor);
      const page = await omitEndedWithdrawals(c, found.slice(0, limit));
      const next = found.length > limit ? String(page.at(-1)?.id) : undefined;
      setPageLinks(c, { next, isLater: cursor !== undefined, previous: null });
      return respondJson<'AdminReportList'>(c, { reports: page, ...(next !== undefined && { next }) });
    },
  )

  /**
   * `GET /admin/reports/:id` returns a report, with the messages of the webhook that were not delivered.
   *
   * Errors: 400 `invalid-query`; 401 `unauthorized`; 403 `cross-origin`; 404 `unknown-report`; 429 `too-many-attempts`; 503
   * `database-unavailable`.
   *
   * @example
   * curl https://faq.example/admin/reports/7 -H "Authorization: Bearer $ADMIN_READ_TOKEN"
   */
  .get(
    '/:id',
    operation({
      operationId: 'getReportAsPublisher',
      summary: 'Read a report',
      path: ID_PATH,
      response: 'AdminReport',
      secured: true,
      problems: [...READ_PROBLEMS, 'unknown-report', ...ADMIN_READ_PROBLEMS],
    }),
    query(),
    async (c) => respondReport(c, await requireReport(c)),
  )

  /**
   * `PATCH /admin/reports/:id` with the body `{state?, note?, withdrawal?}` changes the state and what the sender is told, and returns the
   * report. A report that is upheld may withdraw what it is about by `{status, by, notice, locale?}`; null undoes exactly the withdrawal that the
   * report has made. While that holds, the report stays upheld. All of it is done, or nothing.
   *
   * Errors: 400 `invalid-query`, `invalid-body`; 401 `unauthorized`; 403 `cross-origin`, `insufficient-role`; 404 `unknown-report`,
   * `unknown-guide`, `unknown-locale`, `unknown-section`; 409 `already-withdrawn`, `withdrawal-in-force`; 413 `content-too-large`; 415
   * `unsupported-media-type`; 429 `too-many-attempts`; 503 `database-unavailable`, `content-unavailable`.
   *
   * @example
   * curl -X PATCH https://faq.example/admin/reports/7 -H "Authorization: Bearer $ADMIN_TOKEN" \
   *   --json '{"state": "declined", "note": "The fee is right: see the price list."}'
   */
  .patch(
    '/:id',
    operation({
      operationId: 'decideReport',
      summary: 'Decide a report, tell its sender, and withdraw what it is about or undo that',
      path: ID_PATH,
      response: 'AdminReport',
      requestBody: 'ReportDecision',
      secured: true,
      problems: [
        ...READ_PROBLEMS,
        ...ADMIN_PROBLEMS,
        'invalid-body',
        'unknown-report',
        'unknown-guide',
        'unknown-locale',
        'unknown-section',
        'already-withdrawn',
        'withdrawal-in-force',
        'content-too-large',
        'content-unavailable',
      ],
    }),
    query(),
    jsonBody('ReportDecision'),
    async (c) => {
      const decided = await decideLatest(c, c.req.valid('json'));
      void sendDueWebhooks(c.env, c.executionCtx);
      return respondReport(c, decided);
    },
  );

/**
 * Decides the report as it is when the decision is stored: one that has changed since it was read is read and checked again.
 *
 * @throws {HTTPException} 404 `unknown-report`; as `toWithdrawal` and `requireNoWithdrawal` do.
 * @throws {DatabaseUnavailableError} if D1 fails, or the report is always decided otherwise meanwhile: nothing was changed.
 */
async function decideLatest(
  c: Context<AppEnv>,
  decision: RequestBody<'ReportDecision'>,
): Promise<AdminReport> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const report = await requireReport(c);
    await requireNoWithdrawal(c, report, decision);
    const withdrawal = await toWithdrawal(c, report, decision);
    try {
      const decided = await decide(c, report, decision, withdrawal);
      if (decided) return decided;
      throw alreadyWithdrawn(c, withdrawal ?? { guide: '' }, { since: 'just now' });
    } catch (error) {
      if (!(error instanceof ReportChangedError)) throw error;
    }
  }
  throw new DatabaseUnavailableError('the report changed whenever it was to be decided');
}

async function respondReport(c: Context<AppEnv>, report: AdminReport) {
  const [shown = report] = await omitEndedWithdrawals(c, [report]);
  return respondJson<'AdminReport'>(c, shown);
}

async function requireReport(c: Context<AppEnv>): Promise<AdminReport> {
  const id = c.req.param('id') ?? '';
  const report = await findReport(requireDatabase(c.env), id);
  if (report) return report;
  throw problem(c, 'unknown-report', { detail: `There is no report "${id}".` });
}

/**
 * Only a report that is upheld withdraws something: none gets another state while it does, unless `decision` undoes that.
 *
 * @throws {HTTPException} 409 `withdrawal-in-force`.
 */
async function requireNoWithdrawal(
  c: Context<AppEnv>,
  report: AdminReport,
  { state = 'upheld', withdrawal }: RequestBody<'ReportDecision'>,
): Promise<void> {
  if (state === 'upheld' || withdrawal !== undefined) return;
  const made = report.withdrawal && (await findMade(c, report.withdrawal));
  if (!made) return;
  const detail = `${nameOf(made)} is withdrawn because of the report since ${made.since}. Send "withdrawal": null, too, to show it again.`;
  throw problem(c, 'withdrawal-in-force', { detail });
}

/**
 * What `decision` withdraws; undefined if nothing.
 *
 * @throws {HTTPException} 400 `invalid-body` if the report isn't upheld or is about no guide; 404 for a part that no longer exists; 409
 * `already-withdrawn`.
 */
async function toWithdrawal(
  c: Context<AppEnv>,
  report: AdminReport,
  { state = report.state, withdrawal }: RequestBody<'ReportDecision'>,
): Promise<Withdrawal | undefined> {
  if (!withdrawal) return undefined;
  const { guide, section } = report;
  if (state !== 'upheld') throw invalidWithdrawal(c, 'goes with the state upheld only');
  if (guide === undefined)
    throw invalidWithdrawal(c, 'the report is about no guide: withdraw by PUT /admin/withdrawals');
  const { locale, ...reason } = withdrawal;
  const part = await findPart(c, {
    guide,
    ...(locale !== undefined && { locale }),
    ...(section !== undefined && { section }),
  });
  // One that was undone by /admin/withdrawals is still recorded with the report.
  const made = report.withdrawal && (await findMade(c, report.withdrawal));
  const existing = made ?? (await findListed(c, part, await listAll(c, part.guide)));
  if (existing) throw alreadyWithdrawn(c, existing, existing);
  return { ...part, ...reason, since: new Date().toISOString() };
}

function invalidWithdrawal(c: Context<AppEnv>, detail: string) {
  return problem(c, 'invalid-body', {
    detail: 'The body is invalid: see "errors".',
    errors: [{ pointer: '#/withdrawal', detail }],
  });
}
