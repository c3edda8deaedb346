/** Takes away marks that Markdown can't write: empty ones, one within its like, two of a kind side by side. */
import type { Nodes, Parents } from 'mdast';

/** Marks that go round words. */
const MARKS = ['emphasis', 'strong', 'delete'];

/** Changes all that is in `parent`. Words stay as they are. */
export function tidyMarks(parent: Parents, open: readonly string[] = []): void {
  const tidied: Nodes[] = [];
  for (const node of parent.children) {
    const inside = MARKS.includes(node.type) ? [...open, node.type] : open;
    if ('children' in node) tidyMarks(node, inside);
    if (isEmpty(node)) continue;
    const nodes: Nodes[] = open.includes(node.type) && 'children' in node ? node.children : [node];
    for (const next of nodes) if (!join(tidied.at(-1), next)) tidied.push(next);
  }
  const children: Nodes[] = parent.children;
  children.splice(0, children.length, ...tidied);
}

function isEmpty(node: Nodes): boolean {
  if (node.type === 'inlineCode') return node.value.trim() === '';
  return (
    (MARKS.includes(node.type) || node.type === 'link') && 'children' in node && node.children.length === 0
  );
}

/** Whether `next` could be put into the node before it. */
function join(last: Nodes | undefined, next: Nodes): boolean {
  if (last?.type === 'inlineCode' && next.type === 'inlineCode') {
    last.value += next.value;
    return true;
  }
  if (!last || last.type !== next.type || !MARKS.includes(next.type)) return false;
  if (!('children' in last) || !('children' in next)) return false;
  const children: Nodes[] = last.children;
  children.push(...next.children);
  return true;
}
