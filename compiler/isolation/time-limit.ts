/** Time limit of synchronous code. `node:vm` interrupts it from a watchdog thread, regular expressions and libraries included. */
import { createContext, Script } from 'node:vm';
import * as v from 'valibot';

/** Time that any step may take. Ordinary sections take a few milliseconds. */
const BASE_MS = 1_000;

/** Additional time for each 1,000 UTF-16 code units of source text: the compiler takes a twentieth of it. */
const MS_PER_THOUSAND = 5;

/** A step that was interrupted. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
  /** Its limit. */
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    super(`it took longer than ${milliseconds} ms`);
    this.milliseconds = milliseconds;
  }
}

/** The time limit for compiling source text of `length` UTF-16 code units, in milliseconds. */
export function timeLimitOf(length: number): number {
  return Math.round(BASE_MS + (length / 1_000) * MS_PER_THOUSAND);
}

const sandbox: { run?: () => unknown } = {};
const context = createContext(sandbox);
const script = new Script('run()');

/** How much longer a step may take on a machine that is too busy to give it the processor. */
const BUSY_FACTOR = 20;

/** By how much more than the time that it lacked an interrupted step is prolonged. */
const MARGIN = 1.1;

/**
 * Like `runWithin`, but where `run` is interrupted because other programs had the processor, it is called again with as much more
 * time. What counts is the time on the processor in either case, so that the result doesn't depend on how busy the machine is.
 *
 * @throws {TimeoutError} once `run` has taken longer than `milliseconds`
 */
export function runWithinProcessorTime<T>(milliseconds: number, run: () => T): T {
  const longest = milliseconds * BUSY_FACTOR;
  for (let elapsed = milliseconds; ; ) {
    const start = processorTime();
    try {
      const result = runWithin(elapsed, run);
      if (elapsed === milliseconds || processorTimeSince(start) <= milliseconds) return result;
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error;
    }
    const used = processorTimeSince(start);
    if (used >= milliseconds || elapsed === longest) throw new TimeoutError(milliseconds);
    elapsed = Math.min(longest, Math.ceil((elapsed * MARGIN * milliseconds) / used));
  }
}

/** Of this thread, so that others don't shorten its limit; before Node.js 22.15 of all threads of the process. */
const processorTime = process.threadCpuUsage ?? process.cpuUsage;

/** In milliseconds. */
function processorTimeSince(start: NodeJS.CpuUsage): number {
  const { user, system } = processorTime(start);
  return (user + system) / 1_000;
}

/**
 * The result of `run`, which may call this function in turn. Costs 0.3 ms, the start of a thread.
 *
 * @throws {TimeoutError} once `run` has taken longer than `milliseconds`
 */
export function runWithin<T>(milliseconds: number, run: () => T): T {
  let result: { value: T } | undefined;
  sandbox.run = () => {
    result = { value: run() };
  };
  try {
    script.runInContext(context, { timeout: milliseconds });
  } catch (error) {
    throw v.is(TimeoutSchema, error) ? new TimeoutError(milliseconds) : error;
  }
  if (!result) throw new TimeoutError(milliseconds);
  return result.value;
}

/** The error belongs to another realm, so it isn't an instance of this one's `Error`. */
const TimeoutSchema = v.object({ code: v.literal('ERR_SCRIPT_EXECUTION_TIMEOUT') });
