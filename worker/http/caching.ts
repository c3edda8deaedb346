/** How answers are kept and asked for again: RFC 9111 freshness, RFC 5861 stale answers, RFC 9110 validators. */
import type { Context } from 'hono';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';

/** A minute fresh, a day shown while it is asked for anew, a week shown while the origin is down. */
const FRESHNESS = 'public, max-age=60, stale-while-revalidate=86400, stale-if-error=604800';

/** Marks the answer as cacheable. */
export function setFreshness(c: Context): void {
  c.header('Cache-Control', FRESHNESS);
}

/** Marks the answer as the revision it was made from: its strong validator. */
export function setRevision(c: Context, revision: string): void {
  setFreshness(c);
  c.header('ETag', `"${revision}"`);
}

/**
 * 304 without a body where `If-None-Match` names what we would send; answers without an ETag get the hash of their body.
 * A 304 keeps the CORS headers: without them a browser refuses to let the page read the answer that it has stored.
 */
export const revalidation = etag({
  retainedHeaders: [
    ...RETAINED_304_HEADERS,
    'access-control-allow-origin',
    'access-control-expose-headers',
    'content-language',
  ],
});
