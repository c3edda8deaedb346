/** A shared HTTP cache (RFC 9111, RFC 5861: undici's) between a client and a worker, which forgets by `Cache-Tag` as Cloudflare's does. */
import { Agent, cacheStores, fetch, interceptors, type Response } from 'undici';
import { vi } from 'vitest';

type Store = InstanceType<typeof cacheStores.MemoryCacheStore>;
type Key = Parameters<Store['createWriteStream']>[0];
type Value = Parameters<Store['createWriteStream']>[1];

class TaggedStore extends cacheStores.MemoryCacheStore {
  readonly #keys = new Map<string, Key[]>();

  override createWriteStream(key: Key, value: Value) {
    const tags = [value.headers['cache-tag'] ?? []].flat().flatMap((header) => header.split(','));
    for (const tag of tags) this.#keys.set(tag, [...(this.#keys.get(tag) ?? []), key]);
    return super.createWriteStream(key, value);
  }

  purge(tags: readonly string[]): void {
    for (const tag of tags) for (const key of this.#keys.get(tag) ?? []) this.delete(key);
  }
}

export interface ReadAnswer extends Pick<Response, 'status' | 'headers'> {
  /** What the worker called the request that this is the answer to: the same as before where it comes from the cache. */
  id: string | null;
  body: string;
}

export interface SharedCache {
  /** Asks through the cache, as another client each time. An answer is stored once all of it was read, so it is read. */
  get(path: string, headers?: Record<string, string>): Promise<ReadAnswer>;
  purge(...tags: string[]): void;
}

/** An empty cache in front of the worker at `origin`. */
export function openCache(origin: string): SharedCache {
  const store = new TaggedStore();
  const dispatcher = new Agent().compose(interceptors.cache({ store, type: 'shared' }));
  return {
    async get(path, headers = {}) {
      const answer = await fetch(origin + path, { headers, dispatcher });
      const { status } = answer;
      return {
        status,
        headers: answer.headers,
        id: answer.headers.get('X-Request-Id'),
        body: await answer.text(),
      };
    },
    purge: (...tags) => store.purge(tags),
  };
}

/** Has `seconds` pass, as the cache sees it. */
export function pass(seconds: number): void {
  vi.setSystemTime(Date.now() + seconds * 1_000);
}
