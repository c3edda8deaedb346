/** Compilation of many guides: a few on this thread, more of them on all cores. */
import { availableParallelism } from 'node:os';
import { extname, join, relative } from 'node:path';
import { Tinypool } from 'tinypool';
import { VFile } from 'vfile';
import { TOP } from './diagnostics.ts';
import type { GuideResult, GuideTask } from './guide-task.ts';
import { reportFailure } from './isolation/steps.ts';
import { toCheckedSource } from './read/checked-source.ts';
import { readSources } from './read/files.ts';

/** The start of a thread takes as long as compiling some guides. */
const MIN_GUIDES_PER_THREAD = 8;

/** Each thread takes some 200 MB. */
const MAX_THREADS = 4;

/** Guides that a thread has before it: enough that none waits for the results to be used, few enough for any number of guides. */
const QUEUED_PER_THREAD = 4;

/** The number of threads that compile so many guides soonest; 0 for this one. */
export function countThreads(guides: number): number {
  const threads = Math.min(availableParallelism(), MAX_THREADS, Math.floor(guides / MIN_GUIDES_PER_THREAD));
  return threads > 1 ? threads : 0;
}

/**
 * Compiles the guides in `threads` threads, or on this one if that is 0. Results come in the order of `tasks`, each as soon as it and
 * those before it are there; few are in memory at a time. A guide that a thread fails at is reported, and the others are compiled.
 *
 * @param script - the module with the function `compileTask`, for tests
 */
export async function* compileGuides(
  tasks: readonly GuideTask[],
  threads = countThreads(tasks.length),
  script = TASK_SCRIPT,
): AsyncGenerator<GuideResult, undefined> {
  if (threads > 0) yield* compileInThreads(tasks, threads, script);
  else for (const task of tasks) yield await compileHere(task);
}

/** Beside this module: in TypeScript, or in the bundle of the command line. */
const TASK_SCRIPT = new URL(`./guide-task${extname(import.meta.url)}`, import.meta.url);

/** The compiler is loaded once a guide has changed: that takes longer than a build without changes. */
async function compileHere(task: GuideTask): Promise<GuideResult> {
  const { compileTask } = await import('./guide-task.ts');
  return compileTask(task).catch((error: unknown) => failedResult(task, error));
}

async function* compileInThreads(
  tasks: readonly GuideTask[],
  threads: number,
  script: URL,
): AsyncGenerator<GuideResult, undefined> {
  const pool = new Tinypool({
    filename: script.href,
    name: 'compileTask',
    minThreads: threads,
    maxThreads: threads,
  });
  const run = (task: GuideTask): Promise<GuideResult> =>
    pool.run(task).catch((error: unknown) => failedResult(task, error));
  try {
    const running: Promise<GuideResult>[] = [];
    for (const task of tasks) {
      running.push(run(task));
      const first = running.length < threads * QUEUED_PER_THREAD ? undefined : running.shift();
      if (first) yield await first;
    }
    for (const result of running) yield await result;
  } finally {
    await pool.destroy();
  }
}

/** The result for a guide whose compilation ended with an exception, or ended its thread. */
function failedResult({ folder, guide }: GuideTask, error: unknown): GuideResult {
  const path = join(folder, guide);
  const [first = new VFile({ path: relative('.', path) }), ...others] = readSources(path);
  reportFailure(first, TOP, 'the guide', error);
  return { guide, sources: [first, ...others].map(toCheckedSource) };
}
