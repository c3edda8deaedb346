/** URLs of sections on the page. */

/** The page's URL with a fragment that names `section`; an element with an id is named too, as others may have the same section. */
export function sectionUrl({ id }: Pick<Element, 'id'>, section: string): string {
  const url = new URL(location.href);
  url.hash = id ? `${encodeURIComponent(id)}/${section}` : section;
  return url.href;
}
