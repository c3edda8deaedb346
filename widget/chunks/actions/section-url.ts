/** URLs of sections on the page. */
import type { ChunkHost } from '../chunk-host.ts';
import { sectionFragment } from '../section-fragment.ts';

/**
 * The URL that the attribute `section-url` makes for `section`; by default, and where it makes none, the page's URL with a fragment that
 * names the section, and an element with an id, too, as others may have the same section.
 */
export function sectionUrl(element: Pick<ChunkHost, 'id' | 'getAttribute'>, section: string): string {
  const own = new URL(sectionFragment(element, section), location.href).href;
  try {
    return new URL(element.getAttribute('section-url')?.replace('{section}', section) ?? own, own).href;
  } catch {
    return own;
  }
}
