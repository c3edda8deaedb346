/** Focus of sections and chapters. */

/** Focuses the `<summary>` of a section or chapter, or else the element itself, without scrolling. */
export function focusSummary(element: HTMLElement | null | undefined): void {
  (element?.querySelector('summary') ?? element)?.focus({ preventScroll: true });
}
