/** Decoding of the request's URL, within a bounded time. */
import { getPath } from 'hono/utils/url';

/**
 * Characters of a URL whose percent-encoding may be malformed. Hono decodes such a URL piece by piece, several times: 8,192 characters
 * cost 20 ms of CPU time, twice of what a request may use.
 */
const MAX_MALFORMED_LENGTH = 512;

/** Whether `url` is short, or its percent-encoding is that of UTF-8 (RFC 3986, section 2.5). */
export function isDecodable(url: string): boolean {
  return url.length <= MAX_MALFORMED_LENGTH || isWellFormed(url);
}

function isWellFormed(url: string): boolean {
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

/**
 * `request` with a query of valid percent-encoding: U+FFFD, for bytes that are no UTF-8 such as half a character's, becomes "?", which is
 * as short as a byte in the URL. Undefined if its path is malformed.
 */
export function withDecodableQuery(request: Request): Request | undefined {
  const url = new URL(request.url);
  if (!isWellFormed(url.pathname)) return undefined;
  const query = new URLSearchParams();
  for (const pair of url.searchParams) {
    const [name = '', value = ''] = pair.map((text) => text.replaceAll('\ufffd', '?'));
    query.append(name, value);
  }
  url.search = query.toString();
  return new Request(url, request);
}
