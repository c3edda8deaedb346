/** CPU time and peak memory of a process with all that it starts, sampled from `/proc`. Needs Linux. */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ProcessUsage {
  /** Of all processes and threads (s). */
  cpuTime: number;
  /** The highest sum of the resident sets of all processes (bytes). Pages that processes share count for each. */
  peakMemory: number;
}

const INTERVAL_MS = 50;

/** Clock ticks per second of `/proc/‹pid›/stat`: the same on every Linux. */
const TICKS = 100;

const PAGE_SIZE = 4_096;

/** Samples the process `pid` and its descendants until `done` settles. */
export async function measureTree(pid: number, done: Promise<unknown>): Promise<ProcessUsage> {
  const cpuTimes = new Map<number, number>();
  let peakMemory = 0;
  let isDone = false;
  const end = done.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    let memory = 0;
    for (const [process, usage] of readTree(pid)) {
      memory += usage.memory;
      cpuTimes.set(process, usage.cpuTime);
    }
    peakMemory = Math.max(peakMemory, memory);
    await Promise.race([sleep(INTERVAL_MS), end]);
  }
  await end;
  return { cpuTime: [...cpuTimes.values()].reduce((sum, time) => sum + time, 0), peakMemory };
}

/** CPU time (s) and resident set (bytes) of the process `pid` and its descendants. A process that has just ended has neither. */
function* readTree(pid: number): Generator<[pid: number, usage: { cpuTime: number; memory: number }]> {
  let stat: string[];
  let children: string[];
  try {
    // The name of the command, in parentheses, may contain spaces.
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
    );
  } catch {
    return;
  }
  const [userTime, systemTime, memory] = [stat[11], stat[12], stat[21]].map(Number);
  yield [pid, { cpuTime: ((userTime ?? 0) + (systemTime ?? 0)) / TICKS, memory: (memory ?? 0) * PAGE_SIZE }];
  for (const child of children) yield* readTree(Number(child));
}
