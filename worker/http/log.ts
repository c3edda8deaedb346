/** Request log: one structured line for each request that reaches the app; Workers Logs indexes each member as a field. */
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { AppEnv } from '../env.ts';

/**
 * Logs the route and the outcome, and nothing that identifies the reader: no query, no IP address, no header. Cache hits are not
 * logged; the platform counts them.
 */
export const logRequests = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  console.log({
    requestId: c.get('requestId'),
    method: c.req.method,
    route: routePath(c, -1),
    path: loggedPath(c),
    status: c.res.status,
    locale: c.res.headers.get('Content-Language'),
    timing: c.res.headers.get('Server-Timing'),
  });
});

/**
 * The path without what may be the receipt of a report: whoever has a receipt may read and erase the report. That includes paths that no route
 * matches, such as one in which the slash is percent-encoded. The publisher's ids of reports are numbers.
 */
function loggedPath({ req }: Context<AppEnv>): string {
  return req.path.replace(/(reports?)(?!\/\d{1,15}$)[^\w-].*/is, '$1/:receipt');
}

/** Logs what a reader has sent: what it is about and what became of it, and none of the reader's words. */
export function logWrite(
  c: Context<AppEnv>,
  line: { write: 'vote' | 'report' | 'search'; outcome: string; guide?: string; section?: string },
): void {
  console.log({ requestId: c.get('requestId'), ...line });
}

/** Logs an error with the id of the request that it happened in. Its message is not sent. */
export function logError(c: Context<AppEnv>, { stack, message }: Error): void {
  console.error({ requestId: c.get('requestId'), path: loggedPath(c), error: stack ?? message });
}
