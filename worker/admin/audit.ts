/** Audit log: one row for each act by an admin route, written in the act's own transaction. */
import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import type { Condition, Database, Statement } from '../store/database.ts';

/** What admin routes do. */
export type Act = 'withdraw' | 'replace' | 'restore' | 'purge';

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
