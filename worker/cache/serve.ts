/** Responses from the cache: 200, 304 and HEAD, each with its own request id. */
import { getRequestId, REQUEST_ID } from '../http/request-id.ts';
import { matchesIfNoneMatch } from './conditional.ts';
import { type CachedResponse, isCacheable, store } from './response-cache.ts';

/**
 * The response of `fetchApp` to a GET or HEAD request, which is cached if it may be. The app is always sent a GET, so that a HEAD
 * request caches the whole response.
 */
export async function fetchAndCache(
  request: Request,
  fetchApp: (get: Request) => Response | Promise<Response>,
): Promise<Response> {
  const { method, headers } = request;
  const isHead = method === 'HEAD';
  // A HEAD may have a body (`Content-Length: 0` is one), and a GET with one can't be created.
  const get = isHead ? new Request(request, { method: 'GET', body: null }) : request;
  const response = await fetchApp(get);
  if (!isCacheable(response)) return isHead ? new Response(null, response) : response;
  const id = response.headers.get(REQUEST_ID) ?? getRequestId(headers);
  return toResponse(await store(get, response), method, headers, id);
}

/**
 * A Response for `cached`, or 304 if the request headers list its ETag.
 *
 * The request id is set on the cached Headers, which the Response constructor copies: `response.headers` would create one more
 * Headers object for each request.
 */
export function toResponse(
  cached: CachedResponse,
  method: string,
  requestHeaders: Headers,
  requestId: string,
): Response {
  const isNotModified = matchesIfNoneMatch(requestHeaders.get('If-None-Match'), cached.etag);
  const headers = isNotModified ? cached.notModifiedHeaders : cached.headers;
  headers.set(REQUEST_ID, requestId);
  if (isNotModified) return new Response(null, { status: 304, headers });
  return new Response(method === 'HEAD' ? null : cached.body, { headers });
}
