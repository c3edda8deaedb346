/** Versions and CHANGELOG.md of the three packages, as `npm run release:version` makes them of the changesets, in a copy of the manifests. */
import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

/** Folders of the packages. */
const PACKAGES = ['.', 'widget', 'client'];

const CHANGESET = `---
'edge-faq-element': minor
---

An attribute for tests.
`;

/** A repository with the manifests and the changesets of this one, committed on \`main\`. */
async function copyManifests(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'edge-faq-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const manifests = PACKAGES.map((source) => join(source, 'package.json'));
  for (const path of ['.changeset', 'package-lock.json', ...manifests]) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await cp(path, join(folder, path), { recursive: true });
  }
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('-c', 'user.name=test', '-c', 'user.email=test@example.org', 'commit', '--quiet', '-m', 'chore: start');
  return folder;
}

function changeset(folder: string, command: string): string {
  const bin = resolve('node_modules/@changesets/cli/bin.js');
  return execFileSync(process.execPath, [bin, command], { cwd: folder, encoding: 'utf8' });
}

async function readManifest(folder: string, source: string) {
  return JSON.parse(await readFile(join(folder, source, 'package.json'), 'utf8'));
}

function nextMinor(version: string): string {
  const [major, minor] = version.split('.').map(Number);
  return `${major}.${Number(minor) + 1}.0`;
}

test('a change of the element gives all three packages the next version, and is in the changelog of the element', async () => {
  const folder = await copyManifests();
  const next = nextMinor((await readManifest(folder, '.')).version);
  await writeFile(join(folder, '.changeset/attribute.md'), CHANGESET);
  expect(changeset(folder, 'status')).toMatch(/edge-faq-element/);
  changeset(folder, 'version');

  const manifests = await Promise.all(PACKAGES.map((source) => readManifest(folder, source)));
  expect(manifests.map(({ name, version }) => [name, version])).toEqual([
    ['edge-faq', next],
    ['edge-faq-element', next],
    ['edge-faq-client', next],
  ]);
  expect(manifests[0]?.dependencies).toMatchObject({ 'edge-faq-client': next, 'edge-faq-element': next });
  const changelog = await readFile(join(folder, 'widget/CHANGELOG.md'), 'utf8');
  expect(changelog).toMatch(/^# edge-faq-element\n/);
  const [, newest] = changelog.split(/^## /m);
  expect(newest?.startsWith(`${next}\n`)).toBe(true);
  expect(newest).toContain('An attribute for tests.');
});
