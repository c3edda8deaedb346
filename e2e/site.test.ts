import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { launchChromium } from './chromium/launch.ts';
import { addresses, exitCode, soon } from './running.ts';
import { edgeFaq, init } from './site.ts';

/** `edge-faq dev`, and its page in a browser. */
async function develop(folder: string): Promise<{ page: Page; worker: string; demo: string }> {
  const running = edgeFaq(folder, 'dev', '--port', '8850', '--pages-port', '8950');
  const { worker, demo } = await addresses(running);
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.goto(demo);
  return { page, worker, demo };
}

test('init in an empty folder, build, dev: the first answer in a browser, and an edit seen without a reload by hand', async () => {
  const folder = await init();
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  expect(Object.keys(manifest.devDependencies)).toEqual(['edge-faq', 'node', 'wrangler']);

  const built = edgeFaq(folder, 'build');
  expect([await exitCode(built), built.printed()]).toEqual([
    0,
    expect.stringMatching(
      /^content {2}welcome {2}en {2}3 sections {2}[0-9a-f]{32}\ncontent {2}1 guide, 1 document\n$/,
    ),
  ]);
  expect(await readdir(join(folder, 'dist'))).toEqual([
    '_headers',
    'content',
    'docs.html',
    'embed',
    'openapi.json',
  ]);

  const { page } = await develop(folder);
  await page.locator('edge-faq summary').first().click();
  expect(await page.locator('edge-faq [part=answer]').first().innerText()).toContain('Short answers first');

  const guide = join(folder, 'content/guides/welcome/en.md');
  await writeFile(guide, (await readFile(guide, 'utf8')).replace('title: Welcome', 'title: Good morning'));
  await page.locator('edge-faq [part=title]', { hasText: 'Good morning' }).waitFor();
});

test('init leaves a folder alone in which there is something', async () => {
  const folder = await init();
  const again = edgeFaq(folder, 'init');
  expect(await exitCode(again)).toBe(2);
  expect(again.printed()).toMatch(/^edge-faq: .* is not empty \(.*\): name another folder\n$/);
});

test('an id of old leads to what it became: in the API by a redirect, in the element by opening it', async () => {
  const folder = await init();
  const guide = join(folder, 'content/guides/welcome/en.md');
  const written = await readFile(guide, 'utf8');
  await writeFile(
    guide,
    written.replace(/^updated: .*/m, '$&\naliases:\n  start-here: write-a-question\n  basics: writing'),
  );
  const { page, worker, demo } = await develop(folder);

  const sections = `${worker}/v1/guides/welcome/sections`;
  for (const [asked, location] of [
    ['/start-here?locale=en', '/v1/guides/welcome/sections/write-a-question?locale=en'],
    ['/start-here', '/v1/guides/welcome/sections/write-a-question'],
    ['?chapter=basics', '/v1/guides/welcome/sections?chapter=writing'],
    ['?ids=check,start-here', '/v1/guides/welcome/sections?ids=check%2Cwrite-a-question'],
  ]) {
    const answer = await fetch(sections + asked, { redirect: 'manual' });
    expect([asked, answer.status, answer.headers.get('Location')]).toEqual([asked, 308, location]);
    expect((await fetch(sections + asked)).status).toBe(200);
  }
  expect((await fetch(`${sections}/basics`)).status).toBe(404);

  await page.goto(`${demo}/#start-here`);
  const section = page.locator('edge-faq details#write-a-question');
  await soon(async () => expect(await section.getAttribute('open')).toBe(''));
  await section.evaluate((details: HTMLDetailsElement) => {
    details.open = false;
  });
  await page.evaluate(() => {
    location.hash = '#check';
  });
  await soon(async () => expect(await page.locator('edge-faq details#check').getAttribute('open')).toBe(''));
  expect(await section.getAttribute('open')).toBe(null);
});

test('an image beside a guide is shown on the page of a partner, and its room is kept until it is there', async () => {
  const folder = await init();
  const guides = join(folder, 'content/guides/welcome');
  await writeFile(
    join(guides, 'dot.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>',
  );
  const written = await readFile(join(guides, 'en.md'), 'utf8');
  await writeFile(join(guides, 'en.md'), `${written}\n![A dark bar](dot.svg)\n`);
  const { page, worker } = await develop(folder);
  await page.locator('edge-faq details#on-our-pages summary').click();
  const image = page.locator('edge-faq img');
  await soon(async () =>
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
  expect(headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
  expect(headers.get('Content-Security-Policy')).toContain('sandbox');
});

test('a script that was published stays when a newer one comes, so that pages which pin it go on', async () => {
  const folder = await init();
  const build = async () => {
    const built = edgeFaq(folder, 'build');
    expect([await exitCode(built), built.printed()]).toEqual([0, expect.stringContaining('1 guide')]);
    return readdir(join(folder, 'dist/embed'), { recursive: true });
  };
  const first = await build();
  // As an earlier version of the package left them.
  const published = join(folder, '.edge-faq/embed');
  await writeFile(join(published, 'edge-faq.0123456789ab.js'), 'import("./ba9876543210/toolbar.js")');
  await mkdir(join(published, 'ba9876543210'));
  await writeFile(join(published, 'ba9876543210/toolbar.js'), '');
  await rm(join(folder, 'dist'), { recursive: true });
  expect((await build()).toSorted()).toEqual(
    [...first, 'edge-faq.0123456789ab.js', 'ba9876543210', join('ba9876543210', 'toolbar.js')].toSorted(),
  );
});
