/** Caching headers: freshness (RFC 9111), stale responses (RFC 5861), validators (RFC 9110), and the tags for purging. */
import type { Context } from 'hono';
import type { MediaType } from '../contract/media-type.ts';

/** Fresh for a minute, stale for a day while revalidating, and for a week while the origin fails. */
const PUBLIC = 'public, max-age=60, stale-while-revalidate=86400, stale-if-error=604800';

/**
 * For what is named by its hash and changes only by being withdrawn: fresh for an hour. It is not `immutable`, so that nobody keeps for
 * good what may not be shown any more.
 */
const UNCHANGING = 'public, max-age=3600, stale-while-revalidate=86400, stale-if-error=604800';

/** Tag of every response about one guide, and of the images that it shows. */
export const guideTag = (guide: string) => `guide:${guide}`;

/** Tag of every response that depends on which guides exist. */
export const GUIDES_TAG = 'guides';

/**
 * Tag of every response in `locale`. All variants of a URL must have the same tags, so a response whose locale was negotiated has
 * those of all locales that were candidates.
 */
export const localeTag = (locale: string) => `locale:${locale}`;

/** Lets caches store the response until one of `tags` is purged. */
export function setPublic(c: Context, ...tags: string[]): void {
  c.header('Cache-Control', PUBLIC);
  if (tags.length > 0) c.header('Cache-Tag', tags.join(','));
}

/** Lets only the reader's own browser store the response: URLs that are long, and hardly requested again, fill no other cache. */
export function setPrivate(c: Context): void {
  c.header('Cache-Control', 'private, max-age=60');
}

/** Lets caches store the response for longer: what it was requested by names its content. */
export function setUnchanging(c: Context): void {
  c.header('Cache-Control', UNCHANGING);
}

/** Sets the ETag to `revision`, with a suffix for media types other than JSON: every representation needs its own. */
export function setETag(c: Context, revision: string, type: MediaType): void {
  c.header('ETag', type === 'application/json' ? `"${revision}"` : `"${revision}-${type.split('/')[1]}"`);
}

/** Sets `Last-Modified`; `date` is `YYYY-MM-DD`. */
export function setLastModified(c: Context, date: string): void {
  c.header('Last-Modified', new Date(`${date}T00:00:00Z`).toUTCString());
}
