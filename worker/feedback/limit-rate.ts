/** Rate limits of what readers send and of what D1 is read for: a brake on floods, with room for the readers behind one address. */
import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import { clientNetwork } from '../http/client-network.ts';
import { logError } from '../http/log.ts';
import { problem } from '../http/problems.ts';

/** Bindings that count what one client sends, and what it asks for by receipts. */
export type RateLimit =
  | 'VOTES_PER_CLIENT'
  | 'REPORTS_PER_CLIENT'
  | 'SEARCHES_PER_CLIENT'
  | 'RECEIPTS_PER_CLIENT';

/** Seconds: the period of the bindings. */
const RETRY_AFTER = 60;

/**
 * Counts the request. Without the binding, or while it fails, nothing is limited: keys in D1 make votes unique, this only slows floods.
 *
 * @throws {HTTPException} 429 `too-many-requests`.
 */
export async function limitRate(c: Context<AppEnv>, name: RateLimit): Promise<void> {
  try {
    const outcome = await c.env[name]?.limit({ key: clientNetwork(c) });
    if (outcome?.success ?? true) return;
  } catch (error) {
    logError(c, error instanceof Error ? error : new Error(String(error)));
    return;
  }
  const detail = `There were too many requests from your network. Try again in ${RETRY_AFTER} seconds.`;
  throw problem(c, 'too-many-requests', { detail }, { 'Retry-After': String(RETRY_AFTER) });
}
