/** JSON Pointers as URI fragments (RFC 6901, section 6). */

/**
 * The pointer to the member at `path`.
 *
 * @example
 * toJsonPointer(['query', 'a/b']); // "#/query/a~1b"
 */
export function toJsonPointer(path: readonly unknown[]): string {
  return `#${path.map((key) => `/${escapeKey(String(key))}`).join('')}`;
}

function escapeKey(key: string): string {
  return encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));
}
