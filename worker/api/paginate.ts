/** Pagination by cursor: a page starts after a section, so it is right even if sections were added or removed meanwhile. */
import type { Context } from 'hono';

interface Page<S> {
  sections: S[];
  /** Cursor of the next page; absent on the last one. */
  next?: string;
}

/** The page of at most `limit` sections after `cursor`. Sets `Link` (RFC 8288) with `next`, `prev` and `first`, if they exist. */
export function paginate<S extends { id: string }>(
  c: Context,
  sections: readonly S[],
  cursor: string | undefined,
  limit: number,
): Page<S> {
  const start = cursor === undefined ? 0 : sections.findIndex(({ id }) => id === cursor) + 1;
  const page = sections.slice(start, start + limit);
  const next = start + limit < sections.length ? page.at(-1)?.id : undefined;
  if (next !== undefined) appendLink(c, 'next', next);
  if (start > 0) {
    appendLink(c, 'first', undefined);
    appendLink(c, 'prev', start > limit ? sections[start - limit - 1]?.id : undefined);
  }
  return { sections: page, ...(next !== undefined && { next }) };
}

/** Links to the URL of this request with another cursor. */
function appendLink(c: Context, relation: string, cursor: string | undefined): void {
  const { pathname, searchParams } = new URL(c.req.url);
  if (cursor === undefined) searchParams.delete('cursor');
  else searchParams.set('cursor', cursor);
  const url = searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname;
  c.header('Link', `<${url}>; rel="${relation}"`, { append: true });
}
