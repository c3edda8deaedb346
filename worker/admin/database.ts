/** The database of admin routes. Unlike reading, most of what they do is impossible without one. */
import { DatabaseUnavailableError } from '../database-unavailable.ts';
import type { Env } from '../env.ts';
import type { Database, Statement, StatementResult } from '../store/database.ts';

/**
 * The binding `DB`.
 *
 * @throws {DatabaseUnavailableError} if the worker has none.
 */
export function requireDatabase({ DB }: Env): Database {
  if (!DB) throw new DatabaseUnavailableError('the worker has no D1 binding DB');
  return DB;
}

/**
 * Runs `statements` in one transaction.
 *
 * @throws {DatabaseUnavailableError} if D1 fails; then nothing was changed.
 */
export async function runBatch(database: Database, statements: Statement[]): Promise<StatementResult[]> {
  try {
    return await database.batch(statements);
  } catch (cause) {
    throw toDatabaseError(cause);
  }
}

/** The error of an admin route for one of D1. */
export function toDatabaseError(cause: unknown): DatabaseUnavailableError {
  return new DatabaseUnavailableError(`D1 failed: ${cause}`, { cause });
}
