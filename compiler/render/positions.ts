/**
 * Positions of elements that HTML parsing has left without one. Where a browser would repair markup, like links inside links,
 * hast-util-from-parse5 sets a start without an end or neither of them, unlike its types.
 */
import type { Element, Root } from 'hast';
import type { Point, Position } from 'unist';

/** Gives each element a start and an end: those of its parent where it has none. */
export function completePositions(tree: Root, fallback: Position): void {
  const parents: { parent: Root | Element; outer: Position }[] = [{ parent: tree, outer: fallback }];
  for (let next = parents.pop(); next; next = parents.pop()) {
    for (const child of next.parent.children) {
      if (child.type !== 'element') continue;
      child.position = complete(child.position, next.outer);
      parents.push({ parent: child, outer: child.position });
    }
  }
}

function complete(position: Partial<Position> | undefined, outer: Position): Position {
  if (!position?.start) return outer;
  const { start, end } = position;
  return { start, end: end && !isBefore(end, start) ? end : start };
}

function isBefore(a: Point, b: Point): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}
