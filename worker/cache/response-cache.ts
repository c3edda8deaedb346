/**
 * Response cache of an isolate, keyed by URL and the request headers that `Vary` names. A response depends on nothing but the request
 * and the deployed content, so an entry never goes stale; `purgeByTag` removes it all the same.
 */

import { toNotModifiedHeaders } from './conditional.ts';
import { SieveCache } from './sieve-cache.ts';

/** A 200 response that can be sent any number of times. */
export interface CachedResponse {
  body: ArrayBuffer;
  etag: string;
  headers: Headers;
  /** The headers of the corresponding 304. */
  notModifiedHeaders: Headers;
  /** As in `Cache-Tag`. */
  tags: readonly string[];
}

/** The cached variants of one URL. */
interface UrlEntry {
  /** The `Vary` header of its responses (RFC 9110, section 12.5.5). */
  vary: string;
  /** The header names in `vary`. */
  varyNames: readonly string[];
  /** Responses, keyed by the values of those headers. */
  variants: SieveCache<CachedResponse>;
}

/** Bytes; an isolate has 128 MB in all. */
const CAPACITY = 8 * 1024 * 1024;

/** Bytes for one URL, so that a client that varies its headers can't evict all other URLs. No response can be larger. */
const URL_CAPACITY = CAPACITY / 2;

/** Bytes that headers and keys of one response take, about. */
const OVERHEAD = 2_048;

const entries = new SieveCache<UrlEntry>(CAPACITY);

/** The cached response to a GET or HEAD of `url` with these request headers. */
export function lookup(url: string, headers: Headers): CachedResponse | undefined {
  const entry = entries.get(url);
  return entry?.variants.get(variantKey(headers, entry.varyNames));
}

/** Whether shared caches may store `response`: the isolate's cache is one. */
export function isCacheable({ status, headers }: Response): boolean {
  return status === 200 && (headers.get('Cache-Control')?.startsWith('public') ?? false);
}

/**
 * Stores a response that `isCacheable`, unless it is too large, and returns it as received. A response without an ETag gets the
 * hash of its body; what `lookup` returns later says `Server-Timing: memory`.
 */
export async function store(request: Request, response: Response): Promise<CachedResponse> {
  const body = await response.arrayBuffer();
  const headers = new Headers(response.headers);
  const etag = headers.get('ETag') ?? `"${await hash(body)}"`;
  headers.set('ETag', etag);
  const tags = headers.get('Cache-Tag')?.split(',') ?? [];
  const received = { body, etag, headers, notModifiedHeaders: toNotModifiedHeaders(headers), tags };

  const bytes = body.byteLength + OVERHEAD;
  // Otherwise the entry would be stored without variants: at 0 bytes it would never be evicted.
  if (bytes > URL_CAPACITY) return received;
  const entry = entryFor(request.url, headers.get('Vary') ?? '');
  entry.variants.set(variantKey(request.headers, entry.varyNames), asHit(received), bytes);
  entries.set(request.url, entry, entry.variants.bytes);
  return received;
}

/** Removes every URL of which a response has any of `tags`. */
export function purgeByTag(tags: readonly string[]): void {
  const purged = new Set(tags);
  for (const [url, { variants }] of entries)
    if ([...variants].some(([, response]) => response.tags.some((tag) => purged.has(tag))))
      entries.delete(url);
}

/** How many responses are cached, and their size in bytes. */
export function measureCache(): { responses: number; bytes: number } {
  const responses = [...entries].reduce((sum, [, { variants }]) => sum + variants.size, 0);
  return { responses, bytes: entries.bytes };
}

/** The response as a cache hit: `Server-Timing` says so. */
function asHit(response: CachedResponse): CachedResponse {
  const headers = new Headers(response.headers);
  headers.set('Server-Timing', 'memory');
  return { ...response, headers, notModifiedHeaders: toNotModifiedHeaders(headers) };
}

/** The entry of `url`, or a new one if its responses used to vary on other headers. */
function entryFor(url: string, vary: string): UrlEntry {
  const existing = entries.get(url);
  if (existing?.vary === vary) return existing;
  return {
    vary,
    varyNames: vary === '' ? [] : vary.split(/, */),
    variants: new SieveCache(URL_CAPACITY),
  };
}

function variantKey(headers: Headers, varyNames: readonly string[]): string {
  let key = '';
  for (const name of varyNames) key += `${headers.get(name) ?? ''}\n`;
  return key;
}

async function hash(body: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  return Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
