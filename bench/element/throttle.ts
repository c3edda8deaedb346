/** Lighthouse's slow 4G, by DevTools throttling: network of a slow phone, and a CPU as slow as its own. */
import type { CDPSession } from 'playwright-core';

/** From a request to its response. */
export const LATENCY_MS = 150 * 3.75;

/** In units of 1,024 bit per second. */
export const DOWNLOAD_KBPS = 1.6 * 1024 * 0.9;
export const UPLOAD_KBPS = 750 * 0.9;

/** Factor relative to this machine. */
export const CPU_SLOWDOWN = 4;

export async function throttle(devtools: CDPSession): Promise<void> {
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: toBytes(DOWNLOAD_KBPS),
    uploadThroughput: toBytes(UPLOAD_KBPS),
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
}

function toBytes(kilobits: number): number {
  return Math.floor((kilobits * 1024) / 8);
}
