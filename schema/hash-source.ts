/** Source expression of an inline style sheet or script in a Content Security Policy (CSP Level 3, section 2.3.1). */

/**
 * The expression that allows `text`, in quotes as policies have it.
 *
 * @example
 * const policy = `style-src ${await hashSource('p { margin: 0 }')}`;
 */
export async function hashSource(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}
