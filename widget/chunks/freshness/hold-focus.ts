/** Focus of a reader, while the content around it changes. */
import { focusSummary } from '../../controllers/focus.ts';

/** The function that it returns is called once the change is rendered: it focuses the same section again, or what took its place. */
export function holdFocus({ shadowRoot: root }: Pick<Element, 'shadowRoot'>): () => void {
  const focused = root?.activeElement;
  const idOf = (element: Element) => element.closest('details')?.id ?? '';
  const id = focused ? idOf(focused) : '';
  return () => {
    if (!(root && focused) || (focused.isConnected && idOf(focused) === id)) return;
    focusSummary(root.getElementById(id) ?? root.querySelector<HTMLElement>('[part=notice], [part=title]'));
  };
}
