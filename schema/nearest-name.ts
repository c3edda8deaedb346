/** Suggestions for names that do not exist. */
import { closestMatch } from 'leven';

/** The one of `existing` that `requested` is a typo of: at most `maxDistance` of its letters differ, by default a third. */
export function nearestName(
  requested: string,
  existing: readonly string[],
  maxDistance = Math.ceil(requested.length / 3),
): string | undefined {
  if (requested.length > 100) return undefined;
  return closestMatch(requested, [...existing], { maxDistance });
}
