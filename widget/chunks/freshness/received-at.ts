/** Time at which a response came from the network (W3C Resource Timing). */

/**
 * When the last response from `url` that came from the network was received, on the clock of `performance.now()`; `-Infinity` where it
 * came from the HTTP cache, and may be of any age, or where the browser doesn't say.
 */
export function receivedAt(url: string): number {
  return latest(performance.getEntriesByName(url));
}

/**
 * The same for the document of `host`, whose pre-rendered content is as recent as a response of the API only where both are from the
 * same origin: another server may have stored it long ago.
 */
export function documentReceivedAt(host: { readonly base: string }): number {
  try {
    if (host.base.startsWith(`${origin}/`)) return latest(performance.getEntriesByType('navigation'));
  } catch {
    // Its attribute `src` is no URL.
  }
  return Number.NEGATIVE_INFINITY;
}

function latest(entries: PerformanceEntryList): number {
  const times = entries.map((entry) => {
    const { transferSize, responseEnd } = entry as PerformanceResourceTiming;
    return transferSize > 0 ? responseEnd : Number.NEGATIVE_INFINITY;
  });
  return Math.max(...times);
}
