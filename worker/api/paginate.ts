/** Pagination of sections. */
import type { Context } from 'hono';
import { formatCursor } from './cursor.ts';
import { setPageLinks } from './page-links.ts';

interface Page<S> {
  sections: S[];
  /** Cursor of the next page; absent on the last one. */
  next?: string;
}

/** The page of at most `limit` sections from `start` on. Sets `Link`. */
export function paginate<S extends { id: string }>(
  c: Context,
  sections: readonly S[],
  start: number,
  limit: number,
): Page<S> {
  const ids = sections.map(({ id }) => id);
  const end = start + limit;
  const next = end < sections.length ? formatCursor(ids, end) : undefined;
  const previous = start > limit ? formatCursor(ids, start - limit) : undefined;
  setPageLinks(c, { next, isLater: start > 0, previous });
  return { sections: sections.slice(start, end), ...(next !== undefined && { next }) };
}
