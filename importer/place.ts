/** Places in the source of an import, for people: `line 12`, `row 3`, `faq.fr.md line 12`. */
import type { Node } from 'unist';

type Placed = Pick<Node, 'position'>;

/** The line of a node in its file. */
export function lineOf({ position }: Placed): string {
  return `line ${position?.start.line ?? 1}`;
}

/**
 * The place of a node in the part of the source at `place`: its own line. Rows and records have no lines.
 *
 * @example
 * placeWithin('faq.md line 3', { position: { start: { line: 5, column: 1 }, end } }); // 'faq.md line 5'
 */
export function placeWithin(place: string, node: Placed): string {
  return node.position ? place.replace(/(?<=^|\s)line \d+$/, lineOf(node)) : place;
}

/** The file of a place, and its numbers, the most significant first. */
function parsePlace(place: string): { file: string; numbers: number[] } {
  const { file = '', position } =
    /^(?:(?<file>.*) )?(?<position>(?:line|row|record) \d.*)$/.exec(place)?.groups ?? {};
  if (position === undefined) return { file: place, numbers: [] };
  return { file, numbers: (position.match(/\d+/g) ?? []).map(Number) };
}

/** Compares two places of one file; 0 for places of different ones. */
export function comparePlaces(a: string, b: string): number {
  const [first, second] = [parsePlace(a), parsePlace(b)];
  if (first.file !== second.file) return 0;
  const index = first.numbers.findIndex((number, position) => number !== second.numbers[position]);
  return index === -1 ? 0 : (first.numbers[index] ?? 0) - (second.numbers[index] ?? 0);
}

/** `items` by file, in the order in which the files first appear, and by place in each. */
export function sortByPlace<Item extends { place: string }>(items: Iterable<Item>): Item[] {
  const byFile = Map.groupBy(items, ({ place }) => parsePlace(place).file);
  return [...byFile.values()].flatMap((group) => group.toSorted((a, b) => comparePlaces(a.place, b.place)));
}
