/** Acts of withdrawal in D1: each is one transaction with its row in the audit log, and the purges; triggers give the list another version. */

import type { Context } from 'hono';
import { currentGuideId } from '../../schema/moved-guides.ts';
import type { Withdrawal, WithdrawnPart } from '../../schema/withdrawal.ts';
import { purgeNowAndLater, queueStatements } from '../cache/purge-queue.ts';
import type { AppEnv } from '../env.ts';
import { GUIDES_TAG, guideTag } from '../http/cache-headers.ts';
import { logError } from '../http/log.ts';
import { readCatalog } from '../store/catalog.ts';
import type { Condition, Database, Statement } from '../store/database.ts';
import { requireDatabase, runBatch } from '../store/run-batch.ts';
import { selectStored, toStored, toWithdrawals, WITHDRAWAL_COLUMNS } from '../store/stored-withdrawals.ts';
import { adopt } from '../store/withdrawals.ts';
import { type Act, auditStatement } from './audit.ts';

/** Selects the row of one part. */
const IS_PART = 'guide = ? AND locale = ? AND section = ?';

/**
 * Stores `withdrawal`, or replaces the reason of the one of the same part, which keeps its time. Returns the stored withdrawal; undefined if
 * the part is withdrawn already, or if there is nothing to replace.
 *
 * @param also - what else the transaction does
 * @throws {DatabaseUnavailableError} if D1 fails, or the worker has none: nothing was changed.
 */
export async function withdrawPart(
  c: Context<AppEnv>,
  withdrawal: Withdrawal,
  isReplacement: boolean,
  also: readonly Statement[] = [],
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
    return isReplacement
      ? await act(c, database, 'replace', withdrawal, write, isListed(IS_PART, ...keyOf(withdrawal)), also)
      : await act(c, database, 'withdraw', withdrawal, write, ['1'], also);
  } catch (error) {
    if (/UNIQUE constraint failed: withdrawals\./.test(String(error))) return undefined;
    throw error;
  }
}

/**
 * Undoes `withdrawal`, and returns it; undefined if it was undone meanwhile, whether or not the part was withdrawn again.
 *
 * @param also - what else the transaction does, in either case
 * @throws {DatabaseUnavailableError} as `withdrawPart` does.
 */
export function restorePart(
  c: Context<AppEnv>,
  withdrawal: Withdrawal,
  also: readonly Statement[] = [],
): Promise<Withdrawal | undefined> {
  const database = requireDatabase(c.env);
  const isExact = `${IS_PART} AND since = ?`;
  const key = [...keyOf(withdrawal), withdrawal.since] as const;
  const write = database
    .prepare(`DELETE FROM withdrawals WHERE ${isExact} RETURNING ${WITHDRAWAL_COLUMNS}`)
    .bind(...key);
  return act(c, database, 'restore', withdrawal, write, isListed(isExact, ...key), also);
}

/**
 * The withdrawals in D1, those of `guides` if they are given; empty without a database.
 *
 * @throws {DatabaseUnavailableError} if D1 fails.
 */
export async function readStoredWithdrawals(
  c: Context<AppEnv>,
  guides?: readonly string[],
): Promise<Withdrawal[]> {
  if (!c.env.DB) return [];
  const statement = c.env.DB.prepare(
    `SELECT ${WITHDRAWAL_COLUMNS} FROM withdrawals WHERE ?1 IS NULL OR guide IN (SELECT value FROM json_each(?1))`,
  ).bind(guides ? JSON.stringify(guides) : null);
  const [rows] = await runBatch(c.env.DB, [statement]);
  return toWithdrawals(rows?.results ?? []);
}

/** Runs `write`, which returns the row, with all that belongs to it; then purges caches. */
async function act(
  c: Context<AppEnv>,
  database: Database,
  name: Act,
  withdrawal: Withdrawal,
  write: Statement,
  exists: Condition,
  also: readonly Statement[],
): Promise<Withdrawal | undefined> {
  const [written, ...results] = (
    await runBatch(database, [
      ...also,
      auditStatement(c, database, name, withdrawal, exists),
      ...queueStatements(database, await tagsOf(c, withdrawal), exists),
      write,
      ...selectStored(database),
    ])
  ).slice(-3);
  // The act is done: what fails from here on must not make it look as if it were not.
  const after = [adopt(c.env, c.executionCtx, toStored(results)), purgeNowAndLater(database, c.executionCtx)];
  for (const outcome of await Promise.allSettled(after))
    if (outcome.status === 'rejected') logError(c, toError(outcome.reason));
  return toWithdrawals(written?.results ?? [])[0];
}

function isListed(condition: string, ...parameters: string[]): Condition {
  return [`EXISTS (SELECT 1 FROM withdrawals WHERE ${condition})`, ...parameters];
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

/** Tags of the responses that an act changes: of the guide with its images, of lists and of searches of all guides. */
async function tagsOf(c: Context<AppEnv>, { guide }: Withdrawal): Promise<string[]> {
  const { moved = {} } = await readCatalog(c.env.ASSETS);
  return [guideTag(currentGuideId(moved, guide)), GUIDES_TAG];
}

function keyOf({ guide, locale = '', section = '' }: WithdrawnPart): [string, string, string] {
  return [guide, locale, section];
}
