/** State of pre-rendered content, which is kept when the element's own takes its place. */
import { focusSummary } from '../../controllers/focus.ts';
import { holdPosition } from '../freshness/hold-position.ts';

/**
 * Called in the update that replaces the content of `host`: position, focus, what was typed into the search box, and what is open within answers
 * are restored after it.
 *
 * @returns the ids of the open sections and chapters.
 */
export default function keepState(
  host: HTMLElement & { readonly updateComplete: Promise<unknown> },
): Set<string> {
  const root = host.shadowRoot;
  // What a page has put into a slot of the content can't keep the focus, as the element itself has no such slot.
  const focused = root?.activeElement ?? document.activeElement?.assignedSlot;
  const section = focused?.closest('details')?.id ?? '';
  const typed = root?.querySelector('input')?.value;
  const nested = () => Array.from(root?.querySelectorAll<HTMLDetailsElement>('details:not([part])') ?? []);
  const opened = nested().map(({ open }) => open);
  const release = holdPosition(host);
  const restore = () => {
    const box = root?.querySelector('input');
    if (box && typed) box.value = typed;
    focusSummary(focused?.localName === 'input' ? box : root?.getElementById(section));
    for (const [index, each] of nested().entries()) each.open = opened[index] ?? each.open;
    release();
  };
  void host.updateComplete.then(restore);
  return new Set(Array.from(root?.querySelectorAll('details[part][open]') ?? [], ({ id }) => id));
}
