/** What a page sends for, as the DevTools protocol counts it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession } from 'playwright-core';

export interface Traffic {
  /** Bytes with their headers, as they came over the wire: of the page itself, and of all the rest. */
  page: number;
  rest: number;
  /** How often it sent for the rest. */
  requests: number;
  /** Resolves once nothing has been on its way for so long (ms). */
  quiet(time: number): Promise<void>;
}

/** How often to look whether all is quiet (ms). */
const INTERVAL = 50;

export async function watchTraffic(devtools: CDPSession): Promise<Traffic> {
  const open = new Map<string, 'page' | 'rest'>();
  let last = performance.now();
  const traffic: Traffic = {
    page: 0,
    rest: 0,
    requests: 0,
    async quiet(time) {
      while (open.size > 0 || performance.now() - last < time) await sleep(INTERVAL);
    },
  };
  devtools.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    // What stands in the page or in a script comes over the wire with it.
    if (!request.url.startsWith('http')) return;
    open.set(requestId, type === 'Document' ? 'page' : 'rest');
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = open.get(requestId);
    if (kind) traffic[kind] += encodedDataLength;
    // What came from the browser's cache has no length.
    if (kind === 'rest' && encodedDataLength > 0) traffic.requests += 1;
    end(requestId);
  });
  devtools.on('Network.loadingFailed', ({ requestId }) => end(requestId));
  await devtools.send('Network.enable');
  return traffic;

  function end(requestId: string): void {
    open.delete(requestId);
    last = performance.now();
  }
}
