/** The packages as published, installed in sites that `edge-faq init` creates. */
import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { exitCode, type RunningProcess, runNode } from './child-process.ts';
import { createTempFolder } from './temp-folder.ts';

let modules: string;

/** The published packages, by the folders of their workspaces. */
export const PACKAGES = { '.': 'edge-faq', widget: 'edge-faq-element', client: 'edge-faq-client' } as const;

export type PackageFolder = keyof typeof PACKAGES;

const names: ReadonlySet<string> = new Set(Object.values(PACKAGES));

/**
 * Builds the `node_modules` that `npm install` would create: the published files beside their dependencies. Each file calls it before its
 * tests; files of a process share this module, so a hook here would only be one of the first file.
 *
 * @example
 * beforeAll(installPackage);
 * @returns what deletes them.
 */
export async function installPackage(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'edge-faq-'));
  modules = join(folder, 'node_modules');
  await mkdir(modules);
  // npm has linked these to the source of the workspaces.
  const dependencies = (await readdir('node_modules')).filter((name) => !names.has(name));
  for (const name of dependencies)
    await symlink(resolve('node_modules', name), join(modules, name), 'junction');
  for (const [source, name] of Object.entries(PACKAGES)) {
    for (const { path } of npmPack(source, '--dry-run').files) {
      await mkdir(dirname(join(modules, name, path)), { recursive: true });
      await cp(join(source, path), join(modules, name, path));
    }
  }
  return () => rm(folder, { recursive: true });
}

/** Runs `npm pack` in the folder of a package; returns the tarball's file name and the published files. */
export function npmPack(folder: string, ...args: string[]): { filename: string; files: { path: string }[] } {
  const json = execFileSync('npm', ['pack', '--json', '--ignore-scripts', ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
    encoding: 'utf8',
  });
  return JSON.parse(json)[0];
}

/** Runs a command of the `edge-faq` that `createSite` has installed in `folder`; the process is killed when the test finishes. */
export function runCli(folder: string, ...args: string[]): RunningProcess {
  const running = runNode(folder, 'node_modules/edge-faq/lib/edge-faq.js', ...args);
  onTestFinished(() => void running.process.kill());
  return running;
}

/** Creates a site with `edge-faq init` and installs the package in it; returns its folder. */
export async function createSite(): Promise<string> {
  const folder = await createTempFolder();
  const init = runNode(folder, join(modules, 'edge-faq/lib/edge-faq.js'), 'init');
  expect([await exitCode(init), init.output()]).toEqual([
    0,
    expect.stringContaining('npm install && npm start'),
  ]);
  await linkPackage(folder);
  return folder;
}

/** Installs the package in `folder`. */
export const linkPackage = (folder: string): Promise<void> =>
  symlink(modules, join(folder, 'node_modules'), 'junction');
