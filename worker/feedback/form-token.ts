/** Tokens of the form `/report`: signed, so that a form is sent from the page, not too early for a person to have written it, and once. */
import { timingSafeEqual } from 'hono/utils/buffer';
import type { Database } from '../store/database.ts';
import { DAY_MS, type DailyKey, dayOf, readDailyKey, sign } from './daily-key.ts';
import { newRandomId } from './random-id.ts';
import type { SentForm } from './store-report.ts';

/** Times after which a form may be sent, and until which (ms). */
const [MIN_AGE_MS, MAX_AGE_MS] = [3_000, DAY_MS];

/** The keys that the isolate knows, by day: today's and yesterday's. */
const known = new Map<string, DailyKey>();

/**
 * A token for a form that is rendered now.
 *
 * @throws {DatabaseUnavailableError}
 */
export async function issueToken(database: Database): Promise<string> {
  const renderedAt = Date.now();
  const random = newRandomId();
  return `${renderedAt}.${random}.${await signatureOf(database, renderedAt, random)}`;
}

/**
 * The form that `token` was issued for; `early` if it is sent too soon, undefined if there is no such form, or if it has expired.
 *
 * @throws {DatabaseUnavailableError}
 */
export async function readToken(database: Database, token: string): Promise<SentForm | 'early' | undefined> {
  const [, time, random = '', signature = ''] = /^(\d{13})\.([\w-]{22})\.([0-9a-f]{32})$/.exec(token) ?? [];
  const renderedAt = Number(time);
  const age = Date.now() - renderedAt;
  // In this order: only the keys of two days are ever read.
  if (!(age >= 0 && age <= MAX_AGE_MS)) return undefined;
  if (!(await timingSafeEqual(signature, await signatureOf(database, renderedAt, random)))) return undefined;
  return age < MIN_AGE_MS ? 'early' : { day: dayOf(renderedAt), id: random };
}

async function signatureOf(database: Database, renderedAt: number, random: string): Promise<string> {
  const day = dayOf(renderedAt);
  const key = known.get(day) ?? (await readDailyKey(database, 'form_keys', day));
  if (!known.has(day) && known.size > 1) known.clear();
  known.set(day, key);
  return sign(key, ['form', renderedAt, random]);
}
