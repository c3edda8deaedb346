/** Retention of reports: what is no longer needed is erased when its time is over. */
import type { Database } from '../store/database.ts';
import { runBatch } from '../store/run-batch.ts';
import { DAY_MS, dayOf } from './daily-key.ts';
import type { Retention } from './retention.ts';

/** Days in which the webhook attempts to deliver a message: none is deleted before. */
const ATTEMPTS_DAYS = 2;

/**
 * Erases contacts and links of reports, and later their messages with the publisher's notes, when their time is over: so many days after the
 * decision, or after receipt where there is none yet. The rest stays: kind, guide and section, state and dates. What
 * the webhook could not deliver is kept as long as messages of reports.
 *
 * @throws {DatabaseUnavailableError} if D1 fails: nothing was erased.
 * @example
 * await eraseOldReports(database, Date.now(), { contactDays: 90, textDays: 365 });
 */
export async function eraseOldReports(
  database: Database,
  now: number,
  { contactDays, textDays }: Retention,
): Promise<void> {
  const isOlder = 'coalesce(decided_at, received_at) < ?';
  const before = (days: number) => new Date(now - days * DAY_MS).toISOString();
  const messageDays = Math.max(textDays, ATTEMPTS_DAYS);
  await runBatch(database, [
    database
      .prepare(
        `UPDATE reports SET contact = NULL, evidence = NULL
         WHERE ${isOlder} AND (contact IS NOT NULL OR evidence IS NOT NULL)`,
      )
      .bind(before(contactDays)),
    database
      .prepare(
        `UPDATE reports SET message = NULL, note = NULL WHERE ${isOlder} AND (message IS NOT NULL OR note IS NOT NULL)`,
      )
      .bind(before(textDays)),
    database
      .prepare("DELETE FROM webhook_messages WHERE payload ->> 'timestamp' < ? AND coalesce(due, 0) < ?")
      .bind(before(messageDays), now - messageDays * DAY_MS),
  ]);
}

/**
 * Removes who has sent the reports of days that have ended, and the keys and uses of forms that can't be sent any more.
 *
 * @throws {DatabaseUnavailableError} if D1 fails: nothing was removed.
 * @example
 * await forgetSenders(database, Date.now());
 */
export async function forgetSenders(database: Database, now: number): Promise<void> {
  const yesterday = dayOf(now - DAY_MS);
  await runBatch(database, [
    database
      .prepare('UPDATE reports SET day = NULL, reader = NULL, digest = NULL WHERE day < ?')
      .bind(dayOf(now)),
    database.prepare('DELETE FROM form_uses WHERE day < ?').bind(yesterday),
    database.prepare('DELETE FROM form_keys WHERE day < ?').bind(yesterday),
  ]);
}
