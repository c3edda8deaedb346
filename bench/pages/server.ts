/**
 * HTTP server of one site, the same for all: it compresses alike, and caches from the first request on, as an edge network does. It
 * counts what it sends.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { StoredResponse } from '../element/server/server.ts';

/** A request of a page: its path, and the headers that select a representation. */
export interface SiteRequest {
  path: string;
  accept: string;
  acceptLanguage: string;
}

export type SiteSource = (request: SiteRequest) => Promise<StoredResponse>;

export interface SentResponse {
  path: string;
  /** Media type without parameters. */
  type: string;
  /** On the wire, with its headers. */
  bytes: number;
}

export interface SiteServer {
  origin: string;
  /** What was sent since the last call. */
  takeSent(): SentResponse[];
  stop(): Promise<void>;
}

/** Serves `source` at `port` of localhost, over HTTP/1.1. */
export async function serveSite(port: number, source: SiteSource): Promise<SiteServer> {
  const cache = new Map<string, Promise<StoredResponse>>();
  let sent: SentResponse[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const request = toRequest(incoming);
    const key = JSON.stringify(request);
    const response = cache.get(key) ?? source(request);
    cache.set(key, response);
    try {
      sent.push(await send(outgoing, await response, request.path));
    } catch (error) {
      cache.delete(key);
      outgoing.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    }
  });
  server.listen(port, 'localhost');
  await once(server, 'listening');
  return {
    origin: `http://localhost:${port}`,
    takeSent() {
      const taken = sent;
      sent = [];
      return taken;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function toRequest({ url = '/', headers }: IncomingMessage): SiteRequest {
  return { path: url, accept: headers.accept ?? '', acceptLanguage: headers['accept-language'] ?? '' };
}

async function send(
  outgoing: ServerResponse,
  { status, headers, body }: StoredResponse,
  path: string,
): Promise<SentResponse> {
  const { socket } = outgoing;
  const before = socket?.bytesWritten ?? 0;
  outgoing.writeHead(status, { ...headers, 'content-length': body.byteLength });
  outgoing.end(body);
  await once(outgoing, 'finish');
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  return { path, type, bytes: (socket?.bytesWritten ?? 0) - before };
}
