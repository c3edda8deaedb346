/**
 * Queue of purges of the edge cache, in D1: what has to be purged is stored with the act that requires it, so that it outlives the isolate, and
 * the acts of several isolates are purged together. Cloudflare allows 5 purges a minute, and 25 at once.
 * https://developers.cloudflare.com/cache/how-to/purge-cache/
 */
import type { Background } from '../env.ts';
import type { Condition, Database, Statement } from '../store/database.ts';
import { hasEdgeCache, purgeEdgeCache } from './edge-cache.ts';

/** One purge in so many milliseconds: 5 a minute. */
const INTERVAL_MS = 12_000;

/** Purges at once: fewer than allowed, because deploys and the publisher purge, too. */
const MAX_BURST = 20;

/** Tags of one purge. */
const MAX_TAGS = 30;

/**
 * Time after which everything is purged again (ms): until then an isolate that doesn't know of the act yet may have answered, and its
 * response have been cached.
 */
const SECOND_PURGE_MS = 15_000;

/** The statements that queue two purges of `tags` if `condition` is true: at once, and when every isolate knows. */
export function queueStatements(
  database: Database,
  tags: readonly string[],
  [condition, ...parameters]: Condition,
): Statement[] {
  const now = Date.now();
  return [now, now + SECOND_PURGE_MS].map((due) =>
    database
      .prepare(`INSERT OR IGNORE INTO purges (tag, due) SELECT value, ? FROM json_each(?) WHERE ${condition}`)
      .bind(due, JSON.stringify(tags), ...parameters),
  );
}

/** Purges what is due, now and once more when the second purge is. Returns whether all that was due is purged. */
export async function purgeNowAndLater(database: Database, context: Background): Promise<boolean> {
  const later = async () => {
    await new Promise((resolve) => setTimeout(resolve, SECOND_PURGE_MS));
    await purgeDue(database, context);
  };
  if (hasEdgeCache(context)) context.waitUntil(later());
  return purgeDue(database, context);
}

/**
 * Purges the tags that are due, as far as the rate limit has room: the others stay in the queue, of which each isolate is told when it
 * refreshes the withdrawals. Returns whether none is left.
 *
 * @throws {Error} if D1 or the platform fails.
 */
export async function purgeDue(database: Database, context: Background): Promise<boolean> {
  const now = Date.now();
  if (!hasEdgeCache(context)) {
    await database.batch([database.prepare('DELETE FROM purges')]);
    return true;
  }
  const [due] = await database.batch([
    database.prepare('SELECT DISTINCT tag FROM purges WHERE due <= ? LIMIT ?').bind(now, MAX_TAGS + 1),
  ]);
  const tags = (due?.results ?? []).map(({ tag }) => String(tag)).slice(0, MAX_TAGS);
  if (tags.length === 0) return true;
  if (!(await takePurge(database, now))) return false;
  await purgeEdgeCache(context, tags);
  await database.batch([
    database
      .prepare('DELETE FROM purges WHERE due <= ? AND tag IN (SELECT value FROM json_each(?))')
      .bind(now, JSON.stringify(tags)),
  ]);
  return (due?.results.length ?? 0) <= MAX_TAGS;
}

/** Takes one of the purges that the rate limit has room for; returns false if there is none. */
async function takePurge(database: Database, now: number): Promise<boolean> {
  const room = 'MIN(?, purges + (? - at) / ?)';
  const values = [MAX_BURST, now, INTERVAL_MS];
  const [taken] = await database.batch([
    database
      .prepare(`UPDATE purge_budget SET purges = ${room} - 1, at = ? WHERE ${room} >= 1 RETURNING purges`)
      .bind(...values, now, ...values),
  ]);
  return (taken?.results.length ?? 0) > 0;
}
