/** Positions of HTML elements in their source. */
import type { Element } from 'hast';

/** The line of the element, for people. */
export function placeOf({ position }: Element): string {
  return `line ${position?.start.line ?? 1}`;
}
