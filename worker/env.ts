/** Bindings of the worker and variables of a request. */
import type { Database } from './store/database.ts';

/** A rate limiting binding. */
interface RateLimiter {
  limit(options: { key: string }): Promise<{ success: boolean }>;
}

/** The bindings of `wrangler.toml`. */
export interface Env {
  /** Static assets: the compiled content and the element's script. */
  ASSETS: { fetch(url: string, init?: RequestInit): Promise<Response> };
  /** D1: withdrawals, the audit log, and what readers send. Without it, only withdrawals in front matter hold, and readers can send nothing. */
  DB?: Database;
  /** Version of the worker; absent on plain workerd. */
  VERSION?: { id: string };
  /** Secret of the publisher; clients that send it may use all admin routes. */
  ADMIN_TOKEN?: string;
  /** Secret of the publisher; clients that send it may use admin routes that only read. */
  ADMIN_READ_TOKEN?: string;
  /** Origin of the Cloudflare Access team, like `https://team.cloudflareaccess.com`; only together with `ACCESS_AUD`. */
  ACCESS_TEAM_DOMAIN?: string;
  /** Audience tag of the Cloudflare Access application in front of the admin routes. Whoever it lets in may read. */
  ACCESS_AUD?: string;
  /** E-mail addresses and Client IDs of service tokens, separated by spaces, that may decide. */
  ACCESS_DECIDERS?: string;
  /** Limits wrong credentials; absent on plain workerd and where `wrangler.toml` has no such binding. */
  ADMIN_ATTEMPTS?: RateLimiter;
  /** Origins whose pages may send votes, reports and searches, separated by spaces. Without it, all may. */
  FEEDBACK_ORIGINS?: string;
  /** `true` if everybody may read the number of votes. */
  VOTES_PUBLIC?: string;
  /** Days that contacts and evidence of reports are kept; by default 90. */
  RETAIN_CONTACTS_DAYS?: string | number;
  /** Days that free text of readers is kept; by default 365. */
  RETAIN_TEXT_DAYS?: string | number;
  /** URL that the publisher is told of reports at (Standard Webhooks): https, or http to this machine. Only together with `WEBHOOK_SECRET`. */
  WEBHOOK_URL?: string;
  /** Secret that its messages are signed with: `whsec_` and 24 to 64 bytes in base64. */
  WEBHOOK_SECRET?: string;
  /** Keys of Cloudflare Turnstile for the page `/report`; it has the check only where both are set. */
  TURNSTILE_SITE_KEY?: string;
  TURNSTILE_SECRET?: string;
  /** Where the check is verified, if not at Cloudflare. */
  TURNSTILE_VERIFY_URL?: string;
  /** Limit what one client sends; absent on plain workerd and where `wrangler.toml` has no such binding. */
  VOTES_PER_CLIENT?: RateLimiter;
  REPORTS_PER_CLIENT?: RateLimiter;
  SEARCHES_PER_CLIENT?: RateLimiter;
  RECEIPTS_PER_CLIENT?: RateLimiter;
  /** The MCP server, a worker of its own. Without it there is no `/mcp`. */
  MCP?: { handle(request: Request, site: McpSite): Promise<Response> } | undefined;
  /** Whom to tell of a vulnerability: `mailto:` or `https:` URLs or e-mail addresses, separated by spaces. Without it there is no security.txt. */
  SECURITY_CONTACT?: string;
  /** URL of the policy for reporting vulnerabilities; several are separated by spaces. */
  SECURITY_POLICY?: string;
}

/** What the MCP server may use of this worker, for the time of one request. */
export interface McpSite {
  /** The response of the API to a GET request of `path`, which begins with `/v1/`. */
  fetch(path: string, accept: string): Promise<Response>;
  /** Name of the site. */
  name?: string;
  /** The canonical pages: a URL template with `{guide}` and `{locale}`, and whether each section has a page below its guide's. */
  pages?: { template: string; hasSections: boolean } | undefined;
}

/** What outlives a response: work that the isolate goes on with. */
export interface Background {
  waitUntil(promise: Promise<unknown>): void;
}

/** Whoever is authorized to use admin routes. */
export interface Actor {
  /** For the audit log: `token`, `read token`, or the identity that Cloudflare Access vouches for. */
  name: string;
  /** `read` may list, `decide` may change what readers see. */
  role: 'read' | 'decide';
}

/** Environment of the Hono app. */
export interface AppEnv {
  Bindings: Env;
  Variables: {
    /** Id of the request in responses and logs. */
    requestId: string;
    /** Who sent a request to an admin route; set by `requirePublisher`. */
    actor: Actor;
  };
}
