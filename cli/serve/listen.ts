/** HTTP server on the loopback interface. */
import { once } from 'node:events';
import { serve } from '@hono/node-server';

export interface RunningServer {
  /** Origin like `http://localhost:8700`: cross-origin and cross-site to the worker, which listens on `127.0.0.1`. */
  origin: string;
  /** Stops listening and closes open connections. */
  stop(): Promise<void>;
}

/** Serves `fetch` on `port`; resolves once the server accepts connections. */
export async function listen(
  port: number,
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<RunningServer> {
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
