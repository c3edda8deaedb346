/** Pages of a partner that a test writes itself, served on an origin of their own with the headers that the partner chose. */
import { once } from 'node:events';
import { serve } from '@hono/node-server';
import getPort from 'get-port';

export interface Partner {
  origin: string;
  /** Serves `body` from now on; the address of the page. `head` may hold anything, `headers` as well. */
  write(page: PartnerPage): string;
  stop(): Promise<void>;
}

export interface PartnerPage {
  body: string;
  head?: string;
  lang?: string;
  headers?: Record<string, string>;
}

export async function startPartner(): Promise<Partner> {
  const pages = new Map<string, PartnerPage>();
  const port = await getPort();
  const server = serve({
    port,
    hostname: 'localhost',
    fetch(request) {
      const page = pages.get(new URL(request.url).pathname);
      if (!page) return new Response(null, { status: 404 });
      const { body, head = '', lang = 'en', headers } = page;
      return new Response(
        `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>A partner’s page</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`,
        { headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers } },
      );
    },
  });
  await once(server, 'listening');
  const origin = `http://localhost:${port}`;
  return {
    origin,
    write(page) {
      const path = `/${pages.size}.html`;
      pages.set(path, page);
      return origin + path;
    },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}
