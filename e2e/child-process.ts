/** Commands as a user runs them: in a folder, in a process of their own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, vi } from 'vitest';

export interface Running {
  process: ChildProcess;
  /** All that it has printed so far. */
  printed(): string;
}

/** Starts Node in `folder` with `args`: a script and what it is told. */
export function runNode(folder: string, ...args: string[]): Running {
  const child = spawn(process.execPath, args, { cwd: folder });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  return { process: child, printed: () => text };
}

/** Tries until `check` passes, for as long as a slow machine may need. */
export const soon = (check: () => void | Promise<void>) =>
  vi.waitFor(check, { timeout: 20_000, interval: 100 });

/** The addresses that are printed once both servers answer, each without a path. */
export async function addresses({ printed }: Running): Promise<{ worker: string; demo: string }> {
  await soon(() => expect(printed()).toMatch(/^demo page {2}http:/m));
  return {
    worker: /^worker +(\S+)\/v1\/guides$/m.exec(printed())?.[1] ?? '',
    demo: /^demo page +(\S+)\/$/m.exec(printed())?.[1] ?? '',
  };
}

export async function exitCode({ process }: Running): Promise<number | null> {
  if (process.exitCode === null) await once(process, 'exit');
  return process.exitCode;
}
