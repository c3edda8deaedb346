/** Suggestions for names that do not exist. */
import { closestMatch } from 'leven';

/** The one of `existing` that `requested` is a typo of: at most a third of its letters differ. */
export function nearestName(requested: string, existing: readonly string[]): string | undefined {
  if (requested.length > 100) return undefined;
  return closestMatch(requested, [...existing], { maxDistance: Math.ceil(requested.length / 3) });
}
