/** The demo's pages under a content security policy, on an origin of their own. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import getPort from 'get-port';

export interface StrictPages {
  origin: string;
  stop(): Promise<void>;
}

/** Serves what `demo` does; scripts and data come from it and from `worker`, and nothing is made of text. */
export async function serveStrictly(demo: string, worker: string): Promise<StrictPages> {
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${worker}`,
    `connect-src 'self' ${worker}`,
    "style-src 'self'",
    "font-src 'self'",
    'img-src data:',
    "require-trusted-types-for 'script'",
  ].join('; ');
  const server = createServer(async ({ url = '/' }, response) => {
    const answer = await fetch(new URL(url, demo));
    response.writeHead(answer.status, {
      'Content-Type': answer.headers.get('Content-Type') ?? '',
      'Content-Security-Policy': policy,
    });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  const port = await getPort();
  server.listen(port, 'localhost');
  await once(server, 'listening');
  return {
    origin: `http://localhost:${port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
