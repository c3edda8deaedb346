/**
 * Limit of wrong tokens. The rate limiting binding counts them for all isolates of a location, but can't be asked without counting; so
 * an isolate remembers which clients are over the limit, and doesn't try their tokens at all.
 */
import type { Context } from 'hono';
import { SieveCache } from '../cache/sieve-cache.ts';
import type { AppEnv } from '../env.ts';
import { clientNetwork } from '../http/client-network.ts';
import { logError } from '../http/log.ts';

/** Seconds: the period of the binding. */
export const RETRY_AFTER = 60;

/** Clients that are remembered. */
const MAX_CLIENTS = 10_000;

/** When each client may try again (ms). */
const blockedUntil = new SieveCache<number>(MAX_CLIENTS);

/** Whether the client had too many wrong tokens within the period. */
export function isBlocked(c: Context<AppEnv>): boolean {
  return (blockedUntil.get(clientNetwork(c)) ?? 0) > Date.now();
}

/**
 * Counts a wrong token. Returns whether the client has had too many; without the binding it never has. One that can't be counted, because
 * the binding fails, is too many: otherwise guessing would be unlimited meanwhile.
 */
export async function recordWrongAttempt(c: Context<AppEnv>): Promise<boolean> {
  const client = clientNetwork(c);
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
