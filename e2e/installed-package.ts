/** Sites as publishers make them: `edge-faq init` in an empty folder, with this package installed as it is published. */
import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, expect, onTestFinished } from 'vitest';
import { exitCode, type Running, runNode } from './running.ts';

let modules: string;

/** What `npm install` makes in a site: this package as it is published, beside all that it needs. */
beforeAll(async () => {
  modules = join(await mkdtemp(join(tmpdir(), 'edge-faq-')), 'node_modules');
  await mkdir(modules);
  for (const name of await readdir('node_modules'))
    await symlink(resolve('node_modules', name), join(modules, name), 'junction');
  const listed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    encoding: 'utf8',
  });
  const [{ files }] = JSON.parse(listed) as [{ files: { path: string }[] }];
  for (const { path } of files) {
    await mkdir(dirname(join(modules, 'edge-faq', path)), { recursive: true });
    await cp(path, join(modules, 'edge-faq', path));
  }
  return () => rm(dirname(modules), { recursive: true });
});

/** Runs a verb of the installed command line. */
export function edgeFaq(folder: string, ...args: string[]): Running {
  const running = runNode(folder, join(modules, 'edge-faq/lib/edge-faq.js'), ...args);
  onTestFinished(() => void running.process.kill());
  return running;
}

/** A new site, installed. */
export async function init(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'edge-faq-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const made = edgeFaq(folder, 'init');
  expect([await exitCode(made), made.printed()]).toEqual([
    0,
    expect.stringContaining('npm install && npm start'),
  ]);
  await symlink(modules, join(folder, 'node_modules'), 'junction');
  return folder;
}
