/** Copies of guides for when the API fails, in the Cache API of the page's origin (Service Workers, section 5). */
import { type Guide, hasAnswers } from '../../guide.ts';

/** A guide, and when it was received (ms since the epoch). */
interface Copy {
  guide: Guide;
  asOf: number;
}

/** What stores the last copy of each large guide once more, by its key. */
const incomplete = new Map<string, () => void>();

document.addEventListener('visibilitychange', () => {
  if (document.hidden) for (const storeAgain of incomplete.values()) storeAgain();
});

/**
 * Keeps `copy` under `key` of the cache `name`, unless `isDeleted`, which is asked again afterwards: a withdrawal may arrive meanwhile. A large
 * guide is kept once more when the reader leaves the page, with the answers that have been loaded until then.
 */
export default function keep(name: string, key: string, copy: Copy, isDeleted: () => boolean): void {
  const storeCopy = () => void store(name, key, copy, isDeleted);
  storeCopy();
  if (hasAnswers(copy.guide)) incomplete.delete(key);
  else incomplete.set(key, storeCopy);
}

async function store(name: string, key: string, copy: Copy, isDeleted: () => boolean): Promise<void> {
  try {
    if (isDeleted()) return;
    const cache = await caches.open(name);
    await cache.put(key, new Response(JSON.stringify(copy)));
    if (isDeleted()) await caches.delete(name);
  } catch {
    // No Cache API, or no space.
  }
}
