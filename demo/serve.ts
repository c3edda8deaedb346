/** The web server of a partner: static pages that know the worker by its address only. */
import { once } from 'node:events';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

export interface RunningDemo {
  /** Its address without a path, like `http://localhost:8700`: another origin, and another site, than the worker's. */
  origin: string;
  stop(): Promise<void>;
}

/** The address that the pages give for the worker, as a partner's page would. */
const PUBLISHED = 'https://faq.example';

/** Serves `demo/pages` on `port`, with `worker` as the address of the worker in them. */
export async function serveDemo(port: number, worker: string): Promise<RunningDemo> {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.get('Content-Type')?.startsWith('text/html')) return;
    const page = (await c.res.text()).replaceAll(PUBLISHED, worker);
    c.res = undefined;
    c.res = c.html(page);
  });
  app.get(
    '/fonts/*',
    serveStatic({
      root: 'node_modules/@fontsource/bitter/files',
      rewriteRequestPath: (path) => path.replace(/^\/fonts/, ''),
    }),
  );
  app.get('*', serveStatic({ root: 'demo/pages' }));

  const server = serve({ fetch: app.fetch, port, hostname: 'localhost' });
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
