/** Erasure of what readers wrote with their votes, when its time is over. */
import type { Database } from '../store/database.ts';
import { runBatch } from '../store/run-batch.ts';
import { DAY_MS, dayOf } from './daily-key.ts';

/**
 * Deletes comments of votes that are older than `days`. The counts stay.
 *
 * @throws {DatabaseUnavailableError} if D1 fails: nothing was deleted.
 */
export async function eraseOldComments(database: Database, now: number, days: number): Promise<void> {
  const before = dayOf(now - days * DAY_MS);
  await runBatch(database, [database.prepare('DELETE FROM vote_comments WHERE day < ?').bind(before)]);
}
