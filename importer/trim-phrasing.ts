/** Spaces at the edges of phrasing content: Markdown has no meaning for them, and would write them as character references. */
import type { Nodes, Parents } from 'mdast';

/** Blocks of which phrasing is the content. */
const BLOCKS = ['paragraph', 'heading', 'tableCell'];

/** Phrasing nodes whose spaces move out of them. */
const WRAPPERS = ['emphasis', 'strong', 'delete', 'link'];

/**
 * Removes spaces at the start and the end of each line below `parent`, moves those at the edges of emphasis and links out of them,
 * and removes paragraphs that are left without content. No-break spaces stay.
 */
export function trimPhrasing(parent: Parents): void {
  const hoisted: Nodes[] = [];
  for (const child of parent.children) {
    if ('children' in child) trimPhrasing(child);
    for (const node of hoistSpaces(child)) if (!mergeText(hoisted.at(-1), node)) hoisted.push(node);
  }
  const isBlock = BLOCKS.includes(parent.type);
  const trimmed = hoisted.filter((node, index) => {
    if (node.type === 'paragraph') return node.children.length > 0;
    if (node.type !== 'text') return true;
    const [before, after] = [hoisted[index - 1], hoisted[index + 1]];
    node.value = node.value.replaceAll(/[ \t]*\n[ \t]*/g, '\n');
    if (before ? before.type === 'break' : isBlock) node.value = node.value.replace(/^[ \t\n]+/, '');
    if (after ? after.type === 'break' : isBlock) node.value = node.value.replace(/[ \t\n]+$/, '');
    return node.value !== '';
  });
  const children: Nodes[] = parent.children;
  children.splice(0, children.length, ...trimmed);
}

/** The node between the spaces that were at its edges. A link of spaces alone stays: its URL is content. */
function hoistSpaces(node: Nodes): Nodes[] {
  if (!WRAPPERS.includes(node.type) || !('children' in node)) return [node];
  const [first, last] = [node.children[0], node.children.at(-1)];
  const isBlank = node.children.every((child) => child.type === 'text' && /^[ \t\n]*$/.test(child.value));
  if (isBlank) return node.type === 'link' ? [node] : node.children;
  const before = first?.type === 'text' ? (/^[ \t\n]+/.exec(first.value)?.[0] ?? '') : '';
  if (first?.type === 'text') first.value = first.value.slice(before.length);
  const after = last?.type === 'text' ? (/[ \t\n]+$/.exec(last.value)?.[0] ?? '') : '';
  if (last?.type === 'text') last.value = last.value.slice(0, last.value.length - after.length);
  const children: Nodes[] = node.children;
  children.splice(
    0,
    children.length,
    ...children.filter((child) => child.type !== 'text' || child.value !== ''),
  );
  const spaces = (value: string): Nodes[] => (value === '' ? [] : [{ type: 'text', value }]);
  return [...spaces(before), node, ...spaces(after)];
}

/** Appends `next` to `previous` if both are text, with one space between them at most; returns whether it did. */
function mergeText(previous: Nodes | undefined, next: Nodes): boolean {
  if (previous?.type !== 'text' || next.type !== 'text') return false;
  const isSpaced = /[ \t\n]$/.test(previous.value);
  previous.value += isSpaced ? next.value.replace(/^[ \t]+/, '') : next.value;
  return true;
}
