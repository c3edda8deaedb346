/** The worker: an answer that it has given before is given again, any other is the app's. */
import { app } from './app.ts';
import { isKnown } from './cache/conditional.ts';
import { isKeepable, type KnownAnswer, recall, remember } from './cache/memory.ts';
import type { Env } from './env.ts';
import { identify, REQUEST_ID } from './http/request-id.ts';

export default {
  /** From memory, each property of the request is read once: a read crosses from JavaScript into the runtime. */
  fetch(request, env, context) {
    const { method, headers } = request;
    if (method !== 'GET' && method !== 'HEAD') return app.fetch(request, env, context);
    const known = recall(request.url, headers);
    return known ? give(method, headers, known, identify(headers)) : ask(request, env, context);
  },
} satisfies ExportedHandler<Env>;

/** What the app answers, which is remembered where it may be. */
async function ask(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
  const { method, headers } = request;
  const isHead = method === 'HEAD';
  const answer = await app.fetch(isHead ? asGet(request) : request, env, context);
  if (!isKeepable(answer)) return isHead ? new Response(null, answer) : answer;
  const id = answer.headers.get(REQUEST_ID) ?? identify(headers);
  return give(method, headers, await remember(request, answer), id);
}

/**
 * The answer, or a 304 where the caller, who `asked` with these headers, has it already; `id` is what this request is called. It
 * is set before the Response is made, which copies the headers: to reach for those of the Response would make one more object
 * for each request.
 */
function give(method: string, asked: Headers, known: KnownAnswer, id: string): Response {
  const isUnchanged = isKnown(asked.get('If-None-Match'), known.etag);
  const headers = isUnchanged ? known.unchanged : known.headers;
  headers.set(REQUEST_ID, id);
  if (isUnchanged) return new Response(null, { status: 304, headers });
  return new Response(method === 'HEAD' ? null : known.body, { headers });
}

function asGet(request: Request): Request {
  return new Request(request, { method: 'GET' });
}
