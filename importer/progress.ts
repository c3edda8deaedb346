/** Progress of long loops, which leave time for signals and timers. */
import { setImmediate } from 'node:timers/promises';

/** Receives how many of `total` items are done; `what` names the phase, as a past participle: `read`, `written`. */
export type OnProgress = (done: number, total: number, what: string) => void;

/** Items between two reports. */
const BATCH_SIZE = 100;

/** Yields `items`; reports progress and yields to the event loop after every batch and at the end. */
export async function* withProgress<T>(
  items: readonly T[],
  what: string,
  onProgress: OnProgress,
): AsyncGenerator<T> {
  for (const [index, item] of items.entries()) {
    yield item;
    const done = index + 1;
    if (done % BATCH_SIZE !== 0 && done !== items.length) continue;
    onProgress(done, items.length, what);
    await setImmediate();
  }
}
