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

/** The path that MCP clients send messages to; some of them run in browsers. */
const isMcpPath = (path: string) => path === '/mcp';

const respondToPreflight = cors({
  origin: '*',
  allowMethods: (_, c) => ['GET', 'HEAD', ...(isMcpPath(c.req.path) ? ['POST'] : []), 'OPTIONS'],
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
