/** Keys of the variants of a cached response: what was negotiated, not the headers, which have countless spellings. */
import { type Negotiation, select } from '../http/negotiation.ts';

/** The values that `negotiations` select for a request with `headers`; the same for all requests that get the same response. */
export function variantKey(negotiations: readonly Negotiation[], headers: Headers): string {
  return negotiations.map((negotiation) => select(negotiation, headers) ?? '').join('\n');
}
