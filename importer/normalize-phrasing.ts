/** Normalisation of emphasis, strong and delete nodes that Markdown can't express: empty, nested in their like, or adjacent. */
import type { Nodes, Parents } from 'mdast';

/** Phrasing nodes that wrap other phrasing. */
const WRAPPERS = ['emphasis', 'strong', 'delete'];

/**
 * Removes empty wrappers, links and inline code below `parent`, unwraps nested wrappers of one type, and merges adjacent ones. The
 * text is unchanged.
 */
export function normalizePhrasing(parent: Parents, ancestors: readonly string[] = []): void {
  const normalized: Nodes[] = [];
  for (const node of parent.children) {
    const open = WRAPPERS.includes(node.type) ? [...ancestors, node.type] : ancestors;
    if ('children' in node) normalizePhrasing(node, open);
    if (isEmpty(node)) continue;
    const nodes: Nodes[] = ancestors.includes(node.type) && 'children' in node ? node.children : [node];
    for (const next of nodes) if (!mergeInto(normalized.at(-1), next)) normalized.push(next);
  }
  const children: Nodes[] = parent.children;
  children.splice(0, children.length, ...normalized);
}

function isEmpty(node: Nodes): boolean {
  if (node.type === 'inlineCode') return node.value.trim() === '';
  return (
    (WRAPPERS.includes(node.type) || node.type === 'link') && 'children' in node && node.children.length === 0
  );
}

/** Appends the content of `next` to `previous` if both are of one kind; returns whether it did. */
function mergeInto(previous: Nodes | undefined, next: Nodes): boolean {
  if (previous?.type === 'inlineCode' && next.type === 'inlineCode') {
    previous.value += next.value;
    return true;
  }
  if (!previous || previous.type !== next.type || !WRAPPERS.includes(next.type)) return false;
  if (!('children' in previous) || !('children' in next)) return false;
  const children: Nodes[] = previous.children;
  children.push(...next.children);
  return true;
}
