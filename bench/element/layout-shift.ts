/** Cumulative Layout Shift: https://web.dev/articles/cls */
import type { Observation } from './browser/observe-load.ts';

/** A session window ends after a gap of 1 s without shifts, or after 5 s. */
const [MAX_GAP_MS, MAX_WINDOW_MS] = [1_000, 5_000];

/** The largest sum of a session window. */
export function cumulativeLayoutShift(shifts: Observation['layoutShifts']): number {
  let [largest, sum, start, last] = [0, 0, 0, Number.NEGATIVE_INFINITY];
  for (const { time, value } of shifts) {
    if (time - last >= MAX_GAP_MS || time - start >= MAX_WINDOW_MS) [sum, start] = [0, time];
    sum += value;
    last = time;
    largest = Math.max(largest, sum);
  }
  return largest;
}
