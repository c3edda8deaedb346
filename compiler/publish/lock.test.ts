/** Lock of a site against a second process. */
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFolder } from '../../test/fixtures/author-site.ts';
import { LOCK_PATH, withLock } from './lock.ts';

const root = process.cwd();

beforeEach(async () => {
  process.chdir(await openFolder());
  await mkdir('.edge-faq');
});

afterEach(() => process.chdir(root));

/** A process that runs: the one that started this test. */
const OTHER = String(process.ppid);

test('is released after the run, also after one that throws', async () => {
  expect(await withLock(async () => 1)).toBe(1);
  await expect(withLock(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await readdir('.edge-faq')).toEqual([]);
});

test('names the other process once the timeout is over', async () => {
  await writeFile(LOCK_PATH, OTHER);
  await expect(withLock(async () => 1, 0)).rejects.toThrow(
    `another build of this site is running (process ${OTHER}): wait for it or stop it; if there is none, delete .edge-faq/lock`,
  );
});

test('waits until the other process has removed its lock', async () => {
  await writeFile(LOCK_PATH, OTHER);
  const result = withLock(async () => 1);
  await writeFile(LOCK_PATH, '999999999');
  expect(await result).toBe(1);
});

test('ignores the lock of a process that was killed, and one that is hours old', async () => {
  await writeFile(LOCK_PATH, '999999999');
  expect(await withLock(async () => 1, 0)).toBe(1);
  await writeFile(LOCK_PATH, OTHER);
  await utimes(LOCK_PATH, 0, 0);
  expect(await withLock(async () => 2, 0)).toBe(2);
});
