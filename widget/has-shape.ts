/** Validation of JSON from the network by example: a schema library would be larger than the element. */

/** A value of the shape; an array has one item, which all items are like. A string that isn't empty may be missing. */
type Example = string | readonly [Example] | { readonly [name: string]: Example };

/**
 * Whether `value` is like `example`: a string, an array of such items, or an object with at least such members.
 *
 * @example `hasShape(await response.json(), { results: [{ id: '', heading: 'optional' }] })`
 */
export function hasShape(value: unknown, example: Example | undefined): boolean {
  if (typeof example !== 'object') return typeof value === 'string' || (!!example && value === undefined);
  if (isArray(example)) return Array.isArray(value) && value.every((each) => hasShape(each, example[0]));
  return Object.keys(example).every((name) => hasShape(Object(value)[name], example[name]));
}

/** As `Array.isArray`, which doesn't narrow read-only arrays. */
const isArray = (example: Example): example is readonly [Example] => Array.isArray(example);

/** Whether `value` is an array of strings. */
export function isStrings(value: unknown): value is string[] {
  return hasShape(value, ['']);
}
