/** Content Security Policy of pages (CSP Level 3, strict by hashes): nonces would make each response unique, and no cache could keep it. */
import { hashSource } from '../../schema/hash-source.ts';

/**
 * The policy of a page with these inline style sheets. Scripts come from this origin only, the element's; Trusted Types allow the policy
 * that Lit makes.
 *
 * @param widget - an origin whose script and frame the page has as well; that script makes no Trusted Types
 */
export async function pagePolicy(styles: readonly string[], widget?: string): Promise<string> {
  const hashes = await Promise.all(styles.map(hashSource));
  return [
    "default-src 'none'",
    `script-src 'self'${widget === undefined ? '' : ` ${widget}`}`,
    `style-src ${hashes.join(' ')}`,
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(widget === undefined
      ? ["require-trusted-types-for 'script'", 'trusted-types lit-html']
      : [`frame-src ${widget}`]),
  ].join('; ');
}
