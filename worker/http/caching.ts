/** How answers are kept: RFC 9111 freshness, RFC 5861 stale answers, the tags by which they are purged. */
import type { Context } from 'hono';
import type { MediaType } from './media-type.ts';

/** A minute fresh, a day shown while it is asked for anew, a week shown while the origin is down. */
const FRESHNESS = 'public, max-age=60, stale-while-revalidate=86400, stale-if-error=604800';

/** RFC 8246: what is pinned to a revision is never asked for again. */
const PINNED = 'public, max-age=31536000, immutable';

/** The tag of whatever is of one guide. */
export const guideTag = (guide: string) => `guide:${guide}`;

/** The tag of whatever depends on which guides there are. */
export const ALL_GUIDES = 'guides';

/**
 * The tag of whatever is in `locale`. What an address answers to one reader and to another has to carry the same tags, so where the
 * locale was negotiated, those of all it could have been.
 */
export const localeTag = (locale: string) => `locale:${locale}`;

/** Marks the answer as one that caches may keep until one of `tags` is purged. */
export function setFreshness(c: Context, ...tags: string[]): void {
  c.header('Cache-Control', FRESHNESS);
  if (tags.length > 0) c.header('Cache-Tag', tags.join(','));
}

/** Marks the answer as one that never changes: the caller asked for one revision. */
export function setPinned(c: Context): void {
  c.header('Cache-Control', PINNED);
}

/** The strong validator of an answer: what it was made from. One address has other bytes in another media type. */
export function setValidator(c: Context, revision: string, type: MediaType): void {
  c.header('ETag', type === 'application/json' ? `"${revision}"` : `"${revision}-${type.split('/')[1]}"`);
}

/** `date` is `YYYY-MM-DD`. */
export function setLastModified(c: Context, date: string): void {
  c.header('Last-Modified', new Date(`${date}T00:00:00Z`).toUTCString());
}
