/** Elements of a tree in document order, listed once for all rendering steps that read them. */
import type { Element, Root } from 'hast';

export function listElements(tree: Root): Element[] {
  const elements: Element[] = [];
  const collect = ({ children }: Root | Element) => {
    for (const child of children) {
      if (child.type !== 'element') continue;
      elements.push(child);
      collect(child);
    }
  };
  collect(tree);
  return elements;
}
