/** Limit of nesting: libraries walk syntax trees recursively, and neither they nor browsers cope with any depth. */
import type { Node } from 'unist';
import type { VFile } from 'vfile';
import { report } from '../diagnostics.ts';
import { TOO_DEEP_HINT } from './steps.ts';

/** Levels of nodes in Markdown. A list inside a list item is two of them. */
export const MAX_MARKDOWN_DEPTH = 100;

/** Levels of elements in HTML. Some nodes of Markdown are rendered as two or three. */
export const MAX_HTML_DEPTH = 120;

interface Parent extends Node {
  children: Node[];
}

/**
 * Reports the first node of `tree` that is nested more than `max` levels deep, and removes all that are. Not recursive itself.
 *
 * @returns whether there was one
 */
export function limitDepth(tree: Parent, file: VFile, max: number): boolean {
  const level = parentsAtDepth(tree, max);
  const first = level.flatMap(({ children }) => children).find(isParent);
  if (!first) return false;
  const reason = `${nameOf(first)} is nested more than ${max} levels deep`;
  report(file, first, 'too-deep', reason, TOO_DEEP_HINT);
  for (const parent of level) parent.children = parent.children.filter((child) => !isParent(child));
  return true;
}

/** Whether a node of `tree` is nested more than `max` levels deep. Not recursive itself. */
export function isDeeperThan(tree: Parent, max: number): boolean {
  return parentsAtDepth(tree, max).some(({ children }) => children.some(isParent));
}

function parentsAtDepth(tree: Parent, max: number): Parent[] {
  let level: Parent[] = [tree];
  for (let depth = 1; depth < max && level.length > 0; depth += 1)
    level = level.flatMap(({ children }) => children.filter(isParent));
  return level;
}

function isParent(node: Node): node is Parent {
  return 'children' in node;
}

/** What authors call the node: a `listItem` is a list item, an element `<div>`. */
function nameOf(node: Node): string {
  if ('tagName' in node) return `<${String(node.tagName)}>`;
  return node.type.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
