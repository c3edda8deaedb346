/** Context of a piece of source content while it is converted. */
import type { Omissions } from './omissions.ts';

export interface SourceContext {
  /** Position in the source, for people: `line 12`, `row 3`. */
  place: string;
  omissions: Omissions;
  /** URL of the page, which its relative URLs are resolved against. */
  baseUrl?: string | undefined;
}
