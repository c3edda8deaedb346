/** Words in the form of an id: ASCII letters and digits, joined by hyphens. */

/** Characters of an id. */
export const MAX_LENGTH = 64;

/**
 * The ASCII words of `heading`, joined by hyphens and truncated between words to 64 characters; empty if it has none.
 *
 * @example
 * slug('Où est l’été — ici?'); // 'ou-est-lete-ici'
 */
export function slug(heading: string): string {
  return truncate(hyphenate(heading).replace(/^[^a-z]+/, ''), MAX_LENGTH);
}

/** The ASCII words and numbers of `text`, joined by hyphens. */
export function hyphenate(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Truncates an id, between words if it has several. */
export function truncate(id: string, length: number): string {
  const whole = id.length > length ? id.slice(0, length + 1).replace(/(?<=.)-[^-]*$/, '') : id;
  return whole.slice(0, length).replace(/-+$/, '');
}
