/** Every element of a tree in document order: found once, for all the steps that look at them. */
import type { Element, Root } from 'hast';

export function listElements(tree: Root): Element[] {
  const found: Element[] = [];
  const collect = ({ children }: Root | Element) => {
    for (const child of children) {
      if (child.type !== 'element') continue;
      found.push(child);
      collect(child);
    }
  };
  collect(tree);
  return found;
}
