/** Worker entry: serves from the response cache, otherwise calls the app; erases by schedule what readers sent. */
import { app } from './app.ts';
import { lookup } from './cache/response-cache.ts';
import { fetchAndCache, toResponse } from './cache/serve.ts';
import type { Env } from './env.ts';
import { isDecodable, withDecodableQuery } from './http/path.ts';
import { toInvalidUrlProblem, toUncaughtProblem } from './http/problems.ts';
import { getRequestId } from './http/request-id.ts';
import { runScheduled } from './scheduled.ts';
import { knownVersion, refreshIfDue } from './store/withdrawals.ts';

export default {
  /** A cache hit returns synchronously. Whatever fails becomes a problem: the platform's own error page has no CORS headers. */
  fetch(request, env, context) {
    try {
      const response = serve(request, env, context);
      return response instanceof Response
        ? response
        : response.catch((error) => toUncaughtProblem(request, error));
    } catch (error) {
      return toUncaughtProblem(request, error);
    }
  },

  /** Cron trigger: locally, `GET /cdn-cgi/local/scheduled` runs it. */
  scheduled({ scheduledTime }, env, context) {
    return runScheduled(env, context, scheduledTime);
  },
} satisfies ExportedHandler<Env>;

/** Reads each property of the request once: every read crosses from JavaScript into the runtime. */
function serve(request: Request, env: Env, context: ExecutionContext): Response | Promise<Response> {
  const { method, headers, url } = request;
  const isRead = method === 'GET' || method === 'HEAD';
  const cached = isRead ? lookup(url, headers, knownVersion()) : undefined;
  if (cached) {
    const waiting = cached.version === undefined ? undefined : refreshIfDue(env, context);
    if (waiting) return waiting.then(() => serve(request, env, context));
    return toResponse(cached, method, headers, getRequestId(headers));
  }
  if (!URL.canParse(url)) return toInvalidUrlProblem(request);
  if (!isDecodable(url)) {
    const decodable = isRead ? withDecodableQuery(request) : undefined;
    return decodable ? serve(decodable, env, context) : toInvalidUrlProblem(request);
  }
  return isRead
    ? fetchAndCache(request, (get) => app.fetch(get, env, context))
    : app.fetch(request, env, context);
}
