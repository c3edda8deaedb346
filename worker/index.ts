/** The worker: an answer that it has given before is given again, any other is the app's. */
import { app } from './app.ts';
import type { Env } from './env.ts';
import { isKnown } from './http/conditional.ts';
import { isKeepable, type KnownAnswer, recall, remember } from './http/memory.ts';
import { identify, REQUEST_ID } from './http/request-id.ts';

export default {
  async fetch(request, env, context) {
    const { method } = request;
    if (method !== 'GET' && method !== 'HEAD') return app.fetch(request, env, context);
    const known = recall(request);
    if (known) return give(request, known, identify(request));

    const answer = await app.fetch(method === 'HEAD' ? asGet(request) : request, env, context);
    if (!isKeepable(answer)) return method === 'HEAD' ? new Response(null, answer) : answer;
    const id = answer.headers.get(REQUEST_ID) ?? identify(request);
    return give(request, await remember(request, answer), id);
  },
} satisfies ExportedHandler<Env>;

/** The answer, or a 304 where the caller has it already; `id` is what this request is called. */
function give(request: Request, { body, etag, headers, unchanged }: KnownAnswer, id: string): Response {
  const answer = isKnown(request.headers.get('If-None-Match'), etag)
    ? new Response(null, { status: 304, headers: unchanged })
    : new Response(request.method === 'HEAD' ? null : body, { headers });
  answer.headers.set(REQUEST_ID, id);
  return answer;
}

function asGet(request: Request): Request {
  return new Request(request, { method: 'GET' });
}
