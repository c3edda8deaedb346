/** Lock of a site: one process at a time writes its output, history and record. */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Holds the id of the process that has the lock. */
export const LOCK_PATH = '.edge-faq/lock';

/** No build takes this long: an older lock is of a process that was killed, and whose id another one has since got. */
const MAX_AGE_MS = 60 * 60 * 1_000;

const POLL_INTERVAL_MS = 50;

/**
 * The result of `run`, which no other process runs for the same site meanwhile. A lock whose process no longer runs is ignored.
 *
 * @param timeout - how long to wait for another process, in milliseconds
 * @throws where the other process still has the lock after that time
 */
export async function withLock<T>(run: () => Promise<T>, timeout = 30_000): Promise<T> {
  for (let waited = 0; !acquire(); waited += POLL_INTERVAL_MS) {
    if (waited >= timeout) {
      const owner = readOwner(LOCK_PATH);
      throw new Error(
        `another build of this site is running (process ${owner}): wait for it or stop it; if there is none, delete ${LOCK_PATH}`,
      );
    }
    await sleep(POLL_INTERVAL_MS);
  }
  try {
    return await run();
  } finally {
    rmSync(LOCK_PATH, { force: true });
  }
}

function acquire(): boolean {
  mkdirSync(dirname(LOCK_PATH), { recursive: true });
  removeStale();
  try {
    writeFileSync(LOCK_PATH, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Moves a stale lock away before it is removed: if another process has replaced it by its own meanwhile, that one is put back. */
function removeStale(): void {
  const owner = readOwner(LOCK_PATH);
  if (owner === undefined || !isStale(owner)) return;
  const moved = `${LOCK_PATH}.${process.pid}`;
  try {
    renameSync(LOCK_PATH, moved);
    if (readOwner(moved) === owner) rmSync(moved, { force: true });
    else renameSync(moved, LOCK_PATH);
  } catch {
    // Another process has removed it.
  }
}

/** Undefined without a lock. */
function readOwner(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function isStale(owner: string): boolean {
  const age = Date.now() - (statSync(LOCK_PATH, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  // In a container every build may have the same process id. An empty file is being written.
  if (age > MAX_AGE_MS || owner === String(process.pid)) return true;
  return owner !== '' && !isRunning(Number(owner));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
