/**
 * Response cache of an isolate, keyed by URL, by what was negotiated, and by the version of the withdrawals. A response depends on nothing
 * but these and the deployed content, so an entry never goes stale; `purgeByTag` removes it all the same.
 */
import { sha256 } from '../../schema/integrity.ts';
import { type Negotiation, negotiationsOf } from '../http/negotiation.ts';
import { readBody } from '../http/respond.ts';
import { SieveCache } from './sieve-cache.ts';
import { variantKey } from './variant-key.ts';

/** A 200 response that can be sent any number of times. */
export interface CachedResponse {
  body: ArrayBuffer;
  etag: string;
  headers: Headers;
  /** Version of the withdrawals that it was made under; undefined if it doesn't depend on them. */
  version: string | undefined;
  /** The headers of the corresponding 304, once one was sent. */
  notModifiedHeaders?: Headers;
}

/** The cached variants of one URL. */
interface UrlEntry {
  /** By which its response is selected. */
  negotiations: readonly Negotiation[];
  variants: SieveCache<CachedResponse>;
}

/** Bytes; an isolate has 128 MB in all. */
const CAPACITY = 8 * 1024 * 1024;

/** Bytes for one URL, so that its variants can't evict all other URLs. No response can be larger. */
const URL_CAPACITY = CAPACITY / 2;

/** Variants of one URL: locales in all media types. */
const MAX_VARIANTS = 64;

/** Bytes in memory of the objects of an entry: maps, iterators, the buffer's own. A URL with one variant takes 1.0 kB (V8). */
const ENTRY_BYTES = 640;

/**
 * Bytes in memory of a `Headers` object with the 16 headers of a response, without the text of those two that differ in length. It is
 * outside of V8's heap: workerd's resident set grows by 4.3 kB for each.
 */
const HEADERS_BYTES = 4_352;

const entries = new SieveCache<UrlEntry>(CAPACITY);

/** The cached response to a GET or HEAD of `url` with these request headers, made under `version` of the withdrawals. */
export function lookup(
  url: string,
  headers: Headers,
  version: string | undefined,
): CachedResponse | undefined {
  const entry = entries.get(url);
  const cached = entry?.variants.get(variantKey(entry.negotiations, headers));
  return cached?.version === undefined || cached.version === version ? cached : undefined;
}

/** Whether shared caches may store `response`: the isolate's cache is one. */
export function isCacheable({ status, headers }: Response): boolean {
  return status === 200 && (headers.get('Cache-Control')?.startsWith('public') ?? false);
}

/**
 * Stores a response that `isCacheable`, unless it is too large, and returns what `lookup` returns later for the same `version`, which says
 * `Server-Timing: memory`. A response without an ETag gets the hash of its body. Its body may be used up.
 */
export async function store(request: Request, response: Response, version?: string): Promise<CachedResponse> {
  const body = await readBody(response);
  const etag = response.headers.get('ETag') ?? `"${(await sha256(body)).slice(0, 32)}"`;
  response.headers.set('ETag', etag);
  const headers = new Headers(response.headers);
  headers.set('Server-Timing', 'memory');
  const cached = { body, etag, headers, version };

  const { url } = request;
  const entry = entryFor(request, url);
  const key = variantKey(entry.negotiations, request.headers);
  const bytes = measureBytes(key, cached);
  // Otherwise the entry would be stored without variants.
  if (bytes > URL_CAPACITY) return cached;
  entry.variants.set(key, cached, bytes);
  entries.set(url, entry, url.length + ENTRY_BYTES + entry.variants.bytes);
  return cached;
}

/** Removes every URL of which a response has any of `tags`. */
export function purgeByTag(tags: readonly string[]): void {
  const purged = new Set(tags);
  for (const [url, { variants }] of entries)
    if ([...variants].some(([, response]) => tagsOf(response).some((tag) => purged.has(tag))))
      entries.delete(url);
}

/** How many responses are cached, and their size in bytes. */
export function measureCache(): { responses: number; bytes: number } {
  const responses = [...entries].reduce((sum, [, { variants }]) => sum + variants.size, 0);
  return { responses, bytes: entries.bytes };
}

function tagsOf({ headers }: CachedResponse): string[] {
  return headers.get('Cache-Tag')?.split(',') ?? [];
}

/** The entry of the request's URL, or a new one if its responses used to be negotiated otherwise. */
function entryFor(request: Request, url: string): UrlEntry {
  const negotiations = negotiationsOf(request);
  const existing = entries.get(url);
  const isSame =
    existing?.negotiations.length === negotiations.length &&
    existing.negotiations.every(({ id }, index) => id === negotiations[index]?.id);
  if (isSame) return existing;
  return { negotiations, variants: new SieveCache(URL_CAPACITY, MAX_VARIANTS) };
}

/**
 * Bytes in memory of a response and its key, with the headers of its 304. Text is counted with one byte per character: URLs and headers
 * are ASCII.
 */
function measureBytes(key: string, { body, headers }: CachedResponse): number {
  const variableText = (headers.get('Cache-Tag')?.length ?? 0) + (headers.get('Link')?.length ?? 0);
  return key.length + body.byteLength + ENTRY_BYTES + 2 * (HEADERS_BYTES + variableText);
}
