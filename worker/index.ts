/** Worker entry: serves from the response cache, otherwise calls the app. */
import { app } from './app.ts';
import { lookup } from './cache/response-cache.ts';
import { fetchAndCache, toResponse } from './cache/serve.ts';
import type { Env } from './env.ts';
import { getRequestId } from './http/request-id.ts';

export default {
  /** Reads each property of the request once: every read crosses from JavaScript into the runtime. A cache hit returns synchronously. */
  fetch(request, env, context) {
    const { method, headers } = request;
    if (method !== 'GET' && method !== 'HEAD') return app.fetch(request, env, context);
    const cached = lookup(request.url, headers);
    if (cached) return toResponse(cached, method, headers, getRequestId(headers));
    return fetchAndCache(request, (get) => app.fetch(get, env, context));
  },
} satisfies ExportedHandler<Env>;
