/** Fragments that name a section of an element. */

/** `#section`, or `#element/section` for an element with an id, as others may have the same section. */
export function sectionFragment({ id }: Pick<Element, 'id'>, section: string): string {
  return `#${id && `${encodeURIComponent(id)}/`}${section}`;
}
