/** Problem types of the API (RFC 9457): status, title and hint of each. */
import type { ContentfulStatusCode } from 'hono/utils/http-status';

interface ProblemType {
  status: ContentfulStatusCode;
  title: string;
  /** How the caller can fix it. */
  hint: string;
}

/** Every problem of the API; the name is the last segment of its `type` URL. */
export const problemTypes = {
  'invalid-query': {
    status: 400,
    title: 'Invalid query',
    hint: 'Each entry of "errors" names a query parameter and what is wrong with it. Send each parameter at most once.',
  },
  'invalid-body': {
    status: 400,
    title: 'Invalid body',
    hint: 'Each entry of "errors" points to a part of the body and says what is wrong with it. Send JSON, with Content-Type: application/json.',
  },
  unauthorized: {
    status: 401,
    title: 'Unauthorized',
    hint: 'Send the publisher’s token: Authorization: Bearer ‹token›. In a browser, sign in to Cloudflare Access if the publisher uses it. Readers’ routes need neither.',
  },
  'cross-origin': {
    status: 403,
    title: 'Cross-origin request',
    hint: 'Admin routes are for programs of the publisher, and pages of the same origin. Call them from a server or the command line.',
  },
  'insufficient-role': {
    status: 403,
    title: 'Insufficient role',
    hint: 'The role "read" may only list. Use the token ADMIN_TOKEN, or an identity that ACCESS_DECIDERS names.',
  },
  'origin-not-allowed': {
    status: 403,
    title: 'Origin not allowed',
    hint: 'The publisher accepts votes, reports and searches only from pages whose origin FEEDBACK_ORIGINS lists. Ask the publisher to add yours.',
  },
  'votes-not-public': {
    status: 403,
    title: 'Votes not public',
    hint: 'The publisher keeps the number of votes private. Publishers make it public by VOTES_PUBLIC = "true" in wrangler.toml.',
  },
  'unknown-path': {
    status: 404,
    title: 'Unknown path',
    hint: 'Start with one of the paths in "available". /docs lists every route.',
  },
  'unknown-guide': {
    status: 404,
    title: 'Unknown guide',
    hint: 'Use one of the guide ids in "available", or see GET /v1/guides.',
  },
  'unknown-locale': {
    status: 404,
    title: 'Unknown locale',
    hint: 'Use one of the locales in "available", or omit ?locale= to negotiate the language by Accept-Language; "default" is the locale of the original.',
  },
  'unknown-revision': {
    status: 404,
    title: 'Unknown revision',
    hint: 'The revision is no longer published, or never was. Use one of those in "available", or omit ?revision= to get the current one.',
  },
  'unknown-chapter': {
    status: 404,
    title: 'Unknown chapter',
    hint: 'Use one of the chapter ids in "available".',
  },
  'unknown-section': {
    status: 404,
    title: 'Unknown section',
    hint: 'Use section ids from "available". Ids are the same in every locale.',
  },
  'no-origin': {
    status: 404,
    title: 'No origin',
    hint: 'The site has no sitemap, feed or oEmbed before the publisher sets origin in content/site.yaml, like https://faq.example, and builds and deploys again.',
  },
  'unknown-page': {
    status: 404,
    title: 'Unknown page',
    hint: 'Send as "url" the URL of a page of a guide on this site: /sitemap.xml lists them.',
  },
  'unknown-receipt': {
    status: 404,
    title: 'Unknown receipt',
    hint: 'Use the whole receipt: 22 characters, in which upper and lower case differ. It is in the response to the report, and nowhere else.',
  },
  'unknown-report': {
    status: 404,
    title: 'Unknown report',
    hint: 'Use the id of a report: GET /admin/reports lists them.',
  },
  'not-withdrawn': {
    status: 404,
    title: 'Not withdrawn',
    hint: 'Nothing with exactly these parameters is withdrawn. GET /admin/withdrawals lists what is; a withdrawal in front matter is undone there.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    hint: 'Use one of the methods in the Allow header.',
  },
  'not-acceptable': {
    status: 406,
    title: 'Not acceptable',
    hint: 'Name one of the media types in "available" in the Accept header, or omit the header to get JSON.',
  },
  'already-withdrawn': {
    status: 409,
    title: 'Already withdrawn',
    hint: 'The withdrawal stays as it is. To replace its notice, send the request again with If-Match: *.',
  },
  'withdrawal-in-force': {
    status: 409,
    title: 'Withdrawal in force',
    hint: 'Only a report that is upheld withdraws something. Send "withdrawal": null with the state to show it again, or leave the state as it is.',
  },
  withdrawn: {
    status: 410,
    title: 'Withdrawn',
    hint: 'The publisher has withdrawn this; "notice" says why. Remove copies of it. It is shown again if the withdrawal is undone.',
  },
  'nothing-to-replace': {
    status: 412,
    title: 'Nothing to replace',
    hint: 'If-Match: * replaces an existing withdrawal. To make a new one, send the request without it.',
  },
  'content-too-large': {
    status: 413,
    title: 'Content too large',
    hint: 'Send a smaller body: at most 16 KiB.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported media type',
    hint: 'Send the body as JSON, with Content-Type: application/json.',
  },
  'too-many-attempts': {
    status: 429,
    title: 'Too many attempts',
    hint: 'Wait for the seconds in the Retry-After header, then send the right credentials.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    hint: 'Wait for the seconds in the Retry-After header, then send the request again.',
  },
  'uri-too-long': {
    status: 414,
    title: 'URI too long',
    hint: 'Send a shorter URL: at most 8,192 characters. Request fewer ids at a time.',
  },
  'unavailable-for-legal-reasons': {
    status: 451,
    title: 'Unavailable for legal reasons',
    hint: 'The publisher may not show this (RFC 7725); "notice" says why. Remove copies of it. It is shown again if the withdrawal is undone.',
  },
  'unsupported-format': {
    status: 501,
    title: 'Unsupported format',
    hint: 'Send format=json or format=xml, or omit the parameter to get JSON.',
  },
  'access-keys-unavailable': {
    status: 503,
    title: 'Access keys unavailable',
    hint: 'The public keys of Cloudflare Access could not be fetched from ACCESS_TEAM_DOMAIN, so nobody is let in by Access. Try again, or send the publisher’s token: Authorization: Bearer ‹token›.',
  },
  'database-unavailable': {
    status: 503,
    title: 'Database unavailable',
    hint: 'Nothing was changed, unless the connection was lost after an act of the publisher: GET /admin/withdrawals tells. Try again; if the problem persists, the publisher has to check that the worker has the D1 binding DB and that its migrations are applied. Without a database, withdraw in front matter and deploy.',
  },
  'mcp-unavailable': {
    status: 503,
    title: 'MCP server unavailable',
    hint: 'The MCP server could not be reached. Try again; if the problem persists, the publisher has to deploy it under the name that the binding MCP has as its service. Every other route works.',
  },
  'content-unavailable': {
    status: 503,
    title: 'Content unavailable',
    hint: 'The compiled content could not be read. Try again; if the problem persists, the publisher has to build and deploy again.',
  },
  'internal-error': {
    status: 500,
    title: 'Internal error',
    hint: 'The server failed. Try again later; if the problem persists, send the "requestId" to the publisher.',
  },
} as const satisfies Record<string, ProblemType>;

export type ProblemName = keyof typeof problemTypes;
