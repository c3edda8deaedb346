/** Scheduled work, by the cron trigger of `wrangler.toml`: erasure of what readers sent, and messages of the webhook that are due. */
import type { Background, Env } from './env.ts';
import { eraseOldComments } from './feedback/erase-old-text.ts';
import { forgetReaders } from './feedback/forget-readers.ts';
import { eraseOldReports, forgetSenders } from './feedback/report-retention.ts';
import { readRetention } from './feedback/retention.ts';
import { sendDueWebhooks } from './feedback/webhook.ts';

/**
 * Does all that is due at `now` (ms since the epoch). What fails holds up nothing else, and is done by the next run; without a database there is
 * nothing to do.
 *
 * @throws {AggregateError} if something failed: the platform records the run as failed.
 */
export async function runScheduled(env: Env, context: Background, now: number): Promise<void> {
  const { DB } = env;
  if (!DB) return;
  const retention = readRetention(env);
  const work = {
    forgetReaders: forgetReaders(DB, now),
    forgetSenders: forgetSenders(DB, now),
    eraseOldComments: eraseOldComments(DB, now, retention.textDays),
    eraseOldReports: eraseOldReports(DB, now, retention),
    sendDueWebhooks: sendDueWebhooks(env, context),
  };
  const settled = await Promise.allSettled(Object.values(work));
  const failed = Object.keys(work).flatMap((name, index) => {
    const outcome = settled[index];
    return outcome?.status === 'rejected' ? [{ name, reason: outcome.reason }] : [];
  });
  console.log({ scheduled: Object.keys(work), failed: failed.map(({ name }) => name) });
  for (const { name, reason } of failed) console.error({ scheduled: name, error: String(reason) });
  if (failed.length > 0)
    throw new AggregateError(
      failed.map(({ reason }) => reason),
      'scheduled work failed',
    );
}
