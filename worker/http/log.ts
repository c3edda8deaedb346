/** One structured line for each request that ran the app; Workers Logs makes each member a field to search by. */
import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { AppEnv } from '../env.ts';

/**
 * Says what was asked for and how it went, and nothing that could tell who asked: no query, no address of the reader, no
 * header. What is answered from memory or from a cache is not logged; the platform counts it.
 */
export const logRequests = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  console.log({
    requestId: c.get('requestId'),
    method: c.req.method,
    route: routePath(c, -1),
    path: c.req.path,
    status: c.res.status,
    locale: c.res.headers.get('Content-Language'),
    timing: c.res.headers.get('Server-Timing'),
  });
});
