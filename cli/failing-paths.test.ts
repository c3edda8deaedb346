/** Paths and names that a command can't use: one clear line and exit code 2. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { OPENING, openFolder, readFiles, text, writeFiles } from '../test/fixtures/author-site.ts';
import { runCommand } from '../test/fixtures/run-command.ts';
import { PACKAGE_ROOT } from './package-root.ts';

/** A site with a file that is no text. */
async function openSite(): Promise<string> {
  const folder = await openFolder();
  await writeFiles(folder, {
    'content/guides/help/en.md': text(...OPENING, 'So.'),
    'file.bin': Buffer.from([0, 255, 254, 0]),
  });
  return folder;
}

/** Runs a command that fails, and returns the line that it prints. */
async function fail(folder: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCommand(folder, args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.trim().split('\n')).toHaveLength(1);
  return stderr;
}

test.each([
  ['dist', ['build']],
  ['.edge-faq', ['build']],
  ['file.bin', ['build', '--out', 'file.bin']],
])('build says that %s is a file, not a folder', async (path, args) => {
  const folder = await openSite();
  await writeFiles(folder, { [path]: 'A file.' });
  const message = await fail(folder, ...args);
  expect(message).toContain(`cannot mkdir ${path}: file already exists`);
  expect(message).toContain('rename or move it');
});

test('build says that a folder below a file cannot be created', async () => {
  const message = await fail(await openSite(), 'build', '--out', 'file.bin/dist');
  expect(message).toContain('a part of the path is a file, not a folder');
});

test('build names a broken link in its output, and builds once it is removed', async () => {
  const folder = await openSite();
  await mkdir(join(folder, 'dist'));
  await symlink('/nowhere/content', join(folder, 'dist', 'content'));
  const message = await fail(folder, 'build');
  expect(message).toContain('dist/content');
  expect(message).toContain('no link in it is broken');
  await rm(join(folder, 'dist', 'content'));
  expect((await runCommand(folder, ['build'])).code).toBe(0);
  expect([...(await readFiles(join(folder, 'dist'))).keys()]).toContain('content/manifest.json');
});

test.each([
  [['review', 'content', 'fr'], 'guide "content" not found (existing guides: help)'],
  [['review', 'file.bin', 'fr'], 'guide "file.bin" not found (existing guides: help)'],
  [['review', 'https://shop.example/', 'fr'], 'guide "https://shop.example/" not found'],
  [['diff', 'content'], '"content" is not a revision: pass at least its first 4 characters'],
  [['diff', 'file.bin'], '"file.bin" is not a revision: pass at least its first 4 characters'],
  [['diff', 'https://shop.example/'], '"https://shop.example/" is not a revision'],
  [['new', 'guide', 'content/guides'], 'invalid guide id "content/guides": use lower-case words'],
  [['new', 'guide', 'https://shop.example/'], 'invalid guide id "https://shop.example/"'],
  [['stats', 'file.bin'], "too many arguments for 'stats'. Expected 0 arguments but got 1: file.bin"],
])('%j says what to pass instead', async (args, message) => {
  expect(await fail(await openSite(), ...args)).toContain(message);
});

test.each([['init'], ['build', '--out']])('%s refuses a URL in place of a folder', async (...args) => {
  const folder = await openSite();
  expect(await fail(folder, ...args, 'https://shop.example/help')).toContain(
    'It is a URL: name a folder on this machine.',
  );
  expect([...(await readFiles(folder)).keys()]).toHaveLength(2);
});

test('check ends without a message when the reader of its output closes the pipe', async () => {
  const folder = await openSite();
  const guide = text(...OPENING, ...Array.from({ length: 2_000 }, (_, n) => `[Link](#missing-${n})\n`));
  await writeFiles(folder, { 'content/guides/help/en.md': guide });
  const child = spawn(process.execPath, [join(PACKAGE_ROOT, 'cli', 'edge-faq.ts'), 'check'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const [stderr] = await Promise.all([readText(child.stderr), once(child, 'close')]);
  expect(stderr).toBe('');
});
