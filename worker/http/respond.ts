/** Typed responses that succeed. */
import type { Context, TypedResponse } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { concat } from '../../schema/concat.ts';
import type { MediaType } from '../contract/media-type.ts';
import type { ResponseBody, ResponseName } from '../contract/response-schemas.ts';

type Status = 200 | 201;

/** A response whose body is `ResponseBody<N>`, as JSON unless another media type was negotiated. */
export type ApiResponse<N extends ResponseName, S extends Status = 200> = Response &
  TypedResponse<ResponseBody<N>, S, 'json'>;

/** The bodies of responses, by which the response cache need not read their streams. */
const bodies = new WeakMap<Response, ArrayBuffer>();

/** Sends `body`, the representation of `N` as `type`. */
export function respond<N extends ResponseName, S extends Status = 200>(
  c: Context,
  type: MediaType,
  body: string | ArrayBuffer,
  status: Status = 200,
): ApiResponse<N, S> {
  const charset = type === 'application/json' ? '' : '; charset=utf-8';
  const bytes = typeof body === 'string' ? concat([body]) : body;
  return respondBytes(c, type + charset, bytes, status) as ApiResponse<N, S>;
}

/** Sends `bytes`; the response cache then need not read the stream of the response. */
export function respondBytes(
  c: Context,
  contentType: string,
  bytes: ArrayBuffer,
  status: ContentfulStatusCode = 200,
): Response {
  const response = c.body(bytes, status, { 'Content-Type': contentType });
  bodies.set(response, bytes);
  return response;
}

/** Sends `value` as JSON. */
export function respondJson<N extends ResponseName, S extends Status = 200>(
  c: Context,
  value: ResponseBody<N>,
  status: Status = 200,
): ApiResponse<N, S> {
  return respond<N, S>(c, 'application/json', JSON.stringify(value), status);
}

/** The body of `response`, which is used up unless `respond` has sent it. */
export async function readBody(response: Response): Promise<ArrayBuffer> {
  return bodies.get(response) ?? response.arrayBuffer();
}
