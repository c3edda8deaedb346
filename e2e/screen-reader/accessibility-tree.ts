/** Accessibility trees of pages in Chromium as text: a line for each node, with its role, name and states as a screen reader says them. */
import type { Page } from 'playwright-core';

interface AXValue {
  value?: unknown;
  relatedNodes?: { backendDOMNodeId: number }[];
}

/** A node as the DevTools protocol has it (`Accessibility.AXNode`). */
interface AXNode {
  nodeId: string;
  backendDOMNodeId?: number;
  ignored: boolean;
  role?: AXValue;
  name?: AXValue;
  description?: AXValue;
  value?: AXValue;
  childIds?: string[];
  properties?: { name: string; value: AXValue }[];
}

/** States that are said where they are set; others than these follow from the role. */
const STATES = [
  'expanded',
  'level',
  'pressed',
  'checked',
  'selected',
  'disabled',
  'required',
  'invalid',
  'live',
  'focused',
];

/** States that say nothing where they are false. */
const SET_ONLY = ['selected', 'disabled', 'required', 'invalid', 'focused', 'live'];

/** Nodes that say nothing themselves. */
const SILENT = ['generic', 'none', 'RootWebArea', 'InlineTextBox', 'LineBreak'];

async function readNodes(page: Page): Promise<AXNode[]> {
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  await devtools.detach();
  return nodes as AXNode[];
}

/** The tree of the page below its root, indented by two spaces a level. */
export async function accessibilityTree(page: Page): Promise<string> {
  const nodes = await readNodes(page);
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines = (id: string, depth: number, parentName: unknown): string[] => {
    const node = byId.get(id);
    if (!node) return [];
    const isSilent = node.ignored || SILENT.includes(String(node.role?.value));
    // The text of a button is its name already.
    const isRepeated = node.role?.value === 'StaticText' && node.name?.value === parentName;
    const own = isSilent || isRepeated ? [] : ['  '.repeat(depth) + describeNode(node)];
    const name = isSilent ? parentName : node.name?.value;
    return [...own, ...(node.childIds ?? []).flatMap((child) => lines(child, depth + own.length, name))];
  };
  return `${lines(nodes[0]?.nodeId ?? '', 0, undefined).join('\n')}\n`;
}

/** The node that has focus and its active descendant, each as a line of the tree; undefined where the page has the focus, or there is none. */
export async function focusedNodes(page: Page): Promise<{ focus?: string; active?: string }> {
  const nodes = await readNodes(page);
  const node = nodes.findLast(
    (each) => each.role?.value !== 'RootWebArea' && propertyOf(each, 'focused')?.value === true,
  );
  const id = node && propertyOf(node, 'activedescendant')?.relatedNodes?.[0]?.backendDOMNodeId;
  const active = nodes.find(({ backendDOMNodeId }) => id !== undefined && backendDOMNodeId === id);
  return {
    ...(node && { focus: describeNode(node).replace(/ \[focused\]|, focused/, '') }),
    ...(active && { active: describeNode(active) }),
  };
}

function propertyOf({ properties = [] }: AXNode, name: string): AXValue | undefined {
  return properties.find((each) => each.name === name)?.value;
}

function describeNode(node: AXNode): string {
  const { role, name, value, description } = node;
  const states = STATES.flatMap((state) => {
    const set = propertyOf(node, state)?.value;
    if (
      set === undefined ||
      (SET_ONLY.includes(state) && [false, 'false', 'off'].includes(set as string | boolean))
    )
      return [];
    if ([true, 'true'].includes(set as string | boolean)) return state;
    return [false, 'false'].includes(set as string | boolean) ? `not ${state}` : `${state} ${set}`;
  });
  return [
    role?.value,
    name?.value ? `"${name.value}"` : undefined,
    states[0] ? `[${states.join(', ')}]` : undefined,
    value?.value ? `value "${value.value}"` : undefined,
    description?.value ? `description "${description.value}"` : undefined,
  ]
    .filter(Boolean)
    .join(' ');
}
