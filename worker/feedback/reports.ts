/** `/v1/reports`: what readers and rights holders tell the publisher of its content, and what became of it. */
import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { HTTPException } from 'hono/http-exception';
import { findPart } from '../api/find-part.ts';
import { operation } from '../contract/operation.ts';
import type { ProblemName } from '../contract/problem-types.ts';
import type { AppEnv } from '../env.ts';
import { jsonBody } from '../http/json-body.ts';
import { logWrite } from '../http/log.ts';
import { problem } from '../http/problems.ts';
import { query } from '../http/query.ts';
import { respondJson } from '../http/respond.ts';
import type { Database } from '../store/database.ts';
import { requireDatabase } from '../store/run-batch.ts';
import { acceptWrites, listMethods, WRITE_PROBLEMS } from './accept-writes.ts';
import { limitRate } from './limit-rate.ts';
import { eraseReport, type ReportStatus, readReport } from './read-report.ts';
import { writeAsReader } from './reader.ts';
import { type Report, type SentForm, storeReport } from './store-report.ts';
import { sendDueWebhooks } from './webhook.ts';

const RECEIPT_PATH = { receipt: 'The receipt of a report: 22 characters.' };

const RECEIPT_PROBLEMS: ProblemName[] = [
  'invalid-query',
  'unknown-receipt',
  'too-many-requests',
  'database-unavailable',
];

/** The URL holds the receipt: nobody may store the response, and no other site may learn the URL from a link. */
export const hideReceipt = createMiddleware<AppEnv>((c, next) => {
  c.header('Cache-Control', 'no-store');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('X-Robots-Tag', 'noindex');
  return next();
});

export const reports = new Hono<AppEnv>()
  .use('/', listMethods())
  .use('/:receipt', hideReceipt)

  /**
   * `POST /v1/reports` with the body `{kind, guide?, section?, message, evidence?, contact?}` returns `{receipt, state}`. The same report sent
   * again on the same UTC day is the same one, with another receipt. Former ids are those of the current guide and section; what is withdrawn
   * may be reported, too.
   *
   * Errors: 400 `invalid-body`; 403 `origin-not-allowed`; 404 `unknown-guide`, `unknown-section`; 413 `content-too-large`; 415
   * `unsupported-media-type`; 429 `too-many-requests`; 503 `database-unavailable`, `content-unavailable`.
   *
   * @example
   * curl https://faq.example/v1/reports --json '{"kind": "inaccuracy", "guide": "overdue-loan", "message": "The fee has changed."}'
   */
  .post(
    '/',
    operation({
      operationId: 'report',
      summary: 'Report content to the publisher',
      response: 'ReportReceipt',
      created: 'always',
      requestBody: 'Report',
      problems: [
        'invalid-query',
        'unknown-guide',
        'unknown-section',
        'content-unavailable',
        ...WRITE_PROBLEMS,
      ],
    }),
    acceptWrites('REPORTS_PER_CLIENT'),
    query(),
    jsonBody('Report'),
    async (c) => {
      const receipt = await receiveReport(c, c.req.valid('json'));
      return respondJson<'ReportReceipt', 201>(c, { receipt, state: 'received' }, 201);
    },
  )

  /**
   * `GET /v1/reports/:receipt` returns `{state, kind, guide?, section?, message?, evidence?, contact?, note?, receivedAt,
   * decidedAt?, erasedAt?, expired?}`: what became of the report, and what is kept of what was written.
   *
   * Errors: 400 `invalid-query`; 404 `unknown-receipt`; 429 `too-many-requests`; 503 `database-unavailable`.
   *
   * @example
   * curl https://faq.example/v1/reports/3q2-7w8fT0mZkq1c5d9XyA
   */
  .get(
    '/:receipt',
    operation({
      operationId: 'getReport',
      summary: 'Read what became of a report, by its receipt',
      path: RECEIPT_PATH,
      response: 'ReportStatus',
      problems: RECEIPT_PROBLEMS,
    }),
    query(),
    async (c) => respondJson<'ReportStatus'>(c, await requireReport(c, readReport)),
  )

  /**
   * `DELETE /v1/reports/:receipt` erases what the sender wrote and what identifies the sender: message, evidence, contact, and the hashes of
   * the day. It returns what stays, as GET does, with `erasedAt`.
   *
   * Errors: 400 `invalid-query`; 404 `unknown-receipt`; 429 `too-many-requests`; 503 `database-unavailable`.
   *
   * @example
   * curl -X DELETE https://faq.example/v1/reports/3q2-7w8fT0mZkq1c5d9XyA
   */
  .delete(
    '/:receipt',
    operation({
      operationId: 'eraseReport',
      summary: 'Erase what a report says, and what identifies its sender',
      path: RECEIPT_PATH,
      response: 'ReportStatus',
      problems: RECEIPT_PROBLEMS,
    }),
    query(),
    async (c) => {
      const erased = await requireReport(c, eraseReport);
      logWrite(c, { write: 'report', outcome: 'erased' });
      return respondJson<'ReportStatus'>(c, erased);
    },
  );

/**
 * Stores what the request reports, and tells the publisher's webhook after the response. Returns the receipt.
 *
 * @throws {HTTPException} 404 `unknown-guide`, `unknown-section`.
 * @throws {DatabaseUnavailableError} if D1 fails: nothing was stored.
 * @throws {FormUsedError}
 */
export async function receiveReport(c: Context<AppEnv>, report: Report, form?: SentForm): Promise<string> {
  const database = requireDatabase(c.env);
  const { guide, section } = report;
  const part =
    guide === undefined ? {} : await findPart(c, { guide, ...(section !== undefined && { section }) });
  const hasWebhook = Boolean(c.env.WEBHOOK_URL);
  const receipt = await writeAsReader(c, database, 'report', (reader) =>
    storeReport(database, reader, { ...report, ...part }, { hasWebhook, form }),
  );
  logWrite(c, { write: 'report', ...part, outcome: 'received' });
  if (hasWebhook) void sendDueWebhooks(c.env, c.executionCtx);
  return receipt;
}

/**
 * The report of the receipt in the path, as `read` returns it.
 *
 * @throws {HTTPException} 404 `unknown-receipt`; 429 `too-many-requests`.
 * @throws {DatabaseUnavailableError}
 */
export async function requireReport(
  c: Context<AppEnv>,
  read: (database: Database, receipt: string) => Promise<ReportStatus | undefined>,
): Promise<ReportStatus> {
  const database = requireDatabase(c.env);
  await limitRate(c, 'RECEIPTS_PER_CLIENT');
  const report = await read(database, c.req.param('receipt') ?? '');
  if (report) return report;
  throw unknownReceipt(c);
}

/** 404 `unknown-receipt`. */
export function unknownReceipt(c: Context<AppEnv>): HTTPException {
  return problem(c, 'unknown-receipt', { detail: 'There is no report with this receipt.' });
}
