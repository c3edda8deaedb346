/** Answers with a body, typed for the client. */
import type { Context, TypedResponse } from 'hono';
import type { Answer, AnswerName } from '../contract/answers.ts';
import type { MediaType } from './media-type.ts';

/** An answer that is `Answer<N>`, as JSON unless the caller asked for another media type. */
export type Answered<N extends AnswerName> = Response & TypedResponse<Answer<N>, 200, 'json'>;

/** The answer `N` as the bytes or text that it is compiled to. */
export function send<N extends AnswerName>(
  c: Context,
  type: MediaType,
  body: string | ArrayBuffer | ReadableStream,
): Answered<N> {
  const charset = type === 'application/json' ? '' : '; charset=utf-8';
  return c.body(body, 200, { 'Content-Type': type + charset }) as Response as Answered<N>;
}

/** The same for a value that is in memory. */
export function sendJson<N extends AnswerName>(c: Context, value: Answer<N>): Answered<N> {
  return send<N>(c, 'application/json', JSON.stringify(value));
}

/** Bytes and text put one behind the other. */
export function join(parts: (string | Uint8Array<ArrayBuffer>)[]): Promise<ArrayBuffer> {
  return new Blob(parts).arrayBuffer();
}
