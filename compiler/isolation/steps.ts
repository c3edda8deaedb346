/** Isolated steps of the compiler: what one of them throws, or that it takes too long, becomes a diagnostic of its file. */
import type { Point } from 'unist';
import type { VFile } from 'vfile';
import { report, TOP } from '../diagnostics.ts';
import { runWithinProcessorTime, TimeoutError, timeLimitOf } from './time-limit.ts';

/** A part of the compilation of one file. */
export interface Step {
  file: VFile;
  /** Length of the source text that it reads (UTF-16 code units). */
  length: number;
  /** What the step compiles, or the parts of it that fail, and where each begins; called only once the step has failed. */
  locate: () => Subject | Subject[];
}

export interface Subject {
  place: Point;
  /** Noun phrase: `the text under "What is it?"`. */
  name: string;
}

/** The step that reads all of `file`. */
export function wholeFile(file: VFile): Step {
  return { file, length: String(file).length, locate: () => ({ place: TOP, name: 'the file' }) };
}

/** Runs one step; undefined where it failed, which is reported. */
export type RunStep = <T>(step: Step, run: () => T) => T | undefined;

/** Without isolation: the caller handles exceptions. */
export const runDirectly: RunStep = (_step, run) => run();

/** Under a time limit of its own. `run` may be called again, so it must not collect anything but messages of the file. */
export const runIsolated: RunStep = (step, run) => {
  const earlier = [...step.file.messages];
  try {
    return runWithinProcessorTime(timeLimitOf(step.length), () => {
      step.file.messages = [...earlier];
      return run();
    });
  } catch (error) {
    for (const { place, name } of [step.locate()].flat()) reportFailure(step.file, place, name, error);
    return undefined;
  }
};

/** Reports why `name` could not be compiled. */
export function reportFailure(file: VFile, place: Point, name: string, error: unknown): void {
  if (error instanceof TimeoutError) {
    const reason = `${name} takes too long to compile: more than ${error.milliseconds / 1_000} s`;
    report(file, place, 'too-slow', reason, TOO_SLOW_HINT);
  } else if (isStackOverflow(error)) {
    report(file, place, 'too-deep', `${name} is nested too deeply`, TOO_DEEP_HINT);
  } else {
    const reason = `${name} can't be compiled: ${error instanceof Error ? error.message : String(error)}`;
    const hint =
      'write it in simpler Markdown, without HTML; please report the text that causes this as a defect of edge-faq';
    report(file, place, 'not-compiled', reason, hint);
  }
}

export const TOO_SLOW_HINT =
  'shorten it, or split it into several sections: look for long runs of *, _, [, ` or |, and for deep nesting';

export const TOO_DEEP_HINT = 'use fewer levels of quotes, lists, emphasis and HTML elements in each other';

/** Only recursion over nested elements exhausts the stack. */
export function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack');
}
