/** Random ids that nobody can guess. */

/** A new id: 128 random bits as base64url (RFC 4648, section 5), which are 22 characters. */
export function newRandomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
