/** What the worker is given from outside, and what a request carries through it. */

/** What `wrangler.toml` binds. */
export interface Env {
  /** The static assets: compiled content and the element's script. */
  ASSETS: { fetch(address: string): Promise<Response> };
  /** Which version of the worker this is; plain workerd doesn't say. */
  VERSION?: { id: string };
  /** A secret of the publisher's: whoever sends it may purge the cache. Without it nobody may. */
  ADMIN_TOKEN?: string;
}

/** Hono's types for all of it. */
export interface AppEnv {
  Bindings: Env;
  Variables: {
    /** What answers and logs call this request. */
    requestId: string;
  };
}
