/** Acts of withdrawal in D1: each is one transaction with its row in the audit log, and the purges; triggers give the list another version. */
import type { Context } from 'hono';
import type { Withdrawal, WithdrawnPart } from '../../schema/withdrawal.ts';
import { purgeNowAndLater, queueStatements } from '../cache/purge-queue.ts';
import type { AppEnv } from '../env.ts';
import { GUIDES_TAG, guideTag } from '../http/cache-headers.ts';
import { logError } from '../http/log.ts';
import type { Condition, Database, Statement, StatementResult } from '../store/database.ts';
import { readStored, toWithdrawals, WITHDRAWAL_COLUMNS } from '../store/stored-withdrawals.ts';
import { partKey } from '../store/withdrawal-list.ts';
import { refresh } from '../store/withdrawals.ts';
import { type Act, auditStatement } from './audit.ts';
import { requireDatabase, runBatch, toDatabaseError } from './database.ts';

/** Selects the row of one part. */
const IS_PART = 'guide = ? AND locale = ? AND section = ?';

/**
 * Stores `withdrawal`, or replaces the reason of the one of the same part, which keeps its time. Returns the stored withdrawal; undefined if
 * the part is withdrawn already, or if there is nothing to replace.
 *
 * @throws {DatabaseUnavailableError} if D1 fails, or the worker has none: nothing was changed.
 */
export async function withdrawPart(
  c: Context<AppEnv>,
  withdrawal: Withdrawal,
  isReplacement: boolean,
): Promise<Withdrawal | undefined> {
  const database = requireDatabase(c.env);
  const { status, by, since } = withdrawal;
  const notice = JSON.stringify(withdrawal.notice);
  const write = isReplacement
    ? database
        .prepare(
          `UPDATE withdrawals SET status = ?, requested_by = ?, notice = ? WHERE ${IS_PART} RETURNING ${WITHDRAWAL_COLUMNS}`,
        )
        .bind(status, by, notice, ...keyOf(withdrawal))
    : database
        .prepare(
          `INSERT INTO withdrawals (${WITHDRAWAL_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING ${WITHDRAWAL_COLUMNS}`,
        )
        .bind(...keyOf(withdrawal), status, by, since, notice);
  try {
    return await act(c, database, isReplacement ? 'replace' : 'withdraw', withdrawal, write);
  } catch (error) {
    if (/UNIQUE constraint failed: withdrawals\./.test(String(error))) return undefined;
    throw error;
  }
}

/**
 * Undoes the withdrawal of `part`, and returns it; undefined if there is none.
 *
 * @throws {DatabaseUnavailableError} as `withdrawPart` does.
 */
export async function restorePart(c: Context<AppEnv>, part: WithdrawnPart): Promise<Withdrawal | undefined> {
  const database = requireDatabase(c.env);
  const existing = await findStoredWithdrawal(c, part);
  if (!existing) return undefined;
  const write = database
    .prepare(`DELETE FROM withdrawals WHERE ${IS_PART} RETURNING ${WITHDRAWAL_COLUMNS}`)
    .bind(...keyOf(part));
  return act(c, database, 'restore', existing, write);
}

/**
 * The withdrawals in D1; empty without a database.
 *
 * @throws {DatabaseUnavailableError} if D1 fails.
 */
export async function readStoredWithdrawals(c: Context<AppEnv>): Promise<Withdrawal[]> {
  if (!c.env.DB) return [];
  try {
    return (await readStored(c.env.DB, undefined))?.withdrawals ?? [];
  } catch (error) {
    throw toDatabaseError(error);
  }
}

/** The withdrawal of exactly `part` in D1. */
export async function findStoredWithdrawal(
  c: Context<AppEnv>,
  part: WithdrawnPart,
): Promise<Withdrawal | undefined> {
  return (await readStoredWithdrawals(c)).find((each) => partKey(each) === partKey(part));
}

/** Runs `write`, which returns the row, with all that belongs to it; then purges caches. */
async function act(
  c: Context<AppEnv>,
  database: Database,
  name: Act,
  withdrawal: Withdrawal,
  write: Statement,
): Promise<Withdrawal | undefined> {
  const tags = tagsOf(withdrawal);
  const exists: Condition =
    name === 'withdraw'
      ? ['1']
      : [`EXISTS (SELECT 1 FROM withdrawals WHERE ${IS_PART})`, ...keyOf(withdrawal)];
  const results = await runBatch(database, [
    auditStatement(c, database, name, withdrawal, exists),
    ...queueStatements(database, tags, exists),
    write,
  ]);
  await refresh(c.env, c.executionCtx);
  await purge(c, database);
  return toWithdrawals(rowsOf(results.at(-1)))[0];
}

function rowsOf(result: StatementResult | undefined): unknown[] {
  return result?.results ?? [];
}

/** What can't be purged now stays in the queue: the act is done, and an isolate purges it later. */
async function purge(c: Context<AppEnv>, database: Database): Promise<void> {
  try {
    await purgeNowAndLater(database, c.executionCtx);
  } catch (error) {
    logError(c, error instanceof Error ? error : new Error(String(error)));
  }
}

/** Tags of the responses that an act changes: of the guide with its images, of lists and of searches of all guides. */
function tagsOf({ guide }: Withdrawal): string[] {
  return [guideTag(guide), GUIDES_TAG];
}

function keyOf({ guide, locale = '', section = '' }: WithdrawnPart): [string, string, string] {
  return [guide, locale, section];
}
