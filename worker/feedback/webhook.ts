/** Webhook that tells the publisher of reports, as Standard Webhooks specifies: signed, and retried for two days. */

import { concat } from '../../schema/concat.ts';
import { isLoopback } from '../../schema/loopback.ts';
import type { Background, Env } from '../env.ts';
import type { Database } from '../store/database.ts';
import { runBatch } from '../store/run-batch.ts';

/** Seconds from each attempt to the next, of which the last is the twelfth. Attempts that are due are made whenever the cron handler runs. */
const DELAYS_S = [60, 300, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 28_800, 43_200, 50_400];

/** Messages that one run sends at most: what is left is due in the next. */
const MAX_MESSAGES = 20;

/** Time that the receiver has to respond (ms). */
const TIMEOUT_MS = 10_000;

/** A message of which an attempt has begun. */
interface Message {
  id: string;
  payload: string;
}

/**
 * Sends the messages of the webhook that are due, and goes on after the response. What the receiver does not accept with a status of 2xx is due
 * again later; after the last attempt it stays, with its error, where `GET /admin/reports/:id` shows it.
 *
 * @returns when all were sent; it never rejects
 * @example
 * await sendDueWebhooks(env, context);
 */
export function sendDueWebhooks(env: Env, context: Background): Promise<void> {
  const { DB: database, WEBHOOK_URL: url } = env;
  if (!database || !url) return Promise.resolve();
  const sent = sendDue(database, url, env.WEBHOOK_SECRET ?? '').catch((error: unknown) =>
    console.error({ webhook: 'its queue could not be read', error: String(error) }),
  );
  context.waitUntil(sent);
  return sent;
}

async function sendDue(database: Database, url: string, secret: string): Promise<void> {
  const messages = await claimDue(database);
  await Promise.all(
    messages.map(async (message) => {
      const error = await attempt(message, url, secret).catch((failure: unknown) => messageOf(failure));
      await recordOutcome(database, message, error);
    }),
  );
}

/**
 * Takes the messages that are due: nobody else sends them before their next attempt is due, which is soon enough if this isolate ends before
 * it has recorded the outcome.
 */
async function claimDue(database: Database): Promise<Message[]> {
  const now = Date.now();
  const [claimed] = await runBatch(database, [
    database
      .prepare(
        `UPDATE webhook_messages SET attempts = attempts + 1, due = ?1 + 1000 * (? ->> ('$[' || attempts || ']')), error = 'no outcome is known'
         WHERE id IN (SELECT id FROM webhook_messages WHERE due <= ?1 ORDER BY due LIMIT ?) RETURNING id, payload`,
      )
      .bind(now, JSON.stringify(DELAYS_S), MAX_MESSAGES),
  ]);
  return (claimed?.results ?? []).map(({ id, payload }) => ({ id: String(id), payload: String(payload) }));
}

/** Sends `message`; returns why it was not accepted. */
async function attempt({ id, payload }: Message, url: string, secret: string): Promise<string | undefined> {
  const fault = faultOf(url, secret);
  if (fault !== undefined) return fault;
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${await signature(secret, `${id}.${timestamp}.${payload}`)}`,
    },
    body: payload,
    // The signed message is for this URL only.
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await response.body?.cancel();
  return response.ok ? undefined : `the receiver returned ${response.status}`;
}

/** What is wrong with the settings. */
function faultOf(url: string, secret: string): string | undefined {
  const { protocol, hostname } = URL.parse(url) ?? {};
  const isLocal = protocol === 'http:' && isLoopback(hostname ?? '');
  if (protocol !== 'https:' && !isLocal) return 'WEBHOOK_URL is no https URL';
  return secretBytes(secret) ? undefined : 'WEBHOOK_SECRET is not whsec_ and a key in base64';
}

/** The key in `secret`; undefined if it is none. */
function secretBytes(secret: string): Uint8Array<ArrayBuffer> | undefined {
  const [, key] = /^whsec_([A-Za-z0-9+/]{32,88}={0,2})$/.exec(secret) ?? [];
  try {
    return key === undefined ? undefined : Uint8Array.from(atob(key), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

async function signature(secret: string, content: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const bytes = secretBytes(secret) ?? new Uint8Array();
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']);
  const signed = await crypto.subtle.sign('HMAC', key, concat([content]));
  return btoa(String.fromCharCode(...new Uint8Array(signed)));
}

/** Removes what was delivered; of the rest, the error is kept. */
async function recordOutcome(database: Database, { id }: Message, error: string | undefined): Promise<void> {
  const statement =
    error === undefined
      ? database.prepare('DELETE FROM webhook_messages WHERE id = ?').bind(id)
      : database.prepare('UPDATE webhook_messages SET error = ? WHERE id = ?').bind(error, id);
  await runBatch(database, [statement]);
  if (error !== undefined) console.warn({ webhook: id, error });
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}
