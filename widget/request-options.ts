/** Options of the element's requests to the API. */

/**
 * Every request has these. A page may set `Referrer-Policy: unsafe-url`, which would send its whole URL: `strict-origin` (W3C Referrer
 * Policy, section 3.6) sends the origin only, and nothing from HTTPS to HTTP. It reveals nothing that `Origin` doesn't, which a CORS
 * request always has (Fetch, section 3.2), whatever the page's policy.
 */
export const requestOptions: RequestInit = { credentials: 'omit', referrerPolicy: 'strict-origin' };
