/** Keys of the variants of a cached response: what was negotiated, not the headers, which have countless spellings. */
import type { Negotiation } from '../http/negotiation.ts';
import { SieveCache } from './sieve-cache.ts';

/** A negotiation that parses each header once: parsing takes longer than the whole rest of a cache hit. */
export interface CachedNegotiation {
  header: Negotiation['header'];
  /** The value that the header selects, null without it; empty if none is acceptable. */
  select(header: string | null): string;
}

/** Bytes of the selections of one negotiation. */
const CAPACITY = 16 * 1024;

/** Characters of a header whose selection is cached. Browsers send fewer. */
const MAX_CACHED_LENGTH = 256;

/** Bytes in memory of a cached selection, without its key. */
const ENTRY_BYTES = 160;

/** By id. There are as many as guides have different sets of locales. */
const shared = new Map<string, CachedNegotiation>();

/** The negotiation with cached selections, shared by all responses that are negotiated alike. */
export function cacheSelections(negotiation: Negotiation): CachedNegotiation {
  const cached = shared.get(negotiation.id) ?? withCache(negotiation);
  shared.set(negotiation.id, cached);
  return cached;
}

/** The values that `negotiations` select for a request with `headers`; the same for all requests that get the same response. */
export function variantKey(negotiations: readonly CachedNegotiation[], headers: Headers): string {
  let key = '';
  for (const { header, select } of negotiations) {
    const selected = select(headers.get(header));
    key = key === '' ? selected : `${key}\n${selected}`;
  }
  return key;
}

function withCache({ header, select }: Negotiation): CachedNegotiation {
  const selections = new SieveCache<string>(CAPACITY);
  const withoutHeader = select(null) ?? '';
  return {
    header,
    select(value) {
      if (value === null) return withoutHeader;
      const cached = value.length > MAX_CACHED_LENGTH ? undefined : selections.get(value);
      if (cached !== undefined) return cached;
      const selected = select(value) ?? '';
      if (value.length <= MAX_CACHED_LENGTH) selections.set(value, selected, value.length + ENTRY_BYTES);
      return selected;
    },
  };
}
