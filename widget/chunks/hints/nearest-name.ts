/** The name that a misspelt one may mean. The element has no dependency for this: names are short, and hints are for developers. */

/** The one of `existing` that is nearest to `name`, if at most a third of its letters differ. */
export function nearestName(name: string, existing: readonly string[]): string | undefined {
  const limit = Math.ceil(name.length / 3);
  const [nearest] = existing
    .map((each) => ({ each, distance: distance(name, each) }))
    .filter((one) => one.distance <= limit)
    .sort((one, other) => one.distance - other.distance);
  return nearest?.each;
}

/** Letters to insert, delete or replace (Levenshtein distance). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (const [at, other] of [...to].entries())
      next.push(
        Math.min((row[at] ?? 0) + Number(letter !== other), (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
