/** Audit log: one row for each act by an admin route. */
import type { Context } from 'hono';
import { DatabaseUnavailableError } from '../database-unavailable.ts';
import type { AppEnv } from '../env.ts';
import type { Condition, Database, Statement } from '../store/database.ts';
import { requireDatabase, runBatch } from '../store/run-batch.ts';

/** What admin routes do. */
export type Act = 'withdraw' | 'replace' | 'restore' | 'purge' | 'decide';

/**
 * The statement that records `act`, to be run in one batch with the act's own: neither is done without the other. With `condition`, a
 * SQL expression and its parameters, it records the act only if that is true when it runs.
 */
export function auditStatement(
  c: Context<AppEnv>,
  database: Database,
  act: Act,
  subject: object,
  condition: Condition = ['1'],
): Statement {
  const [sql, ...parameters] = condition;
  return database
    .prepare(`INSERT INTO audit (at, actor, act, subject, request_id) SELECT ?, ?, ?, ?, ? WHERE ${sql}`)
    .bind(
      new Date().toISOString(),
      c.get('actor').name,
      act,
      JSON.stringify(subject),
      c.get('requestId'),
      ...parameters,
    );
}

/** Records `act`, which is done whether or not that is possible; if it isn't, the worker's own log has the act. */
export async function recordOrLog(c: Context<AppEnv>, act: Act, subject: object): Promise<void> {
  try {
    const database = requireDatabase(c.env);
    await runBatch(database, [auditStatement(c, database, act, subject)]);
  } catch (error) {
    if (!(error instanceof DatabaseUnavailableError)) throw error;
    const { name: actor } = c.get('actor');
    console.warn({ requestId: c.get('requestId'), actor, act, subject, notInAuditLog: error.message });
  }
}
