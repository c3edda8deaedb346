/** Node.js scripts in child processes, with their output and exit code. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { expect, vi } from 'vitest';

export interface RunningProcess {
  process: ChildProcess;
  /** Resolves once the process has ended and all of its output has arrived. */
  closed: Promise<unknown>;
  /** Standard output and standard error so far, in the order of arrival. */
  output(): string;
}

/** Runs Node.js in `folder`; `args` are a script and its arguments. */
export function runNode(folder: string, ...args: string[]): RunningProcess {
  // The worker of a test makes Wrangler silent in its own process.
  const { WRANGLER_LOG: _, ...env } = process.env;
  const child = spawn(process.execPath, args, { cwd: folder, env });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  return { process: child, closed: once(child, 'close'), output: () => text };
}

/** Waits until a development server prints its URLs, which it does once both servers respond; returns the origins. */
export async function serverOrigins({ output }: RunningProcess): Promise<{ worker: string; demo: string }> {
  // Its start takes seconds, and 20 s on a busy machine.
  await vi.waitFor(() => expect(output()).toMatch(/^demo page {2}http:/m), {
    timeout: 40_000,
    interval: 100,
  });
  return {
    worker: /^worker +(\S+)\/v1\/guides$/m.exec(output())?.[1] ?? '',
    demo: /^demo page +(\S+)\/$/m.exec(output())?.[1] ?? '',
  };
}

/** Time after the end of a process in which the rest of its output arrives; processes that it has started may keep the streams open. */
const FLUSH_TIMEOUT_MS = 2_000;

/** Waits until the process ends, and for the rest of its output; null if a signal ended it. */
export async function exitCode({ process, closed }: RunningProcess): Promise<number | null> {
  if (process.exitCode === null) await once(process, 'exit');
  await Promise.race([closed, setTimeout(FLUSH_TIMEOUT_MS)]);
  return process.exitCode;
}
