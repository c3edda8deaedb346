/**
 * Kept copies of guides, where the attribute `keep` asks for them: in the Cache API of the page's origin (Service Workers, section 5), one
 * cache for a guide, which holds its languages.
 *
 * Browsers that have no Cache API for a page, as without TLS or in a sandboxed frame, keep no copies.
 */
import type { Guide } from '../guide.ts';
import { isGuide } from './is-guide.ts';

export interface KeptCopy {
  guide: Guide;
  /** When it was received (ms since the epoch). */
  asOf: number;
}

/** Without the query, `url` is that of the guide in every language. */
const cacheName = (url: string) => `edge-faq ${url.split('?')[0]}`;

/** A service worker of the page may look for its own requests in all caches: names under `.invalid` (RFC 6761) are never requested. */
const keyOf = (url: string) => `https://edge-faq.invalid/${url}`;

/** Caches that this page has deleted: a response from before, or from the memory of the page, isn't kept any more. */
const deleted = new Set<string>();

/** Keeps `guide`, which was received at `asOf` (ms since the epoch), as the copy of what `url` returns. */
export async function keepCopy(url: string, guide: Guide, asOf: number): Promise<void> {
  try {
    if (deleted.has(cacheName(url))) return;
    const cache = await caches.open(cacheName(url));
    await cache.put(keyOf(url), new Response(JSON.stringify({ guide, asOf })));
    if (deleted.has(cacheName(url))) await deleteCopies(url);
  } catch {
    // No Cache API, or no space.
  }
}

/** The copy of what `url` returns; undefined where there is none. */
export async function readCopy(url: string): Promise<KeptCopy | undefined> {
  try {
    const response = await caches.match(keyOf(url), { cacheName: cacheName(url) });
    const copy = await response?.json();
    return isGuide(copy?.guide) && copy.asOf > 0 ? copy : undefined;
  } catch {
    return undefined;
  }
}

/** Deletes the copies of the guide at `url` in all languages. */
export async function deleteCopies(url: string): Promise<void> {
  try {
    deleted.add(cacheName(url));
    await caches.delete(cacheName(url));
  } catch {
    // No Cache API.
  }
}
