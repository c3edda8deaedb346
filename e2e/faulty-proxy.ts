/** Proxy in front of the worker that responds by faults which a test chooses: a worker never hangs, or sends a captive portal's page. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { startTestServer } from './test-server.ts';

/** A response, or none: `hang` never responds, `abort` closes the connection. */
export type Fault = 'hang' | 'abort' | { status: number; type?: string; body: string };

export interface FaultyProxy {
  origin: string;
  /** Paths and queries requested so far. */
  requests: string[];
  /** From now on, requests whose path and query match `url` have the fault, and all others none. */
  fail(url: RegExp, fault: Fault): void;
  /** Ends the faults. */
  recover(): void;
}

const CORS = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };

/** Starts a proxy of the worker at the origin `worker` for the current test. */
export async function startFaultyProxy(worker: string): Promise<FaultyProxy> {
  let faulty: { url: RegExp; fault: Fault } | undefined;
  const requests: string[] = [];
  const origin = await startTestServer((request, response) => {
    const url = request.url ?? '/';
    requests.push(url);
    if (faulty?.url.test(url)) respondBy(faulty.fault, response);
    else void forward(`${worker}${url}`, request, response);
  });
  return {
    origin,
    requests,
    fail(url, fault) {
      faulty = { url, fault };
    },
    recover() {
      faulty = undefined;
    },
  };
}

function respondBy(fault: Fault, response: ServerResponse): void {
  if (fault === 'abort') response.destroy();
  if (typeof fault === 'string') return;
  response.writeHead(fault.status, { ...CORS, 'content-type': fault.type ?? 'application/json' });
  response.end(fault.body);
}

/** Without caching: a fault isn't to be hidden by the browser's HTTP cache. */
async function forward(url: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const forwarded = await fetch(url, { method: request.method ?? 'GET', redirect: 'manual' });
  const headers = Object.fromEntries(forwarded.headers);
  delete headers['content-encoding'];
  delete headers['content-length'];
  response.writeHead(forwarded.status, { ...headers, ...CORS, 'cache-control': 'no-store' });
  response.end(Buffer.from(await forwarded.arrayBuffer()));
}
