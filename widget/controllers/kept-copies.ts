/**
 * Kept copies of guides, where the attribute `keep` asks for them: in the Cache API of the page's origin (Service Workers, section 5), one
 * cache for a guide, which holds its languages.
 *
 * Browsers that have no Cache API for a page, as without TLS or in a sandboxed frame, keep no copies.
 */
import { get, load } from '../chunks/index.ts';
import type { Waiter } from '../chunks/lazy.ts';
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

/** Keeps `copy` of what `url` returns: by a chunk, as there is one to keep only where the network works. `host` waits for it. */
export function keepCopy(url: string, copy: KeptCopy, host: Waiter): void {
  const name = cacheName(url);
  void load('keep').then(() => get('keep', host)?.(name, keyOf(url), copy, () => deleted.has(name)));
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
