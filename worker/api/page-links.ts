/** `Link` headers of a page of a list (RFC 8288). */
import type { Context } from 'hono';

/** Cursors of the pages next to one; `undefined` is the first page's. */
interface PageCursors {
  next?: string | undefined;
  /** Whether this page is not the first. */
  isLater: boolean;
  /** Null if it is unknown. */
  previous: string | undefined | null;
}

/** Sets `Link` with `next`, `first` and `prev`, if they exist. */
export function setPageLinks(c: Context, { next, isLater, previous }: PageCursors): void {
  if (next !== undefined) appendLink(c, 'next', next);
  if (!isLater) return;
  appendLink(c, 'first', undefined);
  if (previous !== null) appendLink(c, 'prev', previous);
}

/** Links to the URL of this request with another cursor. */
function appendLink(c: Context, relation: string, cursor: string | undefined): void {
  const { pathname, searchParams } = new URL(c.req.url);
  if (cursor === undefined) searchParams.delete('cursor');
  else searchParams.set('cursor', cursor);
  const url = searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname;
  c.header('Link', `<${url}>; rel="${relation}"`, { append: true });
}
