/**
 * The answers that an isolate has given: asked for again, they cost a look-up. What an isolate answers depends on nothing but the
 * request and the content it was deployed with, so what is remembered is never out of date; `purge` forgets it all the same.
 */

import { withoutContent } from './conditional.ts';
import { SieveCache } from './sieve-cache.ts';

/** An answer that can be given again. */
export interface KnownAnswer {
  body: ArrayBuffer;
  etag: string;
  headers: Headers;
  /** Those of a 304 in its place. */
  unchanged: Headers;
  tags: readonly string[];
}

/** What is remembered of one address: its answers, by what the request headers said that they vary on. */
interface Address {
  /** As the answers say it (RFC 9110, section 12.5.5). */
  vary: string;
  /** The names in it. */
  names: readonly string[];
  answers: SieveCache<KnownAnswer>;
}

/** An isolate has 128 MB for everything (bytes). */
const CAPACITY = 8 * 1024 * 1024;

/** Whoever asks one address with ever other headers leaves room for the other addresses (bytes). No answer can be larger. */
const CAPACITY_OF_ADDRESS = CAPACITY / 2;

/** Headers and keys count, too: about so many bytes an answer. */
const OVERHEAD = 2_048;

const addresses = new SieveCache<Address>(CAPACITY);

/** The answer to a GET or HEAD of `url` with `headers`, if it was given before. */
export function recall(url: string, headers: Headers): KnownAnswer | undefined {
  const address = addresses.get(url);
  return address?.answers.get(keyOf(headers, address.names));
}

/** Whether caches may keep `answer`: we are one. */
export function isKeepable({ status, headers }: Response): boolean {
  return status === 200 && (headers.get('Cache-Control')?.startsWith('public') ?? false);
}

/** Remembers `answer`, which `isKeepable`, if there is room for it. One without a validator gets the hash of its body. */
export async function remember(request: Request, answer: Response): Promise<KnownAnswer> {
  const body = await answer.arrayBuffer();
  const headers = new Headers(answer.headers);
  const etag = headers.get('ETag') ?? `"${await hash(body)}"`;
  headers.set('ETag', etag);
  const tags = headers.get('Cache-Tag')?.split(',') ?? [];
  const given = { body, etag, headers, unchanged: withoutContent(headers), tags };

  const bytes = body.byteLength + OVERHEAD;
  // An address without answers would weigh nothing, and so never be taken out.
  if (bytes > CAPACITY_OF_ADDRESS) return given;
  const address = addressOf(request.url, headers.get('Vary') ?? '');
  address.answers.set(keyOf(request.headers, address.names), recalled(given), bytes);
  addresses.set(request.url, address, address.answers.bytes);
  return given;
}

/** Forgets the addresses of which an answer has any of `tags`. */
export function forget(tags: readonly string[]): void {
  const gone = new Set(tags);
  for (const [url, { answers }] of addresses)
    if ([...answers].some(([, answer]) => answer.tags.some((tag) => gone.has(tag)))) addresses.delete(url);
}

/** How many answers are remembered, and how large they are (bytes). */
export function measureMemory(): { answers: number; bytes: number } {
  const answers = [...addresses].reduce((sum, [, address]) => sum + address.answers.size, 0);
  return { answers, bytes: addresses.bytes };
}

/** The same answer as it is given from memory: its `Server-Timing` says so. */
function recalled(answer: KnownAnswer): KnownAnswer {
  const headers = new Headers(answer.headers);
  headers.set('Server-Timing', 'memory');
  return { ...answer, headers, unchanged: withoutContent(headers) };
}

/** What is known of `url`, or nothing yet where its answers vary on something else by now. */
function addressOf(url: string, vary: string): Address {
  const known = addresses.get(url);
  if (known?.vary === vary) return known;
  return {
    vary,
    names: vary === '' ? [] : vary.split(/, */),
    answers: new SieveCache(CAPACITY_OF_ADDRESS),
  };
}

function keyOf(headers: Headers, names: readonly string[]): string {
  let key = '';
  for (const name of names) key += `${headers.get(name) ?? ''}\n`;
  return key;
}

async function hash(body: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  return Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
