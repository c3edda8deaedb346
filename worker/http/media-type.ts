/** Media type of a response: content negotiation by `Accept` (RFC 9110, section 12.5.1). */
import type { Context } from 'hono';
import Negotiator from 'negotiator';
import type { MediaType } from '../contract/media-type.ts';
import type { AppEnv } from '../env.ts';
import { type Negotiation, negotiate, parseRanges } from './negotiation.ts';
import { problem } from './problems.ts';

/** Characters of the header that a problem repeats. */
const MAX_QUOTED = 200;

/**
 * The best match of `available` for `Accept`, the first if the caller has no preference. Sets `Vary`.
 *
 * @throws {HTTPException} 406 if none matches.
 */
export function negotiateMediaType(c: Context<AppEnv>, available: MediaType[]): MediaType {
  const selected = negotiate(c, toNegotiation(available));
  const match = available.find((type) => type === selected);
  if (match) return match;
  const accept = c.req.header('Accept')?.slice(0, MAX_QUOTED);
  const detail = `No available media type matches "Accept: ${accept}".`;
  throw problem(c, 'not-acceptable', { detail, available });
}

function toNegotiation(available: MediaType[]): Negotiation {
  return {
    header: 'Accept',
    id: `media type ${available.join()}`,
    select: (accept) =>
      accept === null
        ? available[0]
        : new Negotiator({ headers: { accept: withoutParameters(accept) } }).mediaType(available),
  };
}

/** The ranges with their weights only: our media types have no parameters that callers could choose between. */
function withoutParameters(accept: string): string {
  return parseRanges(accept)
    .map(({ type, q }) => `${type};q=${q}`)
    .join();
}
