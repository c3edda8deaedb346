/** Decoding of the request's path, within a bounded time. */
import { getPath } from 'hono/utils/url';

/**
 * Characters of a URL whose percent-encoding may be malformed. Hono decodes such a URL piece by piece, several times: 8,192 characters
 * cost 20 ms of CPU time, twice of what a request may use.
 */
const MAX_MALFORMED_LENGTH = 512;

/** Whether `url` is short, or its percent-encoding is that of UTF-8 (RFC 3986, section 2.5). */
export function isDecodable(url: string): boolean {
  if (url.length <= MAX_MALFORMED_LENGTH) return true;
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}

/** The path of `request` as the router reads it; as it was sent, if it isn't decodable. */
export function readPath(request: Request): string {
  return isDecodable(request.url) ? getPath(request) : new URL(request.url).pathname;
}
