/** Size limits of requests: 414 for the URL, 413 for the body. */
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { HTTPException } from 'hono/http-exception';
import type { AppEnv } from '../env.ts';
import { problem } from './problems.ts';

/** Characters: room for a hundred ids of the maximum length. Cloudflare itself refuses 16 KB. */
const MAX_URL_LENGTH = 8_192;

/** Bytes: more than any valid body. */
const MAX_BODY_SIZE = 16 * 1_024;

/** 414 for a URL that is too long (RFC 9110, section 15.5.15). */
export const limitUrl = createMiddleware<AppEnv>((c, next) => {
  const { length } = c.req.url;
  if (length <= MAX_URL_LENGTH) return next();
  const detail = `The URL has ${length} characters; the limit is ${MAX_URL_LENGTH}.`;
  throw problem(c, 'uri-too-long', { detail });
});

const refuseLargeBody = bodyLimit({
  maxSize: MAX_BODY_SIZE,
  onError: (c) => {
    throw problem(c, 'content-too-large', { detail: `The body is larger than ${MAX_BODY_SIZE} bytes.` });
  },
});

/**
 * 413 for a body that is too large (RFC 9110, section 15.5.14); 400 for one that breaks off or is not framed as HTTP requires. That of a
 * GET is never read: `bodyLimit` would replace the request, which the response cache knows the negotiations of.
 */
export const limitBody = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.method === 'GET') return next();
  let isRead = false;
  const continueOnceRead = () => {
    isRead = true;
    return next();
  };
  try {
    return await refuseLargeBody(c, continueOnceRead);
  } catch (error) {
    if (isRead || error instanceof HTTPException) throw error;
    throw problem(c, 'invalid-body', { detail: 'The body could not be read to its end.' });
  }
});
