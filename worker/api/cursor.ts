/**
 * Cursors of section lists: between which sections a page starts, so that the next page is right even if sections, those nearest to it
 * included, were added or removed meanwhile.
 */

/** Separates the members of a cursor; ids don't contain it. */
const SEPARATOR = '.';

/** Separates the ids on one side of a cursor; ids don't contain it, and URLs needn't escape it. */
const ID_SEPARATOR = '_';

/** Ids on each side: as long as one of them remains, the place is found. */
const NEIGHBOURS = 4;

/** What a cursor says: the sections around the start of a page, the nearest first, and the number of sections before it. */
interface Cursor {
  previous: string[];
  following: string[];
  position?: number;
}

/** The cursor of the page that starts at `position` of the sections `ids`. */
export function formatCursor(ids: readonly string[], position: number): string {
  const previous = ids.slice(Math.max(position - NEIGHBOURS, 0), position).toReversed();
  const following = ids.slice(position, position + NEIGHBOURS);
  return [previous.join(ID_SEPARATOR), following.join(ID_SEPARATOR), position].join(SEPARATOR);
}

/**
 * The members of a cursor; an id alone is one, too.
 *
 * @example
 * parseCursor('fees_costs.losing-contact.2'); // { previous: ['fees', 'costs'], following: ['losing-contact'], position: 2 }
 */
export function parseCursor(cursor: string): Cursor {
  const [previous, following, position] = cursor.split(SEPARATOR);
  return {
    previous: splitIds(previous),
    following: splitIds(following),
    ...(position !== undefined && { position: Number(position) }),
  };
}

/** Where the page at `cursor` starts in the sections `ids`; undefined for the id of a section that isn't among them. */
export function findStart(
  ids: readonly string[],
  { previous, following, position }: Cursor,
): number | undefined {
  const before = findNearest(ids, previous);
  const after = findNearest(ids, following);
  if (before && after) {
    const start = before.index + 1;
    // What was added between the two has not been returned yet, so the page starts before it. In the reverse order one of them was
    // moved: the nearer one is more likely to be in its place.
    return start <= after.index || before.distance <= after.distance ? start : after.index;
  }
  if (before) return before.index + 1;
  if (after) return after.index;
  // The sections before the page no longer exist, so that all others are as many places further ahead.
  return position === undefined ? undefined : Math.min(Math.max(position - previous.length, 0), ids.length);
}

function splitIds(text: string | undefined): string[] {
  return text ? text.split(ID_SEPARATOR) : [];
}

/** The first of `neighbours` that is in `ids`: its index there, and its distance from the cursor. */
function findNearest(
  ids: readonly string[],
  neighbours: readonly string[],
): { index: number; distance: number } | undefined {
  const distance = neighbours.findIndex((id) => ids.includes(id));
  const nearest = neighbours[distance];
  return nearest === undefined ? undefined : { index: ids.indexOf(nearest), distance };
}
