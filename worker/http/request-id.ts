/** What answers and logs call a request: Cloudflare's own name for it, where the request came through Cloudflare. */
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../env.ts';

export const REQUEST_ID = 'X-Request-Id';

const RAY = /^[0-9a-f]{16}(-[A-Z]{3})?$/;

/** The ray in `headers` of a request, by which Cloudflare's logs know it, or else a random UUID. */
export function identify(headers: Headers): string {
  const ray = headers.get('CF-Ray');
  return ray && RAY.test(ray) ? ray : crypto.randomUUID();
}

/** Names the request, for routes, logs and the answer. */
export const nameRequest = createMiddleware<AppEnv>(async (c, next) => {
  const id = identify(c.req.raw.headers);
  c.set('requestId', id);
  await next();
  c.header(REQUEST_ID, id);
});
