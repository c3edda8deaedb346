/** Cumulative Layout Shift: https://web.dev/articles/cls */
import type { Seen } from './browser/watch.ts';

/** Shifts are counted together that follow each other within a second, for at most five (ms). */
const [GAP, WINDOW] = [1_000, 5_000];

/** The worst window. */
export function cumulativeShift(shifts: Seen['shifts']): number {
  let [worst, sum, start, last] = [0, 0, 0, Number.NEGATIVE_INFINITY];
  for (const { at, value } of shifts) {
    if (at - last >= GAP || at - start >= WINDOW) [sum, start] = [0, at];
    sum += value;
    last = at;
    worst = Math.max(worst, sum);
  }
  return worst;
}
