/** A web server on this machine. */
import { once } from 'node:events';
import { serve } from '@hono/node-server';

export interface Listening {
  /** Its address without a path, like `http://localhost:8700`: another origin, and another site, than the worker's. */
  origin: string;
  /** Ends open connections, too. */
  stop(): Promise<void>;
}

/** Answers on `port` by `fetch`; it does once this resolves. */
export async function listen(
  port: number,
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<Listening> {
  const server = serve({ fetch, port, hostname: 'localhost' });
  await once(server, 'listening');
  return {
    origin: `http://localhost:${port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}
