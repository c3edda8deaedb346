/** The cache that Cloudflare puts in front of the worker (Workers Cache); plain workerd has none, and nothing depends on it. */

/** `ctx.cache` of Workers, as far as it is used. */
interface FrontCache {
  purge(options: { tags: string[] }): Promise<{ success: boolean; errors: { message: string }[] }>;
}

/**
 * Has the cache in front forget what carries any of `tags`; false where there is no such cache.
 *
 * @throws where the cache refuses.
 */
export async function purgeFront(context: object, tags: string[]): Promise<boolean> {
  const { cache } = context as { cache?: FrontCache };
  if (!cache) return false;
  const { success, errors } = await cache.purge({ tags });
  if (!success)
    throw new Error(`the cache was not purged: ${errors.map(({ message }) => message).join('; ')}`);
  return true;
}
