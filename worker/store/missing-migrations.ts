/** Migrations that were not applied to the database: readers can't send what has no table. */
import type { Database } from './database.ts';
import { withTimeout } from './timeout.ts';

/** The last table or index that each migration creates, by the migration's file. */
const LAST_CREATED = {
  '0001_withdrawals.sql': 'audit',
  '0002_votes.sql': 'vote_comments',
  '0003_reports.sql': 'webhook_messages_by_due',
  '0004_searches.sql': 'last_cleaning',
};

/** Time after which D1 counts as failing (ms). */
const TIMEOUT_MS = 2_000;

/** Databases that lack nothing: what was applied stays. */
const complete = new WeakSet<Database>();

/**
 * The files of the migrations that `database` lacks, in their order. Empty while D1 fails, too: nothing is known then.
 *
 * @example
 * await listMissingMigrations(env.DB); // ['0004_searches.sql']
 */
export async function listMissingMigrations(database: Database): Promise<string[]> {
  if (complete.has(database)) return [];
  const names = JSON.stringify(Object.values(LAST_CREATED));
  const statement = database
    .prepare('SELECT name FROM sqlite_master WHERE name IN (SELECT value FROM json_each(?))')
    .bind(names);
  const results = await withTimeout(database.batch([statement]), TIMEOUT_MS).catch(() => undefined);
  if (!results) return [];
  const found = new Set(results[0]?.results.map(({ name }) => name));
  const missing = Object.entries(LAST_CREATED).flatMap(([file, name]) => (found.has(name) ? [] : [file]));
  if (missing.length === 0) complete.add(database);
  return missing;
}
