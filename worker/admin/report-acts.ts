/** Decisions on reports in D1: each is one transaction with its row in the audit log, its message to the webhook, and the withdrawal it makes. */
import type { Context } from 'hono';
import type { ReportState } from '../../schema/feedback.ts';
import type { Withdrawal } from '../../schema/withdrawal.ts';
import type { RequestBody } from '../contract/request-schemas.ts';
import type { AppEnv } from '../env.ts';
import { queueMessage } from '../feedback/webhook-queue.ts';
import type { Database, Statement } from '../store/database.ts';
import { requireDatabase, runBatch } from '../store/run-batch.ts';
import { auditStatement } from './audit.ts';
import type { AdminReport } from './stored-reports.ts';
import { readStoredWithdrawals, restorePart, withdrawPart } from './withdrawal-acts.ts';

type Decision = RequestBody<'ReportDecision'>;

/** What D1 says of the statement of `requireUnchanged`, and of no other. */
const CHANGED = /malformed JSON/;

/** The report is not what the decision was made on. */
export class ReportChangedError extends Error {}

/**
 * Stores `decision`; with `withdrawal`, what it withdraws. Returns the report as it is then; undefined if the part is withdrawn already.
 *
 * @throws {ReportChangedError} if state or withdrawal of the report are no longer those of `report`: nothing was changed.
 * @throws {DatabaseUnavailableError} if D1 fails: nothing was changed.
 */
export async function decide(
  c: Context<AppEnv>,
  report: AdminReport,
  decision: Decision,
  withdrawal: Withdrawal | undefined,
): Promise<AdminReport | undefined> {
  const decided = applyDecision(report, decision, withdrawal);
  const statements = toStatements(c, report, decided);
  const undone =
    decision.withdrawal === null && report.withdrawal ? await findMade(c, report.withdrawal) : undefined;
  try {
    if (withdrawal) return (await withdrawPart(c, withdrawal, false, statements)) && decided;
    if (undone) await restorePart(c, undone, statements);
    else await runBatch(requireDatabase(c.env), statements);
    return decided;
  } catch (error) {
    if (CHANGED.test(String(error))) throw new ReportChangedError();
    throw error;
  }
}

/**
 * The withdrawal in D1 that a report has made; undefined if it was undone, whether or not the part was withdrawn again, and if it holds for
 * another reason by now: what a court requires is not undone with a report.
 *
 * @throws {DatabaseUnavailableError}
 */
export async function findMade(
  c: Context<AppEnv>,
  record: Omit<Withdrawal, 'notice'>,
): Promise<Withdrawal | undefined> {
  const stored = await readStoredWithdrawals(c, [record.guide]);
  return stored.find((each) => matchesRecord(each, record));
}

/**
 * `reports` without the withdrawals that no longer hold, as `findMade` tells.
 *
 * @throws {DatabaseUnavailableError}
 */
export async function omitEndedWithdrawals(
  c: Context<AppEnv>,
  reports: readonly AdminReport[],
): Promise<AdminReport[]> {
  const guides = reports.flatMap(({ withdrawal }) => withdrawal?.guide ?? []);
  const stored = guides.length > 0 ? await readStoredWithdrawals(c, guides) : [];
  return reports.map(({ withdrawal, ...report }) => {
    const holds = withdrawal && stored.some((each) => matchesRecord(each, withdrawal));
    return { ...report, ...(holds && { withdrawal }) };
  });
}

/** Whether the withdrawal `stored` is the one that a report has on record. */
function matchesRecord(stored: Withdrawal, record: Omit<Withdrawal, 'notice'>): boolean {
  return (['guide', 'locale', 'section', 'since', 'status', 'by'] as const).every(
    (name) => stored[name] === record[name],
  );
}

/** `report` as `decision` changes it, with the withdrawal that it has `made`. */
function applyDecision(
  { note: formerNote, decidedAt: formerTime, withdrawal: former, ...report }: AdminReport,
  decision: Decision,
  made: Withdrawal | undefined,
): AdminReport {
  const { state = report.state, note = formerNote ?? null } = decision;
  const newTime = isDecided(state) ? new Date().toISOString() : undefined;
  const decidedAt = state === report.state ? formerTime : newTime;
  const kept = keepsRecord(decision) ? former : undefined;
  const withdrawal = made ? recordOf(made) : kept;
  return {
    ...report,
    state,
    ...(withdrawal && { withdrawal }),
    ...(note !== null && { note }),
    ...(decidedAt !== undefined && { decidedAt }),
  };
}

/** The statements that change the report from `before` to `after`: what stays the same is not written, because another decision may change it. */
function toStatements(c: Context<AppEnv>, before: AdminReport, after: AdminReport): Statement[] {
  const database = requireDatabase(c.env);
  const { id, kind, guide, section, state } = after;
  const isNews = state !== before.state && isDecided(state) && c.env.WEBHOOK_URL;
  const former = columnsOf(before);
  const changes = Object.entries(columnsOf(after)).filter(
    // The state is that of now, as `requireUnchanged` makes sure.
    ([name, value]) => name === 'state' || value !== former[name],
  );
  const assignments = changes.map(([name]) => `${name} = ?`).join();
  return [
    requireUnchanged(database, before),
    auditStatement(c, database, 'decide', { id, kind, guide, section, state }),
    ...(isNews ? [queueMessage(database, 'report.decided', state, ['id = ?', String(id)])] : []),
    database
      .prepare(`UPDATE reports SET ${assignments} WHERE id = ?`)
      .bind(...changes.map(([, value]) => value), id),
  ];
}

/** What a decision may change of the row of a report. */
function columnsOf({ state, decidedAt, note, withdrawal }: AdminReport): Record<string, string | null> {
  return {
    state,
    decided_at: decidedAt ?? null,
    note: note ?? null,
    withdrawal: withdrawal ? JSON.stringify(withdrawal) : null,
  };
}

function isDecided(state: ReportState): boolean {
  return state === 'upheld' || state === 'declined';
}

/** What the report records of a withdrawal. */
function recordOf({ notice: _, ...record }: Withdrawal): AdminReport['withdrawal'] {
  return record;
}

/** Whether the withdrawal that the report has made stays recorded: not one that is undone, nor with a report that is no longer upheld. */
function keepsRecord({ state = 'upheld', withdrawal }: Decision): boolean {
  return withdrawal === undefined && state === 'upheld';
}

/** Fails, and the transaction with it, if state or withdrawal of the report have changed: SQLite has no other way outside a trigger. */
function requireUnchanged(database: Database, { id, state, withdrawal }: AdminReport): Statement {
  return database
    .prepare(
      `SELECT json(iif(EXISTS (SELECT 1 FROM reports WHERE id = ? AND state = ? AND withdrawal ->> 'since' IS ?), '{}', 'changed'))`,
    )
    .bind(id, state, withdrawal?.since ?? null);
}
