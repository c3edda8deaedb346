/** Media type of a response: content negotiation by `Accept` (RFC 9110, section 12.5.1). */
import type { Context } from 'hono';
import Negotiator from 'negotiator';
import type { MediaType } from '../contract/media-type.ts';
import type { AppEnv } from '../env.ts';
import { problem } from './problems.ts';

/**
 * The best match of `available` for `Accept`, the first if the caller has no preference. Sets `Vary`.
 *
 * @throws {HTTPException} 406 if none matches.
 */
export function negotiateMediaType(c: Context<AppEnv>, available: MediaType[]): MediaType {
  c.header('Vary', 'Accept', { append: true });
  const accept = c.req.header('Accept');
  if (accept === undefined) return available[0] ?? 'application/json';
  const best = new Negotiator({ headers: { accept } }).mediaType(available.map(withCharset));
  const match = available.find((type) => withCharset(type) === best);
  if (!match) {
    const detail = `No available media type matches "Accept: ${accept}".`;
    throw problem(c, 'not-acceptable', { detail, available });
  }
  return match;
}

/** Callers may name the charset as well, which is always UTF-8. */
function withCharset(type: MediaType): string {
  return `${type};charset=utf-8`;
}
