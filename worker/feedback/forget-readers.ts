/** Erasure of what tells readers of past days apart. */
import type { Database } from '../store/database.ts';
import { runBatch } from '../store/run-batch.ts';
import { dayOf } from './daily-key.ts';

/** Each has one parameter, the current day. The key goes with all that was hashed under it. */
const STATEMENTS = [
  'DELETE FROM votes WHERE day < ?',
  'UPDATE vote_comments SET reader = NULL WHERE day < ? AND reader IS NOT NULL',
  'DELETE FROM searches WHERE day < ?',
  'DELETE FROM search_counts WHERE day < ? AND hash IS NOT NULL AND query IS NULL',
  'UPDATE search_counts SET hash = NULL WHERE day < ? AND hash IS NOT NULL',
  'DELETE FROM reader_keys WHERE day < ?',
];

/**
 * Deletes keys and hashes of all UTC days before that of `now`, in one transaction: who voted, commented or searched can't be told any more.
 * Counts, comments, and what many have searched for stay. To be called every day; a day that was missed is made up for.
 *
 * @throws {DatabaseUnavailableError} if D1 fails: nothing was deleted.
 */
export async function forgetReaders(database: Database, now: number): Promise<void> {
  const at = new Date(now).toISOString();
  await runBatch(database, [
    ...STATEMENTS.map((sql) => database.prepare(sql).bind(dayOf(now))),
    database.prepare('INSERT OR REPLACE INTO last_cleaning (id, at) VALUES (1, ?)').bind(at),
  ]);
}
