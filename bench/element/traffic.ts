/** Network traffic of a page load, as the DevTools protocol reports it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession } from 'playwright-core';

/** Sizes in bytes on the wire, headers included. */
export interface Traffic {
  documentSize: number;
  subresourceSize: number;
  /** Subresources that came over the network, not from the browser's cache. */
  subresourceRequests: number;
}

export interface TrafficRecorder {
  /** Counts up while the page loads. */
  readonly traffic: Traffic;
  /** Resolves once no request has been pending for `duration` (ms). */
  idle(duration: number): Promise<void>;
}

const POLL_INTERVAL_MS = 50;

export async function recordTraffic(devtools: CDPSession): Promise<TrafficRecorder> {
  const traffic: Traffic = { documentSize: 0, subresourceSize: 0, subresourceRequests: 0 };
  const pending = new Map<string, 'documentSize' | 'subresourceSize'>();
  let lastActivity = performance.now();
  const end = (requestId: string) => {
    pending.delete(requestId);
    lastActivity = performance.now();
  };
  devtools.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    // `data:` and `blob:` URLs are part of the document or script that contains them.
    if (!request.url.startsWith('http')) return;
    pending.set(requestId, type === 'Document' ? 'documentSize' : 'subresourceSize');
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const size = pending.get(requestId);
    if (size) traffic[size] += encodedDataLength;
    // Responses from the browser's cache have no length.
    if (size === 'subresourceSize' && encodedDataLength > 0) traffic.subresourceRequests += 1;
    end(requestId);
  });
  devtools.on('Network.loadingFailed', ({ requestId }) => end(requestId));
  await devtools.send('Network.enable');
  return {
    traffic,
    async idle(duration) {
      while (pending.size > 0 || performance.now() - lastActivity < duration) await sleep(POLL_INTERVAL_MS);
    },
  };
}
