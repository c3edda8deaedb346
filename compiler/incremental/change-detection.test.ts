import { chmod, rename, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { openFolder, writeFiles } from '../../test/fixtures/author-site.ts';
import { stampInputs } from './change-detection.ts';

let guide: string;
let file: string;

beforeEach(async () => {
  const content = await openFolder();
  await writeFiles(content, { 'guides/help/en.md': 'So.', 'guides/help/zh.md': '因為。' });
  guide = join(content, 'guides', 'help');
  file = join(guide, 'en.md');
});

/** The stamp as it is a minute after the last change. */
function stampLater(settings = {}): string {
  const now = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
  const stamp = stampInputs(guide, settings);
  now.mockRestore();
  return stamp;
}

test('a stamp is the same until files or settings change', () => {
  const stamp = stampLater();
  expect(stamp).toMatch(/^[0-9a-f]{32}$/);
  expect(stampLater()).toBe(stamp);
  expect(stampLater({ pages: 'https://help.example/{guide}' })).not.toBe(stamp);
});

test.each([
  ['has another text of the same length', async () => writeFile(file, 'No.')],
  [
    'is replaced by another',
    async () => writeFile(`${file}.new`, 'No.').then(() => rename(`${file}.new`, file)),
  ],
  ['is added', async () => writeFile(join(guide, 'fr.md'), 'No.')],
  ['gets another name', async () => rename(file, join(guide, 'fr.md'))],
  ['gets other permissions', async () => chmod(file, 0o200)],
])('a file that %s, with the time of the former one, changes the stamp', async (_, change) => {
  const stamp = stampLater();
  const { atime, mtime } = await stat(file);
  await change();
  await utimes(file, atime, mtime).catch(() => {});
  expect(stampLater()).not.toBe(stamp);
});

test('a file that has just been changed has no stamp, since it may change again at the same time', () => {
  expect(stampInputs(guide, {})).toBe('');
});

test('a link has no stamp, since what it leads to may change', async () => {
  await symlink(file, join(guide, 'fr.md'));
  expect(stampLater()).toBe('');
});
