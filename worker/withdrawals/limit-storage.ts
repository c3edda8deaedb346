/** Storage of responses by caches while D1 fails: what is withdrawn meanwhile is not known. */
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../env.ts';
import { knowledgeUsedBy } from '../store/withdrawals.ts';

/** Fresh for a minute, and never stale. */
const BRIEFLY = 'public, max-age=60';

/**
 * Without a list of withdrawals responses are `no-store`. With one of some time ago caches may store them for a minute: the purges of what was
 * withdrawn since may be over when this isolate learns of it.
 */
export const limitStorage = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  const knowledge = knowledgeUsedBy(c.req.raw);
  if (knowledge === 'none') c.res.headers.set('Cache-Control', 'no-store');
  else if (knowledge === 'outdated' && c.res.headers.get('Cache-Control')?.startsWith('public'))
    c.res.headers.set('Cache-Control', BRIEFLY);
});
