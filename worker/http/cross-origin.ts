/** Reads are for every origin: no cookies, no credentials, nothing that differs by who asks. */
import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';

/** What a page may read of an answer's headers beyond what every page may (WHATWG Fetch, safelisted response headers). */
const EXPOSED = ['Allow', 'ETag', 'Link', 'Retry-After', 'X-Request-Id'];

/** A preflight holds for a day. */
const answerCors = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'OPTIONS'],
  exposeHeaders: EXPOSED,
  maxAge: 86_400,
});

/** OPTIONS without a preflight's headers asks what is allowed: the route answers, and any page may read it, too. */
export const allowAnyOrigin = createMiddleware(async (c, next) => {
  if (c.req.method !== 'OPTIONS' || c.req.header('Access-Control-Request-Method')) return answerCors(c, next);
  await next();
  c.header('Access-Control-Allow-Origin', '*');
  c.header('Access-Control-Expose-Headers', EXPOSED.join());
});

/**
 * Lets a partner measure us (Resource Timing) and embed us under cross-origin isolation (COEP), and keeps browsers from
 * guessing another type.
 */
export const embeddable = createMiddleware(async (c, next) => {
  await next();
  c.header('Timing-Allow-Origin', '*');
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  c.header('X-Content-Type-Options', 'nosniff');
});
