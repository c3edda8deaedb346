/** Focus after a form was sent or closed. */
import type { ChunkHost } from '../chunk-host.ts';

/** Focuses the first match of `selector` in `section` once the element is updated, unless the reader has left the form `from` meanwhile. */
export async function focusFrom(
  from: string,
  { shadowRoot, updateComplete }: ChunkHost,
  section: string,
  selector: string,
): Promise<void> {
  const details = shadowRoot?.getElementById(section);
  // Safari doesn't focus a button that is clicked.
  const isLeft = !details?.querySelector(`${from}:focus-within`) && document.activeElement !== document.body;
  if (isLeft) return;
  await updateComplete;
  details?.querySelector<HTMLElement>(selector)?.focus();
}
