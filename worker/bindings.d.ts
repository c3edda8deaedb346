/** What tests see of wrangler.toml's bindings: `env` of `cloudflare:test`. */
declare namespace Cloudflare {
  interface Env {
    ASSETS: Fetcher;
  }
}
