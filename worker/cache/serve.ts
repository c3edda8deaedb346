/** Responses from the cache: 200, 304 and HEAD, each with its own request id. */
import { REQUEST_ID } from '../http/request-id.ts';
import { versionUsedBy } from '../store/withdrawals.ts';
import { matchesIfNoneMatch, toNotModifiedHeaders } from './conditional.ts';
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
  const { body, etag } = await store(get, response, versionUsedBy(get));
  if (matchesIfNoneMatch(headers.get('If-None-Match'), etag))
    return new Response(null, { status: 304, headers: toNotModifiedHeaders(response.headers) });
  if (isHead) return new Response(null, response);
  return response.bodyUsed ? new Response(body, response) : response;
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
  if (matchesIfNoneMatch(requestHeaders.get('If-None-Match'), cached.etag)) {
    cached.notModifiedHeaders ??= toNotModifiedHeaders(cached.headers);
    cached.notModifiedHeaders.set(REQUEST_ID, requestId);
    return new Response(null, { status: 304, headers: cached.notModifiedHeaders });
  }
  cached.headers.set(REQUEST_ID, requestId);
  return new Response(method === 'HEAD' ? null : cached.body, { headers: cached.headers });
}
