/** Processor time of a page's main thread, by the DevTools protocol. */
import type { CDPSession } from 'playwright-core';

/** Time of all tasks so far (ms), once `Performance.enable` has been sent with the time domain `threadTicks`. */
export async function taskTime(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}
