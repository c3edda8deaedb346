/**
 * `npm run bench:dev`: time from saving a guide to seeing the edit in Chromium while `edge-faq dev` runs. It includes compiling,
 * restarting the worker and reloading the page.
 *
 *     npm run bench:dev [edits]
 *
 * @example
 *     npm run bench:dev 3
 */
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startDevServer } from '../cli/serve/dev-server.ts';
import { DEMO } from '../demo/folders.ts';
import { launchChromium } from '../e2e/engines/chromium.ts';
import { median, toAscending } from './statistics.ts';

const GUIDE = 'content/guides/overdue-loan/en.md';

/** Pause between edits, so that the last build has finished. */
const PAUSE_MS = 1_000;

const [edits = 10] = process.argv.slice(2).map(Number);
const folder = await mkdtemp(join(tmpdir(), 'edge-faq-'));
for (const path of [
  'content',
  'demo',
  'migrations',
  'schema',
  'search',
  'tsconfig.base.json',
  'worker',
  'wrangler.toml',
])
  await cp(path, join(folder, path), { recursive: true });
await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
process.chdir(folder);

const hasTitle = (title: string) =>
  document.querySelector('edge-faq')?.shadowRoot?.querySelector('[part=title]')?.textContent === title;

const dev = await startDevServer({
  config: 'wrangler.toml',
  workerPort: 8787,
  pagesPort: 8700,
  pages: DEMO,
  onBuild: () => undefined,
});
const browser = await launchChromium();
try {
  const page = await browser.newPage();
  await page.goto(`${dev.pages}/en.html`);
  await page.locator('edge-faq [part=title]').waitFor();
  const source = await readFile(GUIDE, 'utf8');
  const times: number[] = [];
  for (let edit = 0; edit < edits; edit += 1) {
    const title = `Edit ${edit}`;
    const saved = performance.now();
    await writeFile(GUIDE, source.replace(/^title: .*/m, `title: ${title}`));
    // Locators poll only every 500 ms after a while.
    await page.waitForFunction(hasTitle, title, { polling: 'raf' });
    times.push(performance.now() - saved);
    await sleep(PAUSE_MS);
  }
  const sorted = toAscending(times.map((time) => Math.round(time)));
  console.table({
    'save to visible edit (ms)': { edits, min: sorted[0], median: median(sorted), max: sorted.at(-1) },
  });
} finally {
  await browser.close();
  await dev.stop();
  await rm(folder, { recursive: true });
  process.exit();
}
