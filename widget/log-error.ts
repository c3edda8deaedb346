/** Errors in the console of the page, whose own error handlers (`error`, `unhandledrejection`) never get those of the element. */

/** Logs `error`, and what it is about, as the element's. */
export function logError(...error: unknown[]): void {
  console.error('<edge-faq>:', ...error);
}
