/** Compilation of many guides: a few on this thread, more of them on all cores. */
import { extname, join, relative } from 'node:path';
import { VFile } from 'vfile';
import { TOP } from './diagnostics.ts';
import type { GuideResult, GuideTask } from './guide-task.ts';
import { reportFailure } from './isolation/steps.ts';
import { toCheckedSource } from './read/checked-source.ts';
import { readSources } from './read/files.ts';
import { countThreadsFor, runInThreads } from './threads.ts';

/** The start of a thread takes as long as compiling some guides. */
const MIN_GUIDES_PER_THREAD = 8;

/** The number of threads that compile so many guides soonest; 0 for this one. */
export function countThreads(guides: number): number {
  return countThreadsFor(guides, MIN_GUIDES_PER_THREAD);
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
  if (threads > 0) yield* runInThreads(tasks, threads, { script, name: 'compileTask' }, failedResult);
  else for (const task of tasks) yield await compileHere(task);
}

/** Beside this module: in TypeScript, or in the bundle of the command line. */
const TASK_SCRIPT = new URL(`./guide-task${extname(import.meta.url)}`, import.meta.url);

/** The compiler is loaded once a guide has changed: that takes longer than a build without changes. */
async function compileHere(task: GuideTask): Promise<GuideResult> {
  const { compileTask } = await import('./guide-task.ts');
  return compileTask(task).catch((error: unknown) => failedResult(task, error));
}

/** The result for a guide whose compilation ended with an exception, or ended its thread. */
function failedResult({ folder, guide }: GuideTask, error: unknown): GuideResult {
  const path = join(folder, guide);
  const [first = new VFile({ path: relative('.', path) }), ...others] = readSources(path);
  reportFailure(first, TOP, 'the guide', error);
  return { guide, sources: [first, ...others].map(toCheckedSource) };
}
