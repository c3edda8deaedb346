/** Addresses to share. */

/** The address that leads to `section` of `element`; an element that has an id is named, as others may have the same section. */
export function linkTo({ id }: Pick<Element, 'id'>, section: string): string {
  const address = new URL(location.href);
  address.hash = id ? `${encodeURIComponent(id)}/${section}` : section;
  return address.href;
}
