/** Lists in pages: the next one begins behind a section, so that it is found even where others were added or left out. */
import type { Context } from 'hono';

interface Page<S> {
  sections: S[];
  /** The cursor of the next page, unless this is the last. */
  next?: string;
}

/** The page of `sections` behind `cursor`. Sets `Link` (RFC 8288) where there is another page. */
export function cutPage<S extends { id: string }>(
  c: Context,
  sections: readonly S[],
  cursor: string | undefined,
  limit: number,
): Page<S> {
  const start = cursor === undefined ? 0 : sections.findIndex(({ id }) => id === cursor) + 1;
  const page = sections.slice(start, start + limit);
  const next = start + limit < sections.length ? page.at(-1)?.id : undefined;
  if (next !== undefined) link(c, 'next', next);
  if (start > 0) {
    link(c, 'first', undefined);
    if (start > limit) link(c, 'prev', sections[start - limit - 1]?.id);
    else link(c, 'prev', undefined);
  }
  return { sections: page, ...(next !== undefined && { next }) };
}

/** The same question with another cursor. */
function link(c: Context, relation: string, cursor: string | undefined): void {
  const { pathname, searchParams } = new URL(c.req.url);
  if (cursor === undefined) searchParams.delete('cursor');
  else searchParams.set('cursor', cursor);
  const address = searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname;
  c.header('Link', `<${address}>; rel="${relation}"`, { append: true });
}
