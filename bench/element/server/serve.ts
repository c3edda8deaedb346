/**
 * A web server of one origin that answers as an edge network does: compressed, and from memory once it was asked. All variants
 * come from it, ours and theirs, so that they differ in nothing but what they send.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import getPort from 'get-port';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** Where answers come from; `path` is with its query. */
export type Source = (path: string) => Promise<Answer>;

export interface Served {
  /** Its address without a path. */
  origin: string;
  stop(): Promise<void>;
}

/** Serves `source` at `hostname`, a name of this machine: pages and service have one each, and so are different sites. */
export async function serve(hostname: 'localhost' | '127.0.0.1', source: Source): Promise<Served> {
  const kept = new Map<string, Promise<Answer>>();
  const server = createServer(async ({ url = '/' }, response) => {
    const answer = kept.get(url) ?? source(url);
    kept.set(url, answer);
    try {
      const { status, headers, body } = await answer;
      response.writeHead(status, { ...headers, 'content-length': body.byteLength });
      response.end(body);
    } catch (error) {
      kept.delete(url);
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    }
  });
  const port = await getPort();
  server.listen(port, hostname);
  await once(server, 'listening');
  return {
    origin: `http://${hostname}:${port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
