/**
 * Queue of purges of the edge cache, in D1: what has to be purged is stored with the act that requires it, so that it outlives the isolate, and
 * the acts of several isolates are purged together. Cloudflare allows 5 purges a minute, and 25 at once.
 * https://developers.cloudflare.com/workers/cache/purge/
 */
import type { Background } from '../env.ts';
import type { Condition, Database, Statement } from '../store/database.ts';
import { hasEdgeCache, purgeEdgeCache } from './edge-cache.ts';

/** One purge in so many milliseconds: 5 a minute. */
const INTERVAL_MS = 12_000;

/** Purges at once: fewer than allowed, because deploys and the publisher purge, too. */
const MAX_BURST = 20;

/** Tags of one purge. */
const MAX_TAGS = 100;

/**
 * Time after which everything is purged again (ms): until then an isolate that doesn't know of the act yet may have responded, and its
 * response have been cached.
 */
const SECOND_PURGE_MS = 15_000;

/** Times after an act (ms) at which its isolate purges what is due; the platform ends its work after 30 s. */
const RETRIES_MS = [5_000, 10_000, SECOND_PURGE_MS, 22_000, 28_000];

/** The statements that queue two purges of `tags` if `condition` is true: at once, and when every isolate knows. */
export function queueStatements(
  database: Database,
  tags: readonly string[],
  [condition, ...parameters]: Condition,
): Statement[] {
  const now = Date.now();
  return [now, now + SECOND_PURGE_MS].map((due, index) =>
    database
      .prepare(
        `INSERT INTO purges (tag, round, due) SELECT value, ?, ? FROM json_each(?) WHERE ${condition}
         ON CONFLICT DO UPDATE SET due = MAX(due, excluded.due)`,
      )
      .bind(index + 1, due, JSON.stringify(tags), ...parameters),
  );
}

/** Purges what is due, and again after the response until nothing is queued. */
export async function purgeNowAndLater(database: Database, context: Background): Promise<void> {
  if (hasEdgeCache(context)) context.waitUntil(purgeLater(database, context));
  await purgeDue(database, context);
}

async function purgeLater(database: Database, context: Background): Promise<void> {
  let waited = 0;
  for (const time of RETRIES_MS) {
    await new Promise((resolve) => setTimeout(resolve, time - waited));
    waited = time;
    // What fails is tried again, by this isolate or by the next one that refreshes its withdrawals.
    await purgeDue(database, context).catch(() => undefined);
  }
}

/**
 * Purges the tags that are due, as far as the rate limit has room. Those that are left stay in the queue, which each isolate looks into when
 * it refreshes the withdrawals.
 *
 * @throws {Error} if D1 or the platform fails.
 */
export async function purgeDue(database: Database, context: Background): Promise<void> {
  if (!hasEdgeCache(context)) {
    await database.batch([database.prepare('DELETE FROM purges')]);
    return;
  }
  for (let rows = await findDue(database); rows.length > 0; rows = await findDue(database)) {
    if (!(await takePurge(database))) return;
    await purgeEdgeCache(context, [...new Set(rows.map(({ tag }) => tag))]);
    await removeRows(database, rows);
  }
}

interface QueuedPurge {
  tag: string;
  round: number;
  due: number;
}

async function findDue(database: Database): Promise<QueuedPurge[]> {
  const statement = 'SELECT tag, round, due FROM purges WHERE due <= ? ORDER BY due LIMIT ?';
  const [due] = await database.batch([database.prepare(statement).bind(Date.now(), MAX_TAGS)]);
  return (due?.results ?? []).map(({ tag, round, due }) => ({
    tag: String(tag),
    round: Number(round),
    due: Number(due),
  }));
}

/** Removes rows that were purged, but not those that an act has queued again meanwhile. */
async function removeRows(database: Database, rows: readonly QueuedPurge[]): Promise<void> {
  await database.batch([
    database
      .prepare(
        `DELETE FROM purges WHERE (tag, round, due) IN
           (SELECT value ->> 'tag', value ->> 'round', value ->> 'due' FROM json_each(?))`,
      )
      .bind(JSON.stringify(rows)),
  ]);
}

/** Takes one of the purges that the rate limit has room for; returns false if there is none. */
async function takePurge(database: Database): Promise<boolean> {
  const now = Date.now();
  const room = 'MIN(?, purges + MAX(0, ? - at) / ?)';
  const values = [MAX_BURST, now, INTERVAL_MS];
  const [taken] = await database.batch([
    database
      .prepare(`UPDATE purge_budget SET purges = ${room} - 1, at = ? WHERE ${room} >= 1 RETURNING purges`)
      .bind(...values, now, ...values),
  ]);
  return (taken?.results.length ?? 0) > 0;
}
