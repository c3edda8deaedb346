/** Cross-origin access: every origin may read, measure and embed, without cookies or credentials. */
import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';

/** Response headers a page may read beyond the safelisted ones (WHATWG Fetch, "CORS-safelisted response-header name"). */
const EXPOSED_HEADERS = ['Allow', 'ETag', 'Link', 'Retry-After', 'X-Request-Id'];

const CROSS_ORIGIN_HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': EXPOSED_HEADERS.join(),
  // Lets pages load responses under cross-origin isolation (COEP).
  'Cross-Origin-Resource-Policy': 'cross-origin',
  // Lets pages measure responses (Resource Timing).
  'Timing-Allow-Origin': '*',
};

/** Methods beside those that read, by path: MCP clients, some of which run in browsers, and what readers send. */
const WRITES: readonly [path: RegExp, method: string][] = [
  [/^\/mcp$/, 'POST'],
  [/^\/v1\/(?:reports|searches|guides\/[^/]+\/sections\/[^/]+\/votes)$/, 'POST'],
  [/^\/v1\/reports\/[^/]+$/, 'DELETE'],
];

const respondToPreflight = cors({
  origin: '*',
  allowMethods: (_, c) => {
    const writes = WRITES.filter(([path]) => path.test(c.req.path)).map(([, method]) => method);
    return ['GET', 'HEAD', ...writes, 'OPTIONS'];
  },
  exposeHeaders: EXPOSED_HEADERS,
  // One day.
  maxAge: 86_400,
});

/** Whether `path`, as the router reads it, is of the publisher's routes: no page of another origin may read their responses. */
export function isAdminPath(path: string): boolean {
  return /^\/admin(\/|$)/.test(path);
}

/**
 * Lets every origin read, measure and embed the responses of all routes but the publisher's. OPTIONS without the headers of a preflight
 * is handled by the route.
 */
export const allowAnyOrigin = createMiddleware((c, next) => {
  if (isAdminPath(c.req.path)) return next();
  for (const [name, value] of Object.entries(CROSS_ORIGIN_HEADERS)) c.header(name, value);
  const isPreflight = c.req.method === 'OPTIONS' && c.req.header('Access-Control-Request-Method');
  return isPreflight ? respondToPreflight(c, next) : next();
});
