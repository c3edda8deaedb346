/** Bindings of the worker and variables of a request. */

/** The bindings of `wrangler.toml`. */
export interface Env {
  /** Static assets: the compiled content and the element's script. */
  ASSETS: { fetch(url: string): Promise<Response> };
  /** Version of the worker; absent on plain workerd. */
  VERSION?: { id: string };
  /** Secret of the publisher; clients that send it may purge the caches. Without it nobody may. */
  ADMIN_TOKEN?: string;
}

/** Environment of the Hono app. */
export interface AppEnv {
  Bindings: Env;
  Variables: {
    /** Id of the request in responses and logs. */
    requestId: string;
  };
}
