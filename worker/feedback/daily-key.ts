/** Random keys that are each made for a day and deleted after it, and what is signed with them. */

import { concat } from '../../schema/concat.ts';
import { toHex } from '../../schema/hex.ts';
import type { Database } from '../store/database.ts';
import { runBatch } from '../store/run-batch.ts';

export interface DailyKey {
  /** UTC, `YYYY-MM-DD`. */
  day: string;
  /** 256 bits in hex. */
  key: string;
  /** What `sign` signs with: imported once, not for each signature. */
  secret: CryptoKey;
}

/** Milliseconds of a day. */
export const DAY_MS = 86_400_000;

/** The UTC day of `now`. */
export function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

/**
 * The key of `day`, which the first request of the day makes.
 *
 * @throws {DatabaseUnavailableError}
 */
export async function readDailyKey(
  database: Database,
  table: 'reader_keys' | 'form_keys',
  day: string,
): Promise<DailyKey> {
  const random = toHex(crypto.getRandomValues(new Uint8Array(32)));
  const [, selected] = await runBatch(database, [
    database.prepare(`INSERT OR IGNORE INTO ${table} (day, key) VALUES (?, ?)`).bind(day, random),
    database.prepare(`SELECT key FROM ${table} WHERE day = ?`).bind(day),
  ]);
  const key = String(selected?.results[0]?.['key']);
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const secret = await crypto.subtle.importKey('raw', concat([key]), algorithm, false, ['sign']);
  return { day, key, secret };
}

/** HMAC of 128 bits in hex of the JSON of `content`. */
export async function sign({ secret }: DailyKey, content: readonly unknown[]): Promise<string> {
  const hash = await crypto.subtle.sign('HMAC', secret, concat([JSON.stringify(content)]));
  return toHex(new Uint8Array(hash, 0, 16));
}
