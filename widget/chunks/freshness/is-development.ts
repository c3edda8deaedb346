/** Whether the page is on a developer's own machine. */

/**
 * `http:` is a secure context there alone (Secure Contexts, section 3.1), as is `file:`, and `.test` is for that (RFC 6761). Apps in a web view use
 * `https://localhost`. In automated browsers a page loads what it does in production.
 */
export function isDevelopment(): boolean {
  const { href, hostname } = location;
  return (
    !navigator.webdriver && ((/^(file|http):/.test(href) && isSecureContext) || /\.test$/.test(hostname))
  );
}
