import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readEdition } from '../../compiler/document/read-edition.ts';
import { unseal } from '../../schema/integrity.ts';
import { editionPath, siteSearchPath, suggestionsPath } from '../../schema/paths.ts';
import { OPENING, openFolder, text, writeFiles } from '../../test/fixtures/author-site.ts';
import { DESCRIPTION, TITLE, UPDATED, withdrawnEntry, withFrontMatter } from '../../test/fixtures/rules.ts';
import { runCommand } from '../../test/fixtures/run-command.ts';
import { readIndex, readManifest } from '../../test/fixtures/stored-site.ts';

/** 30 guides with this answer. */
const site = (answer: string) =>
  Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [
      `content/guides/guide-${index}/en.md`,
      text(...OPENING, answer),
    ]),
  );

/** Starts a build, and kills it `delay` ms after it has begun to write guides. Returns whether it was killed before its end. */
async function killBuild(folder: string, delay: number): Promise<boolean> {
  const watcher = watch(join(folder, 'dist/content'), { recursive: true });
  const build = spawn(process.execPath, [resolve('cli/edge-faq.ts'), 'build'], {
    cwd: folder,
    stdio: 'ignore',
  });
  const ended = once(build, 'exit');
  await Promise.race([once(watcher, 'change'), ended]);
  watcher.close();
  await new Promise((done) => setTimeout(done, delay));
  build.kill('SIGKILL');
  const [, signal] = await ended;
  return signal === 'SIGKILL';
}

/** The paths of the published files that are missing or damaged. */
async function listDamaged(folder: string): Promise<string[]> {
  const dist = join(folder, 'dist');
  const damaged: string[] = [];
  const check = async (path: string, read: () => Promise<unknown>) => {
    await read().catch(() => damaged.push(path));
  };
  const { searchIndexes } = await readManifest(dist);
  for (const [locale, revision] of Object.entries(searchIndexes)) {
    for (const path of [siteSearchPath(locale, revision), suggestionsPath(locale, revision)])
      await check(path, async () => unseal(await readFile(join(dist, path), 'utf8')));
  }
  for (const { guide, locales } of await readIndex(dist)) {
    for (const { locale, revisions } of locales) {
      for (const [revision, digest] of revisions) {
        const edition = { guide, locale, revision };
        await check(editionPath(edition), async () => {
          const stored = await readEdition(edition, (path) => join(dist, path));
          if (stored.digest !== digest) throw new RangeError('another file');
        });
      }
    }
  }
  return damaged;
}

test('a build that is killed while it writes leaves a whole site, and the next build succeeds', async () => {
  const folder = await openFolder();
  await writeFiles(folder, site('Build 0.'));
  expect((await runCommand(folder, ['build'])).code).toBe(0);
  let killed = 0;
  for (let round = 1; round <= 8; round += 1) {
    await writeFiles(folder, site(`Build ${round}.`));
    if (await killBuild(folder, round * 4)) killed += 1;
    expect([round, await listDamaged(folder)]).toEqual([round, []]);
  }
  expect(killed).toBeGreaterThan(0);
  const { code, stderr } = await runCommand(folder, ['build']);
  expect([code, stderr]).toEqual([0, '']);
  expect(await listDamaged(folder)).toEqual([]);
}, 120_000);

test.each(['.', '', 'content/..', 'content', 'content/guides', join('dist', '..')])(
  'refuses the output folder “%s”, in which it would delete the guides',
  async (out) => {
    const folder = await openFolder();
    await writeFiles(folder, { 'content/guides/help/en.md': text(...OPENING, 'So.') });
    const { code, stderr } = await runCommand(folder, ['build', '--out', out]);
    expect(stderr).toContain('would replace your own files in content: name another one, like --out dist');
    expect(code).toBe(2);
    expect(await readdir(folder, { recursive: true })).toEqual(
      expect.arrayContaining(['content/guides/help/en.md']),
    );
    expect(await readdir(join(folder, 'content'))).toEqual(['guides']);
  },
);

