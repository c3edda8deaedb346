/** Guides that have moved to another id, by the setting `moved`. */

/** Former ids of guides, and their current ones. */
export type MovedGuides = Readonly<Record<string, string>>;

/**
 * The id that the guide `id` has now, if need be over several moves; `id` itself where it has not moved.
 *
 * @example
 * ```ts
 * currentGuideId({ 'late-loan': 'overdue-loan' }, 'late-loan'); // 'overdue-loan'
 * ```
 */
export function currentGuideId(moved: MovedGuides, id: string): string {
  const seen = new Set<string>();
  let current = id;
  while (Object.hasOwn(moved, current) && !seen.has(current)) {
    seen.add(current);
    current = moved[current] ?? current;
  }
  return current;
}

/** All ids that the guide `id` has or had: its current one first. */
export function allGuideIds(moved: MovedGuides, id: string): string[] {
  const current = currentGuideId(moved, id);
  return [current, ...Object.keys(moved).filter((former) => currentGuideId(moved, former) === current)];
}
