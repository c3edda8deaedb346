/** Types of the bindings that tests read from `env` of `cloudflare:test`. */
declare namespace Cloudflare {
  interface Env {
    ASSETS: Fetcher;
    DB: D1Database;
    MIGRATIONS: import('cloudflare:test').D1Migration[];
  }
}
