/** `npm run screenshots:gallery`: takes all pictures of the gallery again. Look at what has changed before you keep them. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import getPort from 'get-port';
import { servePages } from '../../cli/serve/pages.ts';
import { startWorker } from '../../cli/serve/worker.ts';
import { DEMO } from '../../demo/folders.ts';
import { launchChromium } from '../chromium/launch.ts';
import { difference, squeeze } from './compare.ts';
import { FOLDER, pictures, TYPE, type TypeName, take, takeType } from './pictures.ts';
import { CONTEXT } from './specimens.ts';

const worker = await startWorker(await getPort());
const demo = await servePages(await getPort(), worker.origin, DEMO);
const browser = await launchChromium();
const page = await (await browser.newContext(CONTEXT)).newPage();

await mkdir(FOLDER, { recursive: true });
const kept = new Set<string>();
for (const name of Object.keys(TYPE) as TypeName[])
  await keep(`type-${name}`, await takeType(page, demo.origin, name));
for (const picture of pictures) await keep(picture.name, (await take(page, demo.origin, picture)).png);
for (const file of await readdir(FOLDER)) if (!kept.has(file)) await rm(join(FOLDER, file));

await browser.close();
await demo.stop();
await worker.stop();

/** One that looks the same stays as it is, byte by byte. */
async function keep(name: string, png: Buffer): Promise<void> {
  const file = `${name}.png`;
  kept.add(file);
  const stored = await readFile(join(FOLDER, file)).catch(() => undefined);
  if (stored && !(await difference(name, stored, png))) return;
  await writeFile(join(FOLDER, file), squeeze(png));
  console.log(stored ? `changed  ${file}` : `new      ${file}`);
}
