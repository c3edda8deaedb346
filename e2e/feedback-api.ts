/** An API whose votes, reports and searches are under a test's control; any other request is the worker's. */
import getPort from 'get-port';
import { Hono } from 'hono';
import { proxy } from 'hono/proxy';
import { onTestFinished } from 'vitest';
import { listen } from '../cli/serve/listen.ts';

/** The receipt of every report. */
const RECEIPT = 'c2FtcGxlLXJlY2VpcHQtMQ';

interface Failure {
  status: 400 | 429 | 503;
  errors?: { pointer: string; detail: string }[];
}

export interface FeedbackApi {
  origin: string;
  /** Path and body of each request that was accepted. */
  received: unknown[];
  /** What POST is responded with instead, while it is set. */
  state: { failure?: Failure | undefined };
}

/** Starts it for the time of a test; `methods` are those that it accepts besides reading. */
export async function startFeedbackApi(worker: string, methods = 'OPTIONS, POST'): Promise<FeedbackApi> {
  const received: unknown[] = [];
  const state: FeedbackApi['state'] = {};
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header('Access-Control-Allow-Origin', '*');
    c.header('Access-Control-Expose-Headers', 'Allow');
  });
  // As in the worker, one response to CORS preflights and to requests for the allowed methods.
  app.options('*', (c) =>
    c.body(null, 204, {
      Allow: methods,
      'Access-Control-Allow-Methods': methods,
      'Access-Control-Allow-Headers': 'Content-Type',
    }),
  );
  app.post('/v1/*', async (c) => {
    const { status, errors } = state.failure ?? {};
    if (status) return c.json({ title: 'A failure', status, errors }, status);
    received.push([c.req.path, await c.req.json()]);
    if (c.req.path === '/v1/reports') return c.json({ receipt: RECEIPT, state: 'received' }, 201);
    if (c.req.path === '/v1/searches') return c.body(null, 204);
    return c.json({ status: 'counted' });
  });
  app.all('*', (c) => proxy(worker + c.req.path + new URL(c.req.url).search));
  const { origin, stop } = await listen(await getPort(), app.fetch);
  onTestFinished(stop);
  return { origin, received, state };
}
