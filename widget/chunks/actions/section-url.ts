/** URLs of sections on the page. */
import type { ChunkHost } from '../chunk-host.ts';

/**
 * The URL that the attribute `section-url` makes for `section`; by default the page's URL with a fragment that names the section, and an
 * element with an id, too, as others may have the same section.
 */
export function sectionUrl(element: Pick<ChunkHost, 'id' | 'getAttribute'>, section: string): string {
  const url = element.getAttribute('section-url')?.replace('{section}', section);
  const { id } = element;
  return new URL(url ?? `#${id && `${encodeURIComponent(id)}/`}${section}`, location.href).href;
}
