/** Keys of the variants of a cached response: what was negotiated, not the headers, which have countless spellings. */
import type { Negotiation } from '../http/negotiation.ts';
import { SieveCache } from './sieve-cache.ts';

/** Bytes of the selections of all negotiations. */
const CAPACITY = 256 * 1024;

/** Characters of a header whose selection is cached. Browsers send fewer. */
const MAX_CACHED_LENGTH = 256;

/** Bytes in memory of a cached selection, without its key. */
const ENTRY_BYTES = 160;

/** By negotiation and header: parsing a header takes longer than the whole rest of a cache hit. */
const selections = new SieveCache<string>(CAPACITY);

/** The values that `negotiations` select for a request with `headers`; the same for all requests that get the same response. */
export function variantKey(negotiations: readonly Negotiation[], headers: Headers): string {
  let key = '';
  for (const negotiation of negotiations) {
    const selected = select(negotiation, headers.get(negotiation.header));
    key = key === '' ? selected : `${key}\n${selected}`;
  }
  return key;
}

/** The selected value; empty if none is acceptable. */
function select(negotiation: Negotiation, header: string | null): string {
  if (header === null || header.length > MAX_CACHED_LENGTH) return negotiation.select(header) ?? '';
  const key = `${negotiation.id}\n${header}`;
  const cached = selections.get(key);
  if (cached !== undefined) return cached;
  const selected = negotiation.select(header) ?? '';
  selections.set(key, selected, key.length + ENTRY_BYTES);
  return selected;
}
