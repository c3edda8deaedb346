/**
 * Readers of a day, told apart without being identified: a hash of address and agent under a random key that is made each day and deleted when
 * it ends. Days can't be linked, not even by whoever has the database.
 */
import type { Context } from 'hono';
import { concat } from '../concat.ts';
import { DatabaseUnavailableError } from '../database-unavailable.ts';
import type { AppEnv } from '../env.ts';
import { clientNetwork } from '../http/client-network.ts';
import type { Condition, Database } from '../store/database.ts';
import { runBatch } from '../store/run-batch.ts';

/** What the hashes of a reader are for: those of different purposes can't be linked either. */
type Purpose = 'vote' | 'report' | 'search';

/** A reader on a day, for one purpose. */
export interface Reader {
  /** Hash of 128 bits in hex. */
  id: string;
  /** UTC, `YYYY-MM-DD`. */
  day: string;
  /** Whether the key of the day still exists: rows under a deleted key would be of nobody, and might count a reader twice. */
  isToday: Condition;
  /** Hash of `texts` under the key of the day, of the form of `id`: only whoever has the key can try out what they were. */
  hash(...texts: string[]): Promise<string>;
}

interface DailyKey {
  day: string;
  key: string;
}

/** The key that the isolate knows. */
const known: { key?: DailyKey | undefined } = {};

/** The UTC day of `now`. */
export function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

/**
 * The result of `write`, which returns undefined if nothing was written because `isToday` was false; it is then called again with
 * the key of the new day.
 *
 * @throws {DatabaseUnavailableError}
 */
export async function writeAsReader<T>(
  c: Context<AppEnv>,
  database: Database,
  purpose: Purpose,
  write: (reader: Reader) => Promise<T | undefined>,
): Promise<T> {
  for (const _ of [1, 2]) {
    const day = dayOf(Date.now());
    const key = known.key?.day === day ? known.key : await readKey(database, day);
    known.key = key;
    const written = await write(await toReader(c, key, purpose));
    if (written !== undefined) return written;
    known.key = undefined;
  }
  throw new DatabaseUnavailableError('the key of the day is missing');
}

/** The key of `day`, which the first request of the day makes. */
async function readKey(database: Database, day: string): Promise<DailyKey> {
  const random = toHex(crypto.getRandomValues(new Uint8Array(32)));
  const [, selected] = await runBatch(database, [
    database.prepare('INSERT OR IGNORE INTO reader_keys (day, key) VALUES (?, ?)').bind(day, random),
    database.prepare('SELECT key FROM reader_keys WHERE day = ?').bind(day),
  ]);
  return { day, key: String(selected?.results[0]?.['key']) };
}

async function toReader(c: Context<AppEnv>, { day, key }: DailyKey, purpose: Purpose): Promise<Reader> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const secret = await crypto.subtle.importKey('raw', toBytes(key), algorithm, false, ['sign']);
  const hash = async (...texts: string[]) => {
    const signature = await crypto.subtle.sign('HMAC', secret, toBytes(JSON.stringify(texts)));
    return toHex(new Uint8Array(signature, 0, 16));
  };
  return {
    id: await hash(purpose, clientNetwork(c), c.req.header('User-Agent') ?? ''),
    day,
    isToday: ['EXISTS (SELECT 1 FROM reader_keys WHERE day = ? AND key = ?)', day, key],
    hash: (...texts) => hash('text', purpose, ...texts),
  };
}

function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(concat([text]));
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
