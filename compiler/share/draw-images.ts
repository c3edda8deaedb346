/** Drawing of many share images: a few on this thread, more of them on all cores. */
import { extname } from 'node:path';
import { countThreadsFor, runInThreads } from '../threads.ts';
import type { DrawResult, DrawTask } from './draw-image.ts';

/** A thread loads Satori, the renderer and the fonts: that takes as long as some images. */
const MIN_IMAGES_PER_THREAD = 24;

/** Beside this module: in TypeScript, or in the bundle of the command line. */
const DRAW_SCRIPT = new URL(`./draw-image${extname(import.meta.url)}`, import.meta.url);

/** The images of the tasks, in order. */
export async function* drawImages(
  tasks: readonly DrawTask[],
  threads = countThreadsFor(tasks.length, MIN_IMAGES_PER_THREAD),
): AsyncGenerator<DrawResult, undefined> {
  if (threads > 0) {
    yield* runInThreads(tasks, threads, { script: DRAW_SCRIPT, name: 'drawTask' });
    return;
  }
  for (const task of tasks) {
    // A build in which no image has changed needn't load it.
    const { drawTask } = await import('./draw-image.ts');
    yield await drawTask(task);
  }
}
