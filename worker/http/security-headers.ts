/** Security headers of every response. Static assets have the same by `_headers`. */
import { createMiddleware } from 'hono/factory';

export const SECURITY_HEADERS = {
  // RFC 6797. Without includeSubDomains: other hosts of the publisher's domain are not ours.
  'Strict-Transport-Security': 'max-age=31536000',
  // Tells other sites nothing of which guide was read; a form of the same origin still has its Origin, which `no-referrer` nulls.
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
};

/** Sets them before the route responds: Hono copies a response for each header that is set later. */
export const setSecurityHeaders = createMiddleware((c, next) => {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.header(name, value);
  return next();
});
