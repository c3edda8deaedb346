/** A publisher's site: `edge-faq init`, `build` and `dev` with the installed package. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, onTestFinished } from 'vitest';
import { exitCode, runNode, serverOrigins } from './child-process.ts';
import { waitForOpen } from './element.ts';
import { test } from './fixtures.ts';
import { createSite, installPackage, runCli } from './installed-package.ts';
import { waitFor } from './wait-for.ts';

beforeAll(installPackage);

/** Runs `edge-faq dev` in `folder` and opens its page. */
async function startDev(
  folder: string,
  browser: Browser,
): Promise<{ page: Page; worker: string; demo: string }> {
  const running = runCli(folder, 'dev', '--port', '8850', '--pages-port', '8950');
  const { worker, demo } = await serverOrigins(running);
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  await page.goto(demo);
  return { page, worker, demo };
}

test('shows the first guide after init, build and dev, and reloads the page after an edit', async ({
  browser,
}) => {
  const folder = await createSite();
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  expect(Object.keys(manifest.devDependencies)).toEqual(['edge-faq', 'node', 'wrangler']);

  const build = runCli(folder, 'build');
  expect([await exitCode(build), build.output()]).toEqual([
    0,
    expect.stringMatching(
      /^content {2}welcome {2}en {2}3 sections {2}[0-9a-f]{32}\ncontent {2}1 guide, 1 document\nlimits .*\nlimits .*\n$/,
    ),
  ]);
  expect(await readdir(join(folder, 'dist'))).toEqual([
    '_headers',
    'content',
    'docs.html',
    'embed',
    'openapi.json',
  ]);

  const { page } = await startDev(folder, browser);
  await page.locator('edge-faq summary').first().click();
  expect(await page.locator('edge-faq [part=answer]').first().innerText()).toContain('Short answers first');

  const guide = join(folder, 'content/guides/welcome/en.md');
  await writeFile(guide, (await readFile(guide, 'utf8')).replace('title: Welcome', 'title: Good morning'));
  await page.locator('edge-faq [part=title]', { hasText: 'Good morning' }).waitFor();
});

test('dev applies the migrations that the package contains, as Wrangler would', async ({ browser }) => {
  const folder = await createSite();
  await startDev(folder, browser);
  const wrangler = join(folder, 'node_modules/wrangler/bin/wrangler.js');
  const list = runNode(folder, wrangler, 'd1', 'migrations', 'list', 'DB', '--local');
  expect([await exitCode(list), list.output()]).toEqual([
    0,
    expect.stringContaining('No migrations to apply'),
  ]);
});

test('init writes scripts that migrate before a deploy, and after the first one', async () => {
  const { scripts } = JSON.parse(await readFile(join(await createSite(), 'package.json'), 'utf8'));
  expect([scripts.deploy, scripts['deploy:first']]).toEqual([
    'edge-faq build && wrangler d1 migrations apply DB --remote && wrangler deploy --config node_modules/edge-faq/mcp/wrangler.toml --name help-mcp && wrangler deploy',
    'edge-faq build && wrangler deploy --config node_modules/edge-faq/mcp/wrangler.toml --name help-mcp && wrangler deploy && wrangler d1 migrations apply DB --remote',
  ]);
});

test('init refuses a folder that is not empty', async () => {
  const folder = await createSite();
  const again = runCli(folder, 'init');
  expect(await exitCode(again)).toBe(2);
  expect(again.output()).toMatch(/^edge-faq: .* is not empty \(.*\): name another folder\n$/);
});

test('redirects a former id to its replacement in the API, and opens the replacement in the element', async ({
  browser,
}) => {
  const folder = await createSite();
  const guide = join(folder, 'content/guides/welcome/en.md');
  const source = await readFile(guide, 'utf8');
  await writeFile(
    guide,
    source.replace(/^updated: .*/m, '$&\naliases:\n  start-here: write-a-question\n  basics: writing'),
  );
  const { page, worker, demo } = await startDev(folder, browser);

  const sections = `${worker}/v1/guides/welcome/sections`;
  for (const [requested, location] of [
    ['/start-here?locale=en', '/v1/guides/welcome/sections/write-a-question?locale=en'],
    ['/start-here', '/v1/guides/welcome/sections/write-a-question'],
    ['?chapter=basics', '/v1/guides/welcome/sections?chapter=writing'],
    ['?ids=check,start-here', '/v1/guides/welcome/sections?ids=check%2Cwrite-a-question'],
  ]) {
    const response = await fetch(sections + requested, { redirect: 'manual' });
    expect([requested, response.status, response.headers.get('Location')]).toEqual([
      requested,
      308,
      location,
    ]);
    expect((await fetch(sections + requested)).status).toBe(200);
  }
  expect((await fetch(`${sections}/basics`)).status).toBe(404);

  await page.goto(`${demo}/#start-here`);
  const section = page.locator('edge-faq details#write-a-question');
  await waitForOpen(page, 'write-a-question');
  await section.evaluate((details: HTMLDetailsElement) => {
    details.open = false;
  });
  await page.evaluate(() => {
    location.hash = '#check';
  });
  await waitFor(async () =>
    expect(await page.locator('edge-faq details#check').getAttribute('open')).toBe(''),
  );
  expect(await section.getAttribute('open')).toBe(null);
});

test('shows an image of a guide’s folder on a partner’s page, with width and height to reserve its space', async ({
  browser,
}) => {
  const folder = await createSite();
  const guides = join(folder, 'content/guides/welcome');
  await writeFile(
    join(guides, 'dot.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>',
  );
  const source = await readFile(join(guides, 'en.md'), 'utf8');
  await writeFile(join(guides, 'en.md'), `${source}\n![A dark bar](dot.svg)\n`);
  const { page, worker } = await startDev(folder, browser);
  await page.locator('edge-faq details#on-our-pages summary').click();
  const image = page.locator('edge-faq img');
  await waitFor(async () =>
    expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(40),
  );
  const attribute = (name: string) => image.getAttribute(name);
  expect(await attribute('src')).toMatch(new RegExp(`^${worker}/images/[0-9a-f]{32}\\.svg$`));
  expect([await attribute('width'), await attribute('height'), await attribute('loading')]).toEqual([
    '40',
    '20',
    'lazy',
  ]);
  const { headers } = await fetch((await attribute('src')) ?? '');
  expect(headers.get('Cache-Control')).toMatch(/^public, max-age=3600, stale/);
  expect(headers.get('Content-Security-Policy')).toContain('sandbox');
});

test('keeps scripts of earlier versions in the build, for pages that pin them', async () => {
  const folder = await createSite();
  const build = async () => {
    const process = runCli(folder, 'build');
    expect([await exitCode(process), process.output()]).toEqual([0, expect.stringContaining('1 guide')]);
    return readdir(join(folder, 'dist/embed'), { recursive: true });
  };
  const first = await build();
  // Scripts that an earlier version of the package published.
  const published = join(folder, '.edge-faq/embed');
  await writeFile(join(published, 'edge-faq.0123456789ab.js'), 'import("./ba9876543210/toolbar.js")');
  await mkdir(join(published, 'ba9876543210'));
  await writeFile(join(published, 'ba9876543210/toolbar.js'), '');
  await rm(join(folder, 'dist'), { recursive: true });
  expect((await build()).toSorted()).toEqual(
    [...first, 'edge-faq.0123456789ab.js', 'ba9876543210', join('ba9876543210', 'toolbar.js')].toSorted(),
  );
});
