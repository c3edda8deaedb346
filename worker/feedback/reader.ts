/**
 * Readers of a day, told apart without being identified: a hash of address and agent under a random key that is made each day and deleted when
 * it ends. Days can't be linked, not even by whoever has the database.
 */
import type { Context } from 'hono';
import { DatabaseUnavailableError } from '../database-unavailable.ts';
import type { AppEnv } from '../env.ts';
import { clientNetwork } from '../http/client-network.ts';
import type { Condition, Database } from '../store/database.ts';
import { type DailyKey, dayOf, readDailyKey, sign } from './daily-key.ts';

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

/** The key that the isolate knows. */
const known: { key?: DailyKey | undefined } = {};

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
    const key = known.key?.day === day ? known.key : await readDailyKey(database, 'reader_keys', day);
    known.key = key;
    const written = await write(await toReader(c, key, purpose));
    if (written !== undefined) return written;
    known.key = undefined;
  }
  throw new DatabaseUnavailableError('the key of the day is missing');
}

async function toReader(c: Context<AppEnv>, dailyKey: DailyKey, purpose: Purpose): Promise<Reader> {
  const { day, key } = dailyKey;
  const subject = [purpose, clientNetwork(c), c.req.header('User-Agent') ?? ''];
  return {
    id: await sign(dailyKey, subject),
    day,
    isToday: ['EXISTS (SELECT 1 FROM reader_keys WHERE day = ? AND key = ?)', day, key],
    hash: (...texts) => sign(dailyKey, ['text', purpose, ...texts]),
  };
}
