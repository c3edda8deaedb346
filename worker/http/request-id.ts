/** Request ids: the Cloudflare Ray ID where there is one, otherwise a random UUID. */
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../env.ts';

export const REQUEST_ID = 'X-Request-Id';

const RAY_ID = /^[0-9a-f]{16}(-[A-Z]{3})?$/;

/** The Ray ID in the request headers, which Cloudflare's logs have as well, or a random UUID. */
export function getRequestId(headers: Headers): string {
  const ray = headers.get('CF-Ray');
  return ray && RAY_ID.test(ray) ? ray : crypto.randomUUID();
}

/** Sets the variable `requestId` and the response header `X-Request-Id`; the same if it runs twice, as Hono does for the path `/*`. */
export const requestId = createMiddleware<AppEnv>((c, next) => {
  const id = c.get('requestId') ?? getRequestId(c.req.raw.headers);
  c.set('requestId', id);
  c.header(REQUEST_ID, id);
  return next();
});
