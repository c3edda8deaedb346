/** Nodes of a YAML document by path, and positions in it. */
import type { Point } from 'unist';
import { type Document, isMap, isNode, isScalar, type LineCounter, type Node } from 'yaml';

/** Names of a field and of what is in it; positions in a list are numbers. */
export type FieldPath = readonly (string | number)[];

/** The node at `path`; that of what lacks it, where it is missing. */
export function findNode(document: Document.Parsed, path: FieldPath): Node | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node)) return node;
  }
  return undefined;
}

/** The last name of `path` where it is written; the node of its value otherwise. */
export function findKey(document: Document.Parsed, path: FieldPath): Node | undefined {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const pairs = isMap(parent) ? parent.items : [];
  const key = pairs.find(({ key: each }) => isScalar(each) && String(each.value) === path.at(-1))?.key;
  return isNode(key) ? key : findNode(document, path);
}

/** The position of `offset`, by default that of the start. */
export function pointOfOffset(lines: LineCounter, offset = 0): Point {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}
