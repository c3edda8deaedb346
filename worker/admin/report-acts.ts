/** Decisions on reports in D1: each is one transaction with its row in the audit log, its message to the webhook, and the withdrawal it makes. */
import type { Context } from 'hono';
import type { Withdrawal } from '../../schema/withdrawal.ts';
import type { RequestBody } from '../contract/schemas.ts';
import type { AppEnv } from '../env.ts';
import { queueMessage } from '../feedback/webhook-queue.ts';
import type { Condition, Statement } from '../store/database.ts';
import { requireDatabase, runBatch } from '../store/run-batch.ts';
import { auditStatement } from './audit.ts';
import type { AdminReport } from './stored-reports.ts';
import { readStoredWithdrawals, restorePart, withdrawPart } from './withdrawal-acts.ts';

type Decision = RequestBody<'ReportDecision'>;

/** Not that of a decision that came between: the report would lose it, and it would hold. */
const FORGET_WITHDRAWAL = "withdrawal = iif(withdrawal ->> 'since' IS ?, NULL, withdrawal)";

/** What a decision does beside the withdrawal. */
interface Act {
  report: AdminReport;
  statements: Statement[];
}

/**
 * Stores `decision`; with `withdrawal`, what it withdraws. Returns the report as it is then; undefined if the part is withdrawn already.
 *
 * @throws {DatabaseUnavailableError} if D1 fails: nothing was changed.
 */
export async function decide(
  c: Context<AppEnv>,
  report: AdminReport,
  decision: Decision,
  withdrawal: Withdrawal | undefined,
): Promise<AdminReport | undefined> {
  const { withdrawal: former, ...rest } = report;
  if (withdrawal) {
    const { notice: _, ...made } = withdrawal;
    const act = toAct(c, { ...rest, withdrawal: made }, report, decision);
    return (await withdrawPart(c, withdrawal, false, act.statements)) && act.report;
  }
  const isUndone = decision.withdrawal === null;
  const act = toAct(c, { ...rest, ...(former && !isUndone && { withdrawal: former }) }, report, decision);
  const stored = isUndone && former ? await findMade(c, former) : undefined;
  if (stored) await restorePart(c, stored, act.statements);
  else await runBatch(requireDatabase(c.env), act.statements);
  return act.report;
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

/** `report` as `decision` changes it from `before`, and the statements that store what it changes and nothing else. */
function toAct(
  c: Context<AppEnv>,
  { note: formerNote, decidedAt: formerTime, ...report }: AdminReport,
  before: AdminReport,
  decision: Decision,
): Act {
  const database = requireDatabase(c.env);
  const { state = before.state, note = formerNote ?? null } = decision;
  const isDecided = state === 'upheld' || state === 'declined';
  const decidedAt = state === before.state ? formerTime : isDecided ? new Date().toISOString() : undefined;
  const { id, kind, guide, section, withdrawal } = report;
  const changes: Record<string, string | null> = {
    ...(decision.state && { 'state = ?': state, 'decided_at = ?': decidedAt ?? null }),
    ...(decision.note !== undefined && { 'note = ?': note }),
    ...(decision.withdrawal && { 'withdrawal = ?': JSON.stringify(withdrawal) }),
    ...(decision.withdrawal === null && { [FORGET_WITHDRAWAL]: before.withdrawal?.since ?? null }),
  };
  const isChanged: Condition = ['id = ? AND state <> ?', String(id), state];
  return {
    report: {
      ...report,
      state,
      ...(note !== null && { note }),
      ...(decidedAt !== undefined && { decidedAt }),
    },
    statements: [
      auditStatement(c, database, 'decide', { id, kind, guide, section, state }),
      ...(isDecided && c.env.WEBHOOK_URL ? [queueMessage(database, 'report.decided', state, isChanged)] : []),
      database
        .prepare(`UPDATE reports SET ${Object.keys(changes).join()} WHERE id = ?`)
        .bind(...Object.values(changes), id),
    ],
  };
}
