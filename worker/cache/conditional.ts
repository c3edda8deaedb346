/** Conditional requests: RFC 9110, section 13. */

/** Of a 304 only what guides caches and what lets a page of another origin read the stored answer (section 15.4.5). */
const DROPPED = ['Content-Type', 'Content-Length', 'Last-Modified'];

/**
 * Whether `If-None-Match` names what we would send. Comparison is weak (section 8.8.3.2): a proxy that compresses makes our
 * strong ETag weak. `If-Modified-Since` is not looked at: guides are dated by the day, and may change twice in one.
 */
export function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  // What nearly every caller sends; to take a list apart would cost as much as to find the answer in memory.
  if (ifNoneMatch === etag) return true;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.match(/"[^"]*"/g)?.includes(etag) ?? false;
}

/** The headers of a 304 in place of an answer with `headers`. */
export function withoutContent(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of DROPPED) kept.delete(name);
  return kept;
}
