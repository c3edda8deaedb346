/** Time at which a response came from the network (W3C Resource Timing). */

/**
 * When the last response from `url` that came from the network was received, on the clock of `performance.now()`; `-Infinity` where it
 * came from the HTTP cache, and may be of any age, or where the browser doesn't say.
 */
export function receivedAt(url: string): number {
  const times = performance.getEntriesByName(url).map((entry) => {
    const { transferSize, responseEnd } = entry as PerformanceResourceTiming;
    return transferSize > 0 ? responseEnd : Number.NEGATIVE_INFINITY;
  });
  return Math.max(...times);
}
