/** Whatever of the page hides an element and can be opened: `<details>`, and `hidden="until-found"` (WHATWG HTML, ancestor revealing). */
import { flatParent } from '../flat-parent.ts';

/** Opens what is closed around `element`, from the inside out, as browsers do for what they find. */
export function openAncestors(element: Element): void {
  for (const each of ancestors(element)) {
    if (each.getAttribute('hidden')?.toLowerCase() === 'until-found') {
      each.dispatchEvent(new Event('beforematch', { bubbles: true }));
      each.removeAttribute('hidden');
    }
    if (each instanceof HTMLDetailsElement) each.open = true;
  }
}

/** In the flat tree: out of slots and shadow roots, as far as these are open. */
function ancestors(element: Element): Element[] {
  const all: Element[] = [];
  for (let each: Element | null = element; each; each = flatParent(each)) all.push(each);
  return all;
}
