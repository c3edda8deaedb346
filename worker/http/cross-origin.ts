/** Reads are for every origin: no cookies, no credentials, nothing that differs by who asks. */
import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';

const allowAnyOrigin = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'OPTIONS'],
  exposeHeaders: ['ETag', 'Content-Language'],
  maxAge: 86_400,
});

/**
 * CORS (WHATWG Fetch) for reads, plus what lets a partner measure us (Resource Timing) and embed us under cross-origin
 * isolation (COEP), and keeps browsers from guessing another type.
 */
export const crossOrigin = createMiddleware(async (c, next) => {
  const preflight = await allowAnyOrigin(c, next);
  if (preflight) return preflight;
  c.header('Timing-Allow-Origin', '*');
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  c.header('X-Content-Type-Options', 'nosniff');
  return undefined;
});
