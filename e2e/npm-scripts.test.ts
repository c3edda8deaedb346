/** `npm start` and `npm run build`, on a copy of the repository. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { fetchGuide } from './api.ts';
import { exitCode, type RunningProcess, runNode, serverOrigins } from './child-process.ts';
import { test as base } from './fixtures.ts';
import { waitFor } from './wait-for.ts';

/** Files and folders that the commands read. */
const SOURCES = [
  'cli',
  'client',
  'compiler',
  'content',
  'demo',
  'importer',
  'lib',
  'mcp',
  'migrations',
  'schema',
  'scripts',
  'search',
  'widget',
  'worker',
  'package.json',
  'tsconfig.base.json',
  'wrangler.toml',
];
const GUIDE = 'content/guides/overdue-loan/en.md';

/** `folder` is a copy of the repository, because the tests edit guides and build. */
const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixtures that are needed from the pattern
  .extend('folder', async ({}, { onCleanup }) => {
    const folder = await mkdtemp(join(tmpdir(), 'edge-faq-'));
    onCleanup(() => rm(folder, { recursive: true }));
    for (const source of SOURCES) await cp(source, join(folder, source), { recursive: true });
    await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
    return folder;
  })
  .extend('run', async ({ folder }, { onCleanup }) => {
    const processes: ChildProcess[] = [];
    onCleanup(() => {
      for (const process of processes) process.kill();
    });
    return (...args: string[]): RunningProcess => {
      const running = runNode(folder, ...args);
      processes.push(running.process);
      return running;
    };
  });

test('npm start prints both URLs and the port that is taken, rebuilds after edits, and stops on SIGINT', async ({
  folder,
  run,
}) => {
  await occupyPort(8787);
  const running = run('scripts/start.ts');
  const { process, output } = running;
  const { worker, demo } = await serverOrigins(running);
  expect(output()).toMatch(/port 8787 is in use: the worker uses \d+/);
  expect(await (await fetch(demo)).text()).toContain(`${worker}/embed/edge-faq.js`);

  const title = async () => (await fetchGuide(worker, 'en')).title;
  const guide = join(folder, GUIDE);
  const source = await readFile(guide, 'utf8');
  await writeFile(guide, source.replace(/^title: .*/m, 'title: Edited'));
  await waitFor(async () => expect(await title()).toBe('Edited'));

  await appendFile(guide, '<script>alert(1)</script>\n');
  await waitFor(() => expect(output()).toMatch(/en\.md:\d+:1 error unsafe HTML: <script> is not allowed/));
  expect(await title()).toBe('Edited');

  await writeFile(guide, source.replace(/^title: .*/m, 'title: Corrected'));
  await waitFor(async () => expect(await title()).toBe('Corrected'));

  process.kill('SIGINT');
  await once(process, 'exit');
  await expect(fetch(worker)).rejects.toThrow();
  await expect(fetch(demo)).rejects.toThrow();
});

test('npm start serves a new guide, and the element shows a message while it has no questions', async ({
  folder,
  run,
  browser,
}) => {
  const running = run('scripts/start.ts');
  const { worker, demo } = await serverOrigins(running);
  await mkdir(join(folder, 'content/guides/soon'));
  await writeFile(
    join(folder, 'content/guides/soon/en.md'),
    '---\ntitle: Soon\ndescription: Not written yet\nupdated: 2026-11-24\n---\nCome back next week.\n',
  );
  await waitFor(() => expect(running.output()).toMatch(/^content {2}soon {2}en {2}0 sections/m));

  // The page reloads when the worker has the new guide, which would reset the attribute that is set below.
  await waitFor(async () => expect((await fetch(`${worker}/v1/guides/soon`)).status).toBe(200));
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  await page.goto(`${demo}/en.html`);
  await page.locator('edge-faq').evaluate((element) => element.setAttribute('guide', 'soon'));
  await page.locator('edge-faq [part=title]', { hasText: 'Soon' }).waitFor();
  expect(await page.locator('edge-faq [part=intro]').innerText()).toBe('Come back next week.');
  expect(await page.locator('edge-faq [part=status]').innerText()).toBe('There are no questions here yet.');
});

test('npm start stops at a migration that fails, and names it', async ({ folder, run }) => {
  await writeFile(join(folder, 'migrations/9999_wrong.sql'), 'DROP TABLE missing;\n');
  const running = run('scripts/start.ts');
  expect(await exitCode(running)).toBe(2);
  expect(running.output()).toMatch(
    /^npm start: the migration migrations\/9999_wrong\.sql failed and was not applied: .*no such table: missing/m,
  );
  expect(running.output()).not.toContain('demo page');
});

test('npm run build fails on a guide with an error, prints its position, and keeps the previous build', async ({
  folder,
  run,
}) => {
  const manifest = () => readFile(join(folder, 'dist/content/manifest.json'), 'utf8');
  const good = run('cli/edge-faq.ts', 'build');
  expect(await exitCode(good)).toBe(0);
  const before = await manifest();

  await appendFile(join(folder, GUIDE), '\n## Again {#about}\n');
  const bad = run('cli/edge-faq.ts', 'build');
  expect(await exitCode(bad)).toBe(1);
  expect(bad.output()).toMatch(
    /^content\/guides\/overdue-loan\/en\.md:\d+:1 error duplicate chapter id "about"/m,
  );
  expect(await manifest()).toBe(before);
});

/** Listens on `port` until the test finishes, unless another process does already. */
async function occupyPort(port: number): Promise<void> {
  const server = createServer().listen(port);
  onTestFinished(() => void server.close());
  await once(server, 'listening').catch(() => undefined);
}
