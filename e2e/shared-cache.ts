/** Shared HTTP cache in front of a worker (RFC 9111, RFC 5861; undici), with purging by `Cache-Tag` as in Cloudflare's cache. */
import { Agent, cacheStores, fetch, interceptors, type Response } from 'undici';
import { vi } from 'vitest';

type Store = InstanceType<typeof cacheStores.MemoryCacheStore>;
type Key = Parameters<Store['createWriteStream']>[0];
type Value = Parameters<Store['createWriteStream']>[1];

class TaggedStore extends cacheStores.MemoryCacheStore {
  readonly #keysByTag = new Map<string, Key[]>();

  override createWriteStream(key: Key, value: Value) {
    const tags = [value.headers['cache-tag'] ?? []].flat().flatMap((header) => header.split(','));
    for (const tag of tags) this.#keysByTag.set(tag, [...(this.#keysByTag.get(tag) ?? []), key]);
    return super.createWriteStream(key, value);
  }

  purgeByTag(tags: readonly string[]): void {
    for (const tag of tags) for (const key of this.#keysByTag.get(tag) ?? []) this.delete(key);
  }
}

export interface SharedCacheResponse extends Pick<Response, 'status' | 'headers'> {
  /** The worker's `X-Request-Id`: two responses with the same id are one response of the worker, reused by the cache. */
  requestId: string | null;
  body: string;
}

export interface SharedCache {
  /** Requests `path` through the cache. Reads the whole body, since undici stores a response only then. */
  get(path: string, headers?: Record<string, string>): Promise<SharedCacheResponse>;
  purgeByTag(...tags: string[]): void;
}

/** Creates an empty cache in front of the worker at `origin`. */
export function createSharedCache(origin: string): SharedCache {
  const store = new TaggedStore();
  const dispatcher = new Agent().compose(interceptors.cache({ store, type: 'shared' }));
  return {
    async get(path, requestHeaders = {}) {
      const response = await fetch(origin + path, { headers: requestHeaders, dispatcher });
      const { status, headers } = response;
      return { status, headers, requestId: headers.get('X-Request-Id'), body: await response.text() };
    },
    purgeByTag: (...tags) => store.purgeByTag(tags),
  };
}

/** Moves the clock forward; needs Vitest's fake `Date`. */
export function advanceClock(seconds: number): void {
  vi.setSystemTime(Date.now() + seconds * 1_000);
}
