/** How much a request may bring. */
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../env.ts';
import { problem } from './problems.ts';

/** A hundred ids of the greatest length fit in (characters); Cloudflare itself refuses 16 KB. */
const LONGEST_ADDRESS = 8_192;

/** Nothing that can be sent to us is larger (bytes). */
const LARGEST_BODY = 16 * 1_024;

/** 414 for an address that is too long (RFC 9110, section 15.5.15). */
export const limitAddress = createMiddleware<AppEnv>((c, next) => {
  const { length } = c.req.url;
  if (length <= LONGEST_ADDRESS) return next();
  const detail = `The address has ${length} characters; at most ${LONGEST_ADDRESS} are read.`;
  throw problem(c, 'uri-too-long', { detail });
});

/** 413 for a body that is too large (RFC 9110, section 15.5.14). */
export const limitBody = bodyLimit({
  maxSize: LARGEST_BODY,
  onError: (c) => {
    throw problem(c, 'content-too-large', { detail: `At most ${LARGEST_BODY} bytes are read.` });
  },
});
