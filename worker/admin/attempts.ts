/**
 * Limit of wrong tokens. The rate limiting binding counts them for all isolates of a location, but can't be asked without counting; so
 * an isolate remembers which clients are over the limit, and doesn't try their tokens at all.
 */
import type { Context } from 'hono';
import { SieveCache } from '../cache/sieve-cache.ts';
import type { AppEnv } from '../env.ts';
import { logError } from '../http/log.ts';

/** Seconds: the period of the binding. */
export const RETRY_AFTER = 60;

/** Clients that are remembered. */
const MAX_CLIENTS = 10_000;

/** When each client may try again (ms). */
const blockedUntil = new SieveCache<number>(MAX_CLIENTS);

/** Whether the client had too many wrong tokens within the period. */
export function isBlocked(c: Context<AppEnv>): boolean {
  return (blockedUntil.get(clientOf(c)) ?? 0) > Date.now();
}

/**
 * Counts a wrong token. Returns whether the client has had too many; without the binding it never has. One that can't be counted, because
 * the binding fails, is too many: otherwise guessing would be unlimited meanwhile.
 */
export async function recordWrongAttempt(c: Context<AppEnv>): Promise<boolean> {
  const client = clientOf(c);
  if (await isWithinLimit(c, client)) return false;
  blockedUntil.set(client, Date.now() + RETRY_AFTER * 1_000, 1);
  return true;
}

async function isWithinLimit(c: Context<AppEnv>, client: string): Promise<boolean> {
  try {
    const outcome = await c.env.ADMIN_ATTEMPTS?.limit({ key: client });
    return outcome?.success ?? true;
  } catch (error) {
    logError(c, error instanceof Error ? error : new Error(String(error)));
    return false;
  }
}

/** The IP address; of IPv6 the network, because a client has all addresses of one (RFC 6177). */
function clientOf(c: Context<AppEnv>): string {
  const address = c.req.header('CF-Connecting-IP') ?? '';
  if (!address.includes(':')) return address;
  const [start = '', end = ''] = address.split('::');
  const groups = start.split(':');
  const missing = 8 - groups.length - end.split(':').length;
  return [...groups, ...Array(Math.max(0, missing)).fill('0'), end].slice(0, 4).join(':');
}
