/** CSS selectors across open shadow roots, in browsers whose driver has none. */

/** A selector list, or the index of one of the elements found so far. */
export type Step = string[][] | number;

/** Divides a selector list into its selectors, and these at their descendant combinators. */
export function parseSelector(selector: string): string[][] {
  const selectors = selector.match(/(?:\[[^\]]*\]|\((?:[^()]|\([^()]*\))*\)|[^,[(])+/g) ?? [];
  return selectors.map(
    (each) =>
      each
        .replace(/\s*([>+~])\s*(?![^[]*\])/g, '$1')
        .match(/(?:\[[^\]]*\]|\((?:[^()]|\([^()]*\))*\)|[^\s[(])+/g) ?? [],
  );
}

/** Finds elements in the page: it is sent there as source text, so it refers to nothing outside itself. */
export function findElements(steps: Step[]): Element[] {
  const children = (node: Element | Document): Element[] =>
    [...('shadowRoot' in node && node.shadowRoot ? node.shadowRoot.children : []), ...node.children].flatMap(
      (child) => [child, ...children(child)],
    );
  const parent = (element: Element): Element | null => {
    const root = element.getRootNode();
    return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  };
  const matches = (element: Element, compounds: string[]): boolean => {
    const outer = compounds.slice(0, -1);
    if (!element.matches(compounds.at(-1) ?? '*')) return false;
    if (outer.length === 0) return true;
    for (let each = parent(element); each; each = parent(each)) if (matches(each, outer)) return true;
    return false;
  };
  let found: (Element | Document)[] = [document];
  for (const step of steps) {
    if (typeof step === 'number') found = found.slice(step).slice(0, 1);
    else {
      const inside = new Set(found.flatMap(children));
      found = [...inside].filter((element) => step.some((compounds) => matches(element, compounds)));
    }
  }
  return found.filter((each) => each instanceof Element);
}
