/** The worker: an answer that it has given before is given again, any other is the app's. */
import { app } from './app.ts';
import type { Env } from './env.ts';
import { isKnown } from './http/conditional.ts';
import { isKeepable, type KnownAnswer, recall, remember } from './http/memory.ts';
import { identify, REQUEST_ID } from './http/request-id.ts';

export default {
  fetch(request, env, context) {
    const { method } = request;
    if (method !== 'GET' && method !== 'HEAD') return app.fetch(request, env, context);
    const known = recall(request);
    return known ? give(request, known, identify(request)) : ask(request, env, context);
  },
} satisfies ExportedHandler<Env>;

/** What the app answers, which is remembered where it may be. */
async function ask(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
  const isHead = request.method === 'HEAD';
  const answer = await app.fetch(isHead ? asGet(request) : request, env, context);
  if (!isKeepable(answer)) return isHead ? new Response(null, answer) : answer;
  const id = answer.headers.get(REQUEST_ID) ?? identify(request);
  return give(request, await remember(request, answer), id);
}

/**
 * The answer, or a 304 where the caller has it already; `id` is what this request is called. It is set before the Response is
 * made, which copies the headers: to reach for those of the Response would make one more object for each request.
 */
function give({ method, headers: asked }: Request, known: KnownAnswer, id: string): Response {
  const isUnchanged = isKnown(asked.get('If-None-Match'), known.etag);
  const headers = isUnchanged ? known.unchanged : known.headers;
  headers.set(REQUEST_ID, id);
  if (isUnchanged) return new Response(null, { status: 304, headers });
  return new Response(method === 'HEAD' ? null : known.body, { headers });
}

function asGet(request: Request): Request {
  return new Request(request, { method: 'GET' });
}
