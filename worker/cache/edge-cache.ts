/** Cloudflare's Workers Cache, which runs in front of the worker. Plain workerd has none, and nothing depends on it. */

/** `ctx.cache` of Workers, as far as it is used here. */
interface WorkersCache {
  purge(options: { tags: string[] }): Promise<{ success: boolean; errors: { message: string }[] }>;
}

/** Whether there is an edge cache in front of the worker. */
export function hasEdgeCache(context: object): context is { cache: WorkersCache } {
  return 'cache' in context && context.cache !== undefined;
}

/**
 * Purges every response with any of `tags`; returns false if there is no edge cache.
 *
 * @throws {Error} if the platform refuses, for instance by rate limit.
 */
export async function purgeEdgeCache(context: object, tags: string[]): Promise<boolean> {
  if (!hasEdgeCache(context)) return false;
  const { success, errors } = await context.cache.purge({ tags });
  if (!success)
    throw new Error(`the edge cache was not purged: ${errors.map(({ message }) => message).join('; ')}`);
  return true;
}
