/** ETag validation for cached responses (RFC 9110, section 13). */

/**
 * Headers that a 304 omits: it keeps only those that update a cache entry and those that let a page of another origin read it
 * (RFC 9110, section 15.4.5).
 */
const OMITTED_FROM_304 = ['Content-Type', 'Content-Length', 'Last-Modified'];

/**
 * Whether `If-None-Match` lists `etag`. The comparison is weak (RFC 9110, section 8.8.3.2): a proxy that compresses turns our
 * strong ETag into a weak one. `If-Modified-Since` is ignored: guides are dated by the day and may change twice in one.
 */
export function matchesIfNoneMatch(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  // The usual case. Parsing the list would cost as much as the cache lookup itself.
  if (ifNoneMatch === etag) return true;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.match(/"[^"]*"/g)?.includes(etag) ?? false;
}

/** The headers of the 304 that stands for a response with `headers`. */
export function toNotModifiedHeaders(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of OMITTED_FROM_304) kept.delete(name);
  return kept;
}
