/** Lists of names in a notice, which a file with thousands of questions must not fill. */

/** Names that a notice has at most. */
const MAX_NAMED = 10;

/**
 * The first 10 names, and the number of the others.
 *
 * @example
 * listNames(['{#a}', '{#b}']); // '{#a}, {#b}'
 */
export function listNames(names: readonly string[]): string {
  const others = names.length - MAX_NAMED;
  return `${names.slice(0, MAX_NAMED).join(', ')}${others > 0 ? ` and ${others} more` : ''}`;
}
