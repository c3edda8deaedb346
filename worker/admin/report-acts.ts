/** Decisions on reports in D1: each is one transaction with its row in the audit log, its message to the webhook, and the withdrawal it makes. */
import type { Context } from 'hono';
import type { Withdrawal } from '../../schema/withdrawal.ts';
import type { RequestBody } from '../contract/schemas.ts';
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

/** What a decision does beside the withdrawal. */
interface Act {
  report: AdminReport;
  statements: Statement[];
}

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
  const { report: decided, statements } = toAct(c, report, decision, withdrawal);
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
  { guide, locale, section, since, status, by }: Omit<Withdrawal, 'notice'>,
): Promise<Withdrawal | undefined> {
  const stored = await readStoredWithdrawals(c, [guide]);
  return stored.find(
    (each) =>
      each.locale === locale &&
      each.section === section &&
      each.since === since &&
      each.status === status &&
      each.by === by,
  );
}

/** `report` as `decision` changes it, and the statements that store what it changes and nothing else. */
function toAct(
  c: Context<AppEnv>,
  report: AdminReport,
  decision: Decision,
  made: Withdrawal | undefined,
): Act {
  const database = requireDatabase(c.env);
  const { note: formerNote, decidedAt: formerTime, withdrawal: former, ...rest } = report;
  const { id, kind, guide, section } = rest;
  const { state = report.state, note = formerNote ?? null } = decision;
  const isDecided = state === 'upheld' || state === 'declined';
  const isChanged = state !== report.state;
  const newTime = isDecided ? new Date().toISOString() : undefined;
  const decidedAt = isChanged ? newTime : formerTime;
  const withdrawal = recordOf(made) ?? (keepsRecord(decision) ? former : undefined);
  const changes: Record<string, string | null> = {
    ...(isChanged && { 'state = ?': state, 'decided_at = ?': decidedAt ?? null }),
    ...(decision.note !== undefined && { 'note = ?': note }),
    ...(withdrawal !== former && { 'withdrawal = ?': withdrawal ? JSON.stringify(withdrawal) : null }),
  };
  const names = Object.keys(changes);
  return {
    report: {
      ...rest,
      state,
      ...(withdrawal && { withdrawal }),
      ...(note !== null && { note }),
      ...(decidedAt !== undefined && { decidedAt }),
    },
    statements: [
      requireUnchanged(database, report),
      auditStatement(c, database, 'decide', { id, kind, guide, section, state }),
      ...(isDecided && isChanged && c.env.WEBHOOK_URL
        ? [queueMessage(database, 'report.decided', state, ['id = ?', String(id)])]
        : []),
      ...(names.length > 0
        ? [
            database
              .prepare(`UPDATE reports SET ${names.join()} WHERE id = ?`)
              .bind(...Object.values(changes), id),
          ]
        : []),
    ],
  };
}

/** What the report records of a withdrawal. */
function recordOf(withdrawal: Withdrawal | undefined): AdminReport['withdrawal'] {
  if (!withdrawal) return undefined;
  const { notice: _, ...record } = withdrawal;
  return record;
}

/** Whether the withdrawal that the report has made stays recorded: not if it is undone, nor if the report is no longer upheld, before which it was. */
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
