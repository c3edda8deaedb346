/** Which media type a caller gets: RFC 9110, section 12.5.1. */
import type { Context } from 'hono';
import Negotiator from 'negotiator';
import type { AppEnv } from '../env.ts';
import { problem } from './problems.ts';

export type MediaType = 'application/json' | 'text/markdown' | 'text/plain';

/**
 * The best of `available` by `Accept`, the first where the caller has no preference. Sets `Vary`.
 *
 * @throws 406 where none will do.
 */
export function chooseMediaType(c: Context<AppEnv>, available: MediaType[]): MediaType {
  c.header('Vary', 'Accept', { append: true });
  const accept = c.req.header('Accept');
  if (accept === undefined) return available[0] ?? 'application/json';
  const best = new Negotiator({ headers: { accept } }).mediaType(available.map(inUtf8));
  const found = available.find((type) => inUtf8(type) === best);
  if (!found) {
    const detail = `None of what "${accept}" accepts can be had here.`;
    throw problem(c, 'not-acceptable', { detail, available });
  }
  return found;
}

/** Some callers ask for the charset as well. It is always this one. */
function inUtf8(type: MediaType): string {
  return `${type};charset=utf-8`;
}
