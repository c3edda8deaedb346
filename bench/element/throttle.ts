/** Lighthouse's slow 4G, as its throttling by DevTools has it: on the wire what a phone sees, and a processor as slow as its own. */
import type { CDPSession } from 'playwright-core';

/** From a request to its answer (ms). */
export const LATENCY = 150 * 3.75;

/** Down and up (kbit/s of 1,024 bit). */
export const DOWN = 1.6 * 1024 * 0.9;
export const UP = 750 * 0.9;

/** How many times slower than this machine. */
export const SLOWDOWN = 4;

export async function throttle(devtools: CDPSession): Promise<void> {
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY,
    downloadThroughput: bytes(DOWN),
    uploadThroughput: bytes(UP),
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
}

function bytes(kilobits: number): number {
  return Math.floor((kilobits * 1024) / 8);
}
