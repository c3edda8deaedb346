/**
 * HTTP server of one origin that behaves like an edge network: compressed responses, cached from the first request on. It serves
 * all variants, so that they differ only in what they send.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import getPort from 'get-port';

export interface StoredResponse {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** Creates the response for a path with its query. */
export type ResponseSource = (path: string) => Promise<StoredResponse>;

export interface Server {
  origin: string;
  stop(): Promise<void>;
}

/** A slow network, for engines that can't emulate one: each response comes after `latency` (ms), at the rate of `kbps`. */
export interface Pace {
  latency: number;
  /** In units of 1,024 bit per second. */
  kbps: number;
}

/** Serves `source` at `hostname`, a name of this machine. Pages and API use one each, so that they are different sites. */
export async function startServer(
  hostname: 'localhost' | '127.0.0.1',
  source: ResponseSource,
  pace?: Pace,
): Promise<Server> {
  const cache = new Map<string, Promise<StoredResponse>>();
  const server = createServer(async ({ url = '/' }, outgoing) => {
    const response = cache.get(url) ?? source(url);
    cache.set(url, response);
    try {
      const { status, headers, body } = await response;
      if (pace) await sleep(pace.latency + (8_000 * body.byteLength) / (1_024 * pace.kbps));
      outgoing.writeHead(status, { ...headers, 'content-length': body.byteLength });
      outgoing.end(body);
    } catch (error) {
      cache.delete(url);
      outgoing.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
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
