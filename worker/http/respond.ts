/** Typed 200 responses. */
import type { Context, TypedResponse } from 'hono';
import type { MediaType } from '../contract/media-type.ts';
import type { ResponseBody, ResponseName } from '../contract/schemas.ts';

/** A response whose body is `ResponseBody<N>`, as JSON unless another media type was negotiated. */
export type ApiResponse<N extends ResponseName> = Response & TypedResponse<ResponseBody<N>, 200, 'json'>;

/** Sends `body`, the representation of `N` as `type`. */
export function respond<N extends ResponseName>(
  c: Context,
  type: MediaType,
  body: string | ArrayBuffer,
): ApiResponse<N> {
  const charset = type === 'application/json' ? '' : '; charset=utf-8';
  return c.body(body, 200, { 'Content-Type': type + charset }) as Response as ApiResponse<N>;
}

/** Sends `value` as JSON. */
export function respondJson<N extends ResponseName>(c: Context, value: ResponseBody<N>): ApiResponse<N> {
  return respond<N>(c, 'application/json', JSON.stringify(value));
}

/** Concatenates text (as UTF-8) and bytes. */
export function concat(parts: (string | Uint8Array<ArrayBuffer>)[]): Promise<ArrayBuffer> {
  return new Blob(parts).arrayBuffer();
}
