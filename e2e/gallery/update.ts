/**
 * `npm run screenshots:gallery`: updates the stored screenshots of the gallery, and deletes those that are no longer compared.
 * Review the changes before you commit them.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import getPort from 'get-port';
import { servePages } from '../../cli/serve/pages.ts';
import { DEMO } from '../../demo/folders.ts';
import { startTemporaryWorker } from '../../test/fixtures/temporary-worker.ts';
import { launchChromium } from '../engines/chromium.ts';
import { compareScreenshots, compressPng } from './compare.ts';
import {
  captureScreenshot,
  captureTextSample,
  FOLDER,
  SCRIPTS,
  type ScriptName,
  screenshots,
} from './screenshots.ts';
import { CONTEXT } from './specimens.ts';

const worker = await startTemporaryWorker(await getPort());
const demo = await servePages(await getPort(), worker.origin, DEMO);
const browser = await launchChromium();
const page = await (await browser.newContext(CONTEXT)).newPage();

await mkdir(FOLDER, { recursive: true });
const current = new Set<string>();
for (const name of Object.keys(SCRIPTS) as ScriptName[])
  await update(`type-${name}`, await captureTextSample(page, demo.origin, name));
for (const screenshot of screenshots) {
  const { png } = await captureScreenshot(page, demo.origin, screenshot);
  await update(screenshot.name, png);
}
for (const file of await readdir(FOLDER)) if (!current.has(file)) await rm(join(FOLDER, file));

await browser.close();
await demo.stop();
await worker.stop();

/** Leaves the stored file unchanged, byte for byte, if the screenshot looks the same. */
async function update(name: string, png: Buffer): Promise<void> {
  const file = `${name}.png`;
  current.add(file);
  const stored = await readFile(join(FOLDER, file)).catch(() => undefined);
  if (stored && !(await compareScreenshots(name, stored, png))) return;
  await writeFile(join(FOLDER, file), compressPng(png));
  console.log(stored ? `changed  ${file}` : `new      ${file}`);
}
