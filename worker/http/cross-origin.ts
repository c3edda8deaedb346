/** Cross-origin access: every origin may read, measure and embed, without cookies or credentials. */
import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';

/** Response headers a page may read beyond the safelisted ones (WHATWG Fetch, "CORS-safelisted response-header name"). */
const EXPOSED_HEADERS = ['Allow', 'ETag', 'Link', 'Retry-After', 'X-Request-Id'];

const corsHeaders = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'OPTIONS'],
  exposeHeaders: EXPOSED_HEADERS,
  // One day.
  maxAge: 86_400,
});

/** Whether `path`, as the router reads it, is of the publisher's routes: no page of another origin may read their responses. */
export function isAdminPath(path: string): boolean {
  return /^\/admin(\/|$)/.test(path);
}

/** Applies `middleware` to all routes but those of the publisher. */
export function forReaders(middleware: MiddlewareHandler): MiddlewareHandler {
  return (c, next) => (isAdminPath(c.req.path) ? next() : middleware(c, next));
}

/** CORS for every origin. OPTIONS without the headers of a preflight is handled by the route. */
export const allowAnyOrigin = createMiddleware(async (c, next) => {
  const isPreflight = Boolean(c.req.header('Access-Control-Request-Method'));
  if (c.req.method !== 'OPTIONS' || isPreflight) return corsHeaders(c, next);
  await next();
  c.header('Access-Control-Allow-Origin', '*');
  c.header('Access-Control-Expose-Headers', EXPOSED_HEADERS.join());
});

/** Lets partner pages measure responses (Resource Timing) and load them under cross-origin isolation (COEP). */
export const allowEmbedding = createMiddleware(async (c, next) => {
  await next();
  c.header('Timing-Allow-Origin', '*');
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
});
