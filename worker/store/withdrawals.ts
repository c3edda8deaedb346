/**
 * The list of withdrawals that an isolate knows. It is refreshed in the background; a read waits for D1 only if the isolate has no
 * list yet, or has not been used for so long that what it knows may be out of date.
 */
import type { Context } from 'hono';
import { hasEdgeCache } from '../cache/edge-cache.ts';
import { purgeDue } from '../cache/purge-queue.ts';
import type { AppEnv, Background, Env } from '../env.ts';
import { readDeclared } from './declared-withdrawals.ts';
import { keepCopy, readCopy, readStored, type StoredWithdrawals } from './stored-withdrawals.ts';
import { joinLists, toList, type WithdrawalList } from './withdrawal-list.ts';

/** Age from which on a list is refreshed in the background (ms). */
const REFRESH_MS = 5_000;

/** Age that no list has which a response is made from, as long as D1 responds (ms). */
const MAX_AGE_MS = 10_000;

/** A refresh that has not ended by then never will: the request that it ran in was cancelled (ms). */
const REFRESH_TIMEOUT_MS = 5_000;

/** What the isolate knows. */
const known: {
  list?: WithdrawalList;
  /** The version in D1 that `list` was read at; undefined if it was not read. */
  stored?: StoredWithdrawals | undefined;
  /** When `list` was current, or reading it last failed (ms since the epoch). */
  checkedAt: number;
  isFailing: boolean;
  /** When the latest refresh in the background started. */
  refreshingSince: number;
  /** The number of the latest started refresh, and of the latest whose result was taken. */
  started: number;
  taken: number;
} = { checkedAt: 0, isFailing: false, refreshingSince: 0, started: 0, taken: 0 };

/** The list by which each request was answered. */
const used = new WeakMap<Request, WithdrawalList>();

/** Version of the list that the isolate knows. */
export function knownVersion(): string | undefined {
  return known.list?.version;
}

/** Version of the list by which the response to `request` was made; undefined if it doesn't depend on one. */
export function versionUsedBy(request: Request): string | undefined {
  return used.get(request)?.version;
}

/** Whether the response to `request` was made without knowing all withdrawals, so that no cache may store it. */
export function isUncertain(request: Request): boolean {
  return used.get(request)?.isComplete === false;
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
  const list = known.list ?? (await declaredList(c.env, false));
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
  const now = Date.now();
  const age = now - known.checkedAt;
  if (!known.list || (age >= MAX_AGE_MS && !known.isFailing)) return refresh(env, context);
  if (age >= REFRESH_MS && now - known.refreshingSince >= REFRESH_TIMEOUT_MS) {
    known.refreshingSince = now;
    context.waitUntil(refresh(env, context));
  }
  return undefined;
}

/** Reads the list again. If that fails, the isolate goes on with what it knows, or with the copy of its location. */
export async function refresh(env: Env, context: Background): Promise<void> {
  known.started += 1;
  const number = known.started;
  const stored = await readLatest(env, context);
  // Of two refreshes the one that started later has read the later list.
  if (number < known.taken) return;
  known.taken = number;
  known.stored = stored;
  known.list = await declaredList(env, stored !== undefined || !env.DB, stored);
  known.checkedAt = env.DB ? Date.now() : Number.POSITIVE_INFINITY;
  known.refreshingSince = 0;
}

/** The list in D1, or the last one known; undefined without a database, or if none is known. */
async function readLatest(env: Env, context: Background): Promise<StoredWithdrawals | undefined> {
  if (!env.DB) return undefined;
  try {
    const latest = await readStored(env.DB, known.stored?.version);
    known.isFailing = false;
    if (latest) context.waitUntil(keepCopy(latest.version, latest.rows).catch(logFailure));
    // What another isolate could not purge.
    if (hasEdgeCache(context)) context.waitUntil(purgeDue(env.DB, context).catch(logFailure));
    return latest ?? known.stored;
  } catch (error) {
    known.isFailing = true;
    logFailure(error);
    return known.stored ?? (await readCopy());
  }
}

function logFailure(error: unknown): void {
  console.error({
    withdrawals: known.stored ? 'the last known list holds' : 'no list is known: responses are not stored',
    error: error instanceof Error ? error.stack : String(error),
  });
}

/** The list of what front matter declares and of what is `stored`. */
async function declaredList(
  env: Env,
  isComplete: boolean,
  stored?: StoredWithdrawals,
): Promise<WithdrawalList> {
  const declared = await readDeclared(env.ASSETS);
  const listed = joinLists(declared.withdrawals, stored?.withdrawals ?? []);
  return toList(`${declared.digest}.${stored?.version ?? ''}.${isComplete}`, isComplete, listed);
}
