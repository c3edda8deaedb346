/** Transactions of D1 for routes that write or that only the publisher uses. Unlike reading, most of what they do is impossible without a database. */
import { DatabaseUnavailableError } from '../database-unavailable.ts';
import type { Env } from '../env.ts';
import type { Database, Statement, StatementResult } from './database.ts';
import { withTimeout } from './timeout.ts';

/**
 * The binding `DB`.
 *
 * @throws {DatabaseUnavailableError} if the worker has none.
 */
export function requireDatabase({ DB }: Env): Database {
  if (!DB) throw new DatabaseUnavailableError('the worker has no D1 binding DB');
  return DB;
}

/** Time after which D1 counts as failing (ms). */
const TIMEOUT_MS = 10_000;

/**
 * Runs `statements` in one transaction.
 *
 * @throws {DatabaseUnavailableError} if D1 fails; then nothing was changed, unless the connection was lost after the transaction.
 */
export async function runBatch(database: Database, statements: Statement[]): Promise<StatementResult[]> {
  try {
    return await withTimeout(database.batch(statements), TIMEOUT_MS);
  } catch (cause) {
    throw new DatabaseUnavailableError(`D1 failed: ${cause}`, { cause });
  }
}
