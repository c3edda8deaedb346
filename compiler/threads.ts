/** Tasks in threads: a function of a module, called with plain data. */
import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';

/** Each thread takes some 200 MB. */
const MAX_THREADS = 4;

/** Tasks that a thread has before it: enough that none waits for the results to be used, few enough for any number of tasks. */
const QUEUED_PER_THREAD = 4;

/** The function that runs a task. */
export interface TaskFunction {
  /** The module that exports it. */
  script: URL;
  name: string;
}

/** The number of threads that run so many tasks soonest; 0 for this one. The start of a thread takes as long as `minPerThread` tasks. */
export function countThreadsFor(tasks: number, minPerThread: number): number {
  const threads = Math.min(availableParallelism(), MAX_THREADS, Math.floor(tasks / minPerThread));
  return threads > 1 ? threads : 0;
}

/**
 * The results of the tasks in their order, each as soon as it and those before it are there; few are in memory at a time.
 *
 * @param recover - the result of a task whose function throws, or ends its thread; by default the error is thrown
 */
export async function* runInThreads<Task, Result>(
  tasks: readonly Task[],
  threads: number,
  { script, name }: TaskFunction,
  recover?: (task: Task, error: unknown) => Result,
): AsyncGenerator<Result, undefined> {
  const pool = new Tinypool({ filename: script.href, name, minThreads: threads, maxThreads: threads });
  const run = (task: Task): Promise<Result> => {
    const result: Promise<Result> = pool.run(task);
    return recover ? result.catch((error: unknown) => recover(task, error)) : result;
  };
  try {
    const running: Promise<Result>[] = [];
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
