/**
 * The list of withdrawals that an isolate knows. It is refreshed in the background; a read waits for D1 only if the isolate has no
 * list yet, or has not been used for so long that what it knows may be out of date.
 */

import type { Context } from 'hono';
import { currentGuideId } from '../../schema/moved-guides.ts';
import { hasEdgeCache } from '../cache/edge-cache.ts';
import { purgeDue } from '../cache/purge-queue.ts';
import type { AppEnv, Background, Env } from '../env.ts';
import { readCatalog } from './catalog.ts';
import { readDeclared } from './declared-withdrawals.ts';
import { keepCopy, readCopy, readStored, type StoredWithdrawals } from './stored-withdrawals.ts';
import { joinLists, type Knowledge, type WithdrawalList } from './withdrawal-list.ts';

/** Age from which on a list is refreshed in the background (ms). */
const REFRESH_MS = 5_000;

/**
 * Age that no list has which a response is made from, as long as D1 responds (ms). An isolate that is read more often than that has a younger
 * one, so that only the first read after a pause waits.
 */
const MAX_AGE_MS = 10_000;

/** A refresh that has not ended by then never will: the request that it ran in was cancelled (ms). */
const REFRESH_TIMEOUT_MS = 5_000;

/** What the isolate knows. */
const known: {
  list?: WithdrawalList;
  /** The last list that D1, or the copy of the location, had. */
  stored?: StoredWithdrawals | undefined;
  /** When D1 was last requested (ms since the epoch). */
  requestedAt: number;
  /** When D1 last responded. */
  respondedAt: number;
  /** When the latest refresh in the background started. */
  refreshingSince: number;
  /** The number of the latest started refresh, and of the latest whose result was taken. */
  started: number;
  taken: number;
} = { requestedAt: 0, respondedAt: 0, refreshingSince: 0, started: 0, taken: 0 };

/** The list by which the response to each request was made. */
const used = new WeakMap<Request, WithdrawalList>();

/** Version of the list that the isolate knows. */
export function knownVersion(): string | undefined {
  return known.list?.version;
}

/** Version of the list by which the response to `request` was made; undefined if it doesn't depend on one. */
export function versionUsedBy(request: Request): string | undefined {
  return used.get(request)?.version;
}

/** What was known when the response to `request` was made; undefined if it doesn't depend on withdrawals. */
export function knowledgeUsedBy(request: Request): Knowledge | undefined {
  return used.get(request)?.knowledge;
}

/**
 * The withdrawals that hold for the request.
 *
 * @throws {ContentUnavailableError} if the file of declared withdrawals can't be read.
 */
export async function readWithdrawals(c: Context<AppEnv>): Promise<WithdrawalList> {
  const request = c.req.raw;
  const before = used.get(request);
  if (before) return before;
  const waiting = refreshIfDue(c.env, backgroundOf(c));
  if (waiting) await waiting;
  const list = known.list ?? (await toList(c.env, 'none'));
  used.set(request, list);
  return list;
}

/** The context of the request's execution; Hono throws if the app was called without one. */
function backgroundOf(c: Context<AppEnv>): Background {
  try {
    return c.executionCtx;
  } catch {
    return { waitUntil() {} };
  }
}

/** Refreshes a list that is due, in the background; returns a promise only if a read has to wait for it. */
export function refreshIfDue(env: Env, context: Background): Promise<void> | undefined {
  if (known.list && !env.DB) return undefined;
  const now = Date.now();
  if (!known.list || isOlder(known.requestedAt, MAX_AGE_MS, now)) return refresh(env, context);
  if (
    isOlder(known.requestedAt, REFRESH_MS, now) &&
    isOlder(known.refreshingSince, REFRESH_TIMEOUT_MS, now)
  ) {
    known.refreshingSince = now;
    context.waitUntil(refresh(env, context).catch(logFailure));
  }
  return undefined;
}

/** Whether `time` is at least `age` milliseconds ago, or in the future because the clock was set back. */
function isOlder(time: number, age: number, now: number): boolean {
  return now - time >= age || now < time;
}

/**
 * Reads the list again. If D1 fails, the isolate goes on with what it knows, or with the copy of its location.
 *
 * @throws {ContentUnavailableError} if the file of declared withdrawals can't be read.
 */
async function refresh(env: Env, context: Background): Promise<void> {
  known.started += 1;
  const number = known.started;
  // What is read is as old as the start of the reading.
  const startedAt = Date.now();
  const { stored, hasResponded } = await readLatest(env, context);
  const respondedAt = hasResponded ? startedAt : known.respondedAt;
  const list = await toList(env, knowledgeAt(env, stored, respondedAt), stored);
  // Of two refreshes the one that started later has read the later list.
  if (number < known.taken) return;
  Object.assign(known, {
    list,
    stored,
    respondedAt,
    taken: number,
    requestedAt: startedAt,
    refreshingSince: 0,
  });
}

/** Takes the list that an act of this isolate has left in D1, so that the act holds here at once. */
export async function adopt(env: Env, context: Background, stored: StoredWithdrawals): Promise<void> {
  const now = Date.now();
  context.waitUntil(keepCopy(stored).catch(logFailure));
  const list = await toList(env, 'current', stored);
  // A refresh that has started before may have read the list without the act.
  known.started += 1;
  Object.assign(known, { list, stored, taken: known.started, requestedAt: now, respondedAt: now });
}

function knowledgeAt(env: Env, stored: StoredWithdrawals | undefined, respondedAt: number): Knowledge {
  if (!env.DB) return 'current';
  if (!stored) return 'none';
  return isOlder(respondedAt, MAX_AGE_MS, Date.now()) ? 'outdated' : 'current';
}

/** The list in D1, or else the last one known; undefined without a database, or if none is known. */
async function readLatest(
  env: Env,
  context: Background,
): Promise<{ stored: StoredWithdrawals | undefined; hasResponded: boolean }> {
  if (!env.DB) return { stored: undefined, hasResponded: true };
  try {
    const latest = await readStored(env.DB, known.stored?.version);
    if (latest) context.waitUntil(keepCopy(latest).catch(logFailure));
    // What another isolate could not purge.
    if (hasEdgeCache(context)) context.waitUntil(purgeDue(env.DB, context).catch(logFailure));
    return { stored: latest ?? known.stored, hasResponded: true };
  } catch (error) {
    logFailure(error);
    return { stored: known.stored ?? (await readCopy()), hasResponded: false };
  }
}

function logFailure(error: unknown): void {
  console.error({
    withdrawals: known.stored ? 'the last known list holds' : 'no list is known: responses are not stored',
    error: error instanceof Error ? error.stack : String(error),
  });
}

/** The list of what front matter declares and of what is `stored`. */
async function toList(env: Env, knowledge: Knowledge, stored?: StoredWithdrawals): Promise<WithdrawalList> {
  const declared = await readDeclared(env.ASSETS);
  const isKnown = known.list?.knowledge === knowledge && known.stored === stored;
  if (isKnown && known.list) return known.list;
  const tag = declared.digest.slice(0, 16) + (stored?.version ?? '');
  // Whoever renames a guide doesn't show again what is withdrawn of it.
  const { moved = {} } = await readCatalog(env.ASSETS);
  const current = (stored?.withdrawals ?? []).map((each) => ({
    ...each,
    guide: currentGuideId(moved, each.guide),
  }));
  return joinLists(tag, knowledge, declared.withdrawals, current);
}
