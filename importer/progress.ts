/** Tells how far long work is, and lets signals and timers in between. */
import { setImmediate } from 'node:timers/promises';

/** `done` of `total` are ready; `what` says of which work. */
export type OnProgress = (done: number, total: number, what: string) => void;

/** How many steps are taken at a stretch. */
const STRETCH = 100;

/** Gives `items` one by one; says how many are done after every stretch, and at the end. */
export async function* inStretches<T>(
  items: readonly T[],
  what: string,
  onProgress: OnProgress,
): AsyncGenerator<T> {
  for (const [index, item] of items.entries()) {
    yield item;
    const done = index + 1;
    if (done % STRETCH !== 0 && done !== items.length) continue;
    onProgress(done, items.length, what);
    await setImmediate();
  }
}
