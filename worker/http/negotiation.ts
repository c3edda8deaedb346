/** Content negotiation: which of the available values the headers of a request select (RFC 9110, section 12). */
import type { Context } from 'hono';
import { type Accept, parseAccept } from 'hono/utils/accept';
import { SieveCache } from '../cache/sieve-cache.ts';

/** How one header of a request selects between the variants of a response. */
export interface Negotiation {
  header: 'Accept' | 'Accept-Language';
  /** The same for negotiations that select alike. */
  id: string;
  /** The value that is selected by the value of the header, null without it; undefined if none is acceptable. */
  select(header: string | null): string | undefined;
}

/** Ranges that are read of a header: nobody has more languages, and thousands cost more CPU time than a request may use. */
const MAX_RANGES = 20;

/** Characters of a range without parameters; longer ones are ignored. Language tags and media types have fewer than 40. */
const MAX_RANGE_LENGTH = 100;

/** Characters of a header whose selection is cached. Browsers send fewer. */
const MAX_CACHED_LENGTH = 256;

/** Bytes of the cached selections of all negotiations. */
const CAPACITY = 256 * 1024;

/** Bytes in memory of a cached selection, without its key. */
const ENTRY_BYTES = 192;

/** By negotiation and header: parsing a header takes longer than the whole rest of a cache hit. */
const selections = new SieveCache<{ selected: string | undefined }>(CAPACITY);

const performed = new WeakMap<Request, Negotiation[]>();

/** Selects a value by the header of the request. Sets `Vary`, and records the negotiation for the response cache. */
export function negotiate(c: Context, negotiation: Negotiation): string | undefined {
  c.header('Vary', negotiation.header, { append: true });
  return performNegotiation(c.req.raw, negotiation);
}

/** Selects a value by the header of `request`, and records the negotiation. */
export function performNegotiation(request: Request, negotiation: Negotiation): string | undefined {
  performed.set(request, [...negotiationsOf(request), negotiation]);
  return select(negotiation, request.headers);
}

/** The value that `headers` select; undefined if none is acceptable. */
export function select(negotiation: Negotiation, headers: Headers): string | undefined {
  const header = headers.get(negotiation.header);
  if (header === null || header.length > MAX_CACHED_LENGTH) return negotiation.select(header);
  const key = `${negotiation.id}\n${header}`;
  const cached = selections.get(key);
  if (cached) return cached.selected;
  const selected = negotiation.select(header);
  selections.set(key, { selected }, key.length + ENTRY_BYTES);
  return selected;
}

/** The negotiations by which the response to `request` was selected, in their order. */
export function negotiationsOf(request: Request): readonly Negotiation[] {
  return performed.get(request) ?? [];
}

/** The ranges of a header, by weight; at most 20 are read. */
export function parseRanges(header: string): Accept[] {
  const ranges = header.split(',', MAX_RANGES).map(shorten);
  return parseAccept(ranges.filter(({ length }) => length <= MAX_RANGE_LENGTH).join());
}

/** A long range without its parameters, except its weight: a media type may have the URL of a profile. */
function shorten(range: string): string {
  if (range.length <= MAX_RANGE_LENGTH) return range;
  const [type = ''] = range.split(';', 1);
  const [weight = ''] = /;\s*q\s*=[^;]*/i.exec(range) ?? [];
  return type + weight;
}