test.each([
  ['content/posts/first.md', 'delete'],
  ['content/data.json', 'delete'],
  ['embed/mine.js', 'replace'],
  ['docs.html', 'replace'],
  ['_headers', 'replace'],
])('refuses an output folder with a file %s that no build wrote', async (path, verb) => {
  const folder = await openFolder();
  await writeFiles(folder, {
    'content/guides/help/en.md': text(...OPENING, 'So.'),
    [`public/${path}`]: 'Mine.',
  });
  const { code, stderr } = await runCommand(folder, ['build', '--out', 'public']);
  expect(stderr).toContain(
    `${join('public', path)} is not a file of edge-faq build, which would ${verb} it: name another output folder, like --out dist`,
  );
  expect(code).toBe(2);
  expect(await readFile(join(folder, 'public', path), 'utf8')).toBe('Mine.');
});

test('builds into the folder of an earlier version, and into that of an interrupted build', async () => {
  const folder = await openFolder();
  await writeFiles(folder, {
    'content/guides/help/en.md': text(...OPENING, 'So.'),
    'dist/embed/manifest.json': '{}',
    'dist/docs.html': 'Earlier.',
    [`dist/content/help/en/${'0'.repeat(32)}.sections.jsonl`]: 'Interrupted.',
    [`dist/content/search/en/${'0'.repeat(64)}.bin`]: 'Interrupted.',
    [`dist/content/index/${'0'.repeat(64)}.jsonl`]: 'Interrupted.',
    [`dist/content/image-uses/${'0'.repeat(64)}.jsonl`]: 'Interrupted.',
    [`dist/content/withdrawals/${'0'.repeat(64)}.json`]: '[]',
    [`dist/content/sitemap/${'0'.repeat(64)}.jsonl`]: 'Interrupted.',
    [`dist/content/feeds/${'0'.repeat(64)}.json`]: '[]',
    [`dist/content/site/${'0'.repeat(64)}.json`]: '{}',
    [`dist/content/share/${'0'.repeat(32)}.png.4711.new`]: 'Interrupted.',
    'dist/content/manifest.json.4711.new': '{',
  });
  expect((await runCommand(folder, ['build'])).code).toBe(0);
  expect(await readdir(join(folder, 'dist/content/help/en'))).toHaveLength(1);
});

test('keeps images in the output folder that no build has written', async () => {
  const folder = await openFolder();
  await writeFiles(folder, {
    'content/guides/help/en.md': text(...OPENING, 'So.'),
    'public/images/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  });
  expect((await runCommand(folder, ['build', '--out', 'public'])).code).toBe(0);
  expect(await readdir(join(folder, 'public/images'))).toEqual(['logo.svg']);
});

test('notes the languages of guides whose interface is in English', async () => {
  const folder = await openFolder();
  const note = 'guides in de have buttons and messages in English';
  await writeFiles(folder, { 'content/guides/help/en.md': text(...OPENING, 'So.') });
  expect((await runCommand(folder, ['build'])).stdout).not.toContain('note');
  await writeFiles(folder, { 'content/guides/hilfe/de.md': text(...OPENING, 'So.') });
  expect((await runCommand(folder, ['build'])).stdout).toContain(note);
});

test('prints the number of withdrawals, if front matter declares any', async () => {
  const folder = await openFolder();
  const fields = ['withdrawn:', ...withdrawnEntry('why')];
  await writeFiles(folder, {
    'content/guides/help/en.md': withFrontMatter(TITLE, DESCRIPTION, UPDATED, ...fields),
  });
  expect((await runCommand(folder, ['build'])).stdout).toContain('1 guide, 1 document, 1 withdrawal\n');
  await writeFiles(folder, { 'content/guides/help/en.md': withFrontMatter(TITLE, DESCRIPTION, UPDATED) });
  expect((await runCommand(folder, ['build'])).stdout).toContain('1 guide, 1 document\n');
});
