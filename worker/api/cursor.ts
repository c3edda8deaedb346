/**
 * Cursors of section lists: between which sections a page starts, so that the next page is right even if sections, those two
 * included, were added or removed meanwhile.
 */

/** Separates the members of a cursor; ids don't contain it. */
const SEPARATOR = '.';

/** What a cursor says: the sections around the start of a page, and their number before it. */
interface Cursor {
  after: string;
  before?: string;
  position?: number;
}

/** The cursor of the page that starts at `position` of the sections `ids`. */
export function formatCursor(ids: readonly string[], position: number): string {
  return [ids[position - 1], ids[position] ?? '', position].join(SEPARATOR);
}

/**
 * The members of a cursor; an id alone is one, too.
 *
 * @example
 * parseCursor('misread-terms.losing-contact.2'); // { after: 'misread-terms', before: 'losing-contact', position: 2 }
 */
export function parseCursor(cursor: string): Cursor {
  const [after = '', before, position] = cursor.split(SEPARATOR);
  return { after, ...(before && { before }), ...(position !== undefined && { position: Number(position) }) };
}

/** Where the page at `cursor` starts in the sections `ids`; undefined for the id of a section that isn't among them. */
export function findStart(ids: readonly string[], { after, before, position }: Cursor): number | undefined {
  if (ids.includes(after)) return ids.indexOf(after) + 1;
  if (before !== undefined && ids.includes(before)) return ids.indexOf(before);
  // The section before the page no longer exists, so that all others are one place further ahead.
  return position === undefined ? undefined : Math.min(Math.max(position - 1, 0), ids.length);
}
