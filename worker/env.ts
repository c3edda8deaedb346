/** Bindings of the worker and variables of a request. */

/** The bindings of `wrangler.toml`. */
export interface Env {
  /** Static assets: the compiled content and the element's script. */
  ASSETS: { fetch(url: string, init?: RequestInit): Promise<Response> };
  /** Version of the worker; absent on plain workerd. */
  VERSION?: { id: string };
  /** Secret of the publisher; clients that send it may use admin routes. Without it nobody may. */
  ADMIN_TOKEN?: string;
  /** Limits wrong tokens; absent on plain workerd and where `wrangler.toml` has no such binding. */
  ADMIN_ATTEMPTS?: { limit(options: { key: string }): Promise<{ success: boolean }> };
  /** Whom to tell of a vulnerability: `mailto:` or `https:` URLs or e-mail addresses, separated by spaces. Without it there is no security.txt. */
  SECURITY_CONTACT?: string;
  /** URL of the policy for reporting vulnerabilities; several are separated by spaces. */
  SECURITY_POLICY?: string;
}

/** Environment of the Hono app. */
export interface AppEnv {
  Bindings: Env;
  Variables: {
    /** Id of the request in responses and logs. */
    requestId: string;
  };
}
