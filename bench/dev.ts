/**
 * `npm run bench:dev`: how long it takes from saving a guide until its author sees the edit in Chromium, with
 * `edge-faq dev` running: compiling, the worker's new start, and loading the page again.
 *
 *     npm run bench:dev [edits]
 */
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startDevServer } from '../cli/serve/dev-server.ts';
import { DEMO } from '../demo/folders.ts';
import { launchChromium } from '../e2e/chromium/launch.ts';

const GUIDE = 'content/guides/overdue-loan/en.md';

/** An author reads before the next edit (ms). */
const PAUSE = 1_000;

const [edits = 10] = process.argv.slice(2).map(Number);
const folder = await mkdtemp(join(tmpdir(), 'edge-faq-'));
for (const source of ['content', 'demo', 'tsconfig.base.json', 'worker', 'wrangler.toml'])
  await cp(source, join(folder, source), { recursive: true });
await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
process.chdir(folder);

const shows = (title: string) =>
  document.querySelector('edge-faq')?.shadowRoot?.querySelector('[part=title]')?.textContent === title;

const dev = await startDevServer({
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
  const written = await readFile(GUIDE, 'utf8');
  const times: number[] = [];
  for (let edit = 0; edit < edits; edit += 1) {
    const title = `Edit ${edit}`;
    const saved = performance.now();
    await writeFile(GUIDE, written.replace(/^title: .*/m, `title: ${title}`));
    // Locators look only every half second after a while.
    await page.waitForFunction(shows, title, { polling: 'raf' });
    times.push(performance.now() - saved);
    await sleep(PAUSE);
  }
  const sorted = times.toSorted((a, b) => a - b).map((time) => Math.round(time));
  console.table({
    'from saving to seeing (ms)': {
      edits,
      fastest: sorted[0],
      median: sorted[Math.floor(sorted.length / 2)],
      slowest: sorted.at(-1),
    },
  });
} finally {
  await browser.close();
  await dev.stop();
  await rm(folder, { recursive: true });
  process.exit();
}
