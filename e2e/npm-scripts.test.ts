import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base, expect, onTestFinished } from 'vitest';
import { launchChromium } from './chromium/launch.ts';
import { addresses, exitCode, type Running, runNode, soon } from './running.ts';

const SOURCES = [
  'cli',
  'client',
  'compiler',
  'content',
  'demo',
  'importer',
  'lib',
  'schema',
  'scripts',
  'search',
  'widget',
  'worker',
  'package.json',
  'wrangler.toml',
];
const GUIDE = 'content/guides/overdue-loan/en.md';

/** A copy of the project: these tests edit guides and build, which the other tests must not notice. */
const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures are needed
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
    return (...args: string[]): Running => {
      const running = runNode(folder, ...args);
      processes.push(running.process);
      return running;
    };
  });

test('npm start prints both addresses and the port that was taken, builds after edits, and stops', async ({
  folder,
  run,
}) => {
  await takePort(8787);
  const running = run('scripts/start.ts');
  const { process, printed } = running;
  const { worker, demo } = await addresses(running);
  expect(printed()).toMatch(/port 8787 is in use: the worker uses \d+/);
  expect(await (await fetch(demo)).text()).toContain(`${worker}/embed/edge-faq.js`);

  const title = async () => {
    const answer = await fetch(`${worker}/v1/guides/overdue-loan?locale=en`);
    return ((await answer.json()) as { title: string }).title;
  };
  const guide = join(folder, GUIDE);
  const written = await readFile(guide, 'utf8');
  await writeFile(guide, written.replace(/^title: .*/m, 'title: Edited'));
  await soon(async () => expect(await title()).toBe('Edited'));

  await appendFile(guide, '<script>alert(1)</script>\n');
  await soon(() => expect(printed()).toMatch(/en\.md:\d+:1 error unsafe HTML: <script> is not allowed/));
  expect(await title()).toBe('Edited');

  await writeFile(guide, written.replace(/^title: .*/m, 'title: Mended'));
  await soon(async () => expect(await title()).toBe('Mended'));

  process.kill('SIGINT');
  await once(process, 'exit');
  await expect(fetch(worker)).rejects.toThrow();
  await expect(fetch(demo)).rejects.toThrow();
});

test('a guide that is new is served, and where it has no questions yet the element says so', async ({
  folder,
  run,
}) => {
  const running = run('scripts/start.ts');
  const { demo } = await addresses(running);
  await mkdir(join(folder, 'content/guides/soon'));
  await writeFile(
    join(folder, 'content/guides/soon/en.md'),
    '---\ntitle: Soon\ndescription: Not written yet\nupdated: 2026-11-24\n---\nCome back next week.\n',
  );
  await soon(() => expect(running.printed()).toMatch(/^content {2}soon {2}en {2}0 sections/m));

  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.goto(`${demo}/en.html`);
  await page.locator('edge-faq').evaluate((element) => element.setAttribute('guide', 'soon'));
  await page.locator('edge-faq [part=title]', { hasText: 'Soon' }).waitFor();
  expect(await page.locator('edge-faq [part=intro]').innerText()).toBe('Come back next week.');
  expect(await page.locator('edge-faq [part=status]').innerText()).toBe('There are no questions here yet.');
});

test('npm run build fails on a guide with a mistake, says where, and keeps what was built before', async ({
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
  expect(bad.printed()).toMatch(
    /^content\/guides\/overdue-loan\/en\.md:\d+:1 error duplicate chapter id "about"/m,
  );
  expect(await manifest()).toBe(before);
});

/** Listens on `port` until the test is over, unless somebody else does already. */
async function takePort(port: number): Promise<void> {
  const server = createServer().listen(port);
  onTestFinished(() => void server.close());
  await once(server, 'listening').catch(() => undefined);
}
