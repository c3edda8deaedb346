/** Media type of a response: content negotiation by `Accept` (RFC 9110, section 12.5.1). */
import type { Context } from 'hono';
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
    select: (accept) => (accept === null ? available[0] : selectMediaType(accept, available)),
  };
}

/**
 * The media type with the greatest weight; of several the one that is named most exactly, then the one that is named first. The
 * parameters of ranges are ignored, except their weight: our media types have none that callers could choose between.
 */
export function selectMediaType<T extends string>(accept: string, available: readonly T[]): T | undefined {
  const ranges = parseRanges(accept).map(({ type, q }) => ({ name: type.toLowerCase(), q }));
  const [best] = available
    .flatMap((type) => preferenceFor(type, ranges))
    .sort((a, b) => b.q - a.q || a.generality - b.generality || a.position - b.position);
  return best?.type;
}

/** The weight of `type` by the range that names it most exactly; empty if it is not acceptable. `ranges` are sorted by weight. */
function preferenceFor<T extends string>(type: T, ranges: readonly { name: string; q: number }[]) {
  const names = [type, `${type.slice(0, type.indexOf('/'))}/*`, '*/*'];
  for (const [generality, name] of names.entries()) {
    const position = ranges.findIndex((range) => range.name === name);
    const q = ranges[position]?.q;
    if (q !== undefined) return q > 0 ? [{ type, q, generality, position }] : [];
  }
  return [];
}
