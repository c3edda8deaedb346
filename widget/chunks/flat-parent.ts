/** Parents in the flat tree (CSS Scoping), which goes out of slots and shadow roots as far as these are open. */

/** The parent of `element`: its slot, its parent element, or the host of its shadow root. */
export function flatParent(element: Element): Element | null {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
