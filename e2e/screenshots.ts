/**
 * `npm run screenshots`: screenshots of the demo page for the documentation, in Chinese and English, light and dark, on a phone and
 * on a desktop, with the first question open.
 *
 *     npm run screenshots [-- folder]
 */
import { join } from 'node:path';
import getPort from 'get-port';
import type { Browser } from 'playwright-core';
import { servePages } from '../cli/serve/pages.ts';
import { DEMO } from '../demo/folders.ts';
import { startTemporaryWorker } from '../test/fixtures/temporary-worker.ts';
import { launchChromium } from './engines/chromium.ts';

const PAGES = { 'zh-Hant': '/', en: '/en.html' };
const VIEWPORTS = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };

const folder = process.argv[2] ?? 'docs/screenshots';
const worker = await startTemporaryWorker(await getPort());
const demo = await servePages(await getPort(), worker.origin, DEMO);
const browser = await launchChromium();
for (const [locale, path] of Object.entries(PAGES)) {
  for (const [device, viewport] of Object.entries(VIEWPORTS)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const file = join(folder, `${locale}-${device}-${colorScheme}.png`);
      await capture(browser, demo.origin + path, file, { viewport, colorScheme });
      console.log(file);
    }
  }
}
await browser.close();
await demo.stop();
await worker.stop();

async function capture(
  browser: Browser,
  url: string,
  file: string,
  options: { viewport: { width: number; height: number }; colorScheme: 'light' | 'dark' },
): Promise<void> {
  const page = await browser.newPage({ reducedMotion: 'reduce', ...options });
  await page.goto(url);
  const question = page.locator('edge-faq summary').first();
  await question.click();
  await page.mouse.move(0, 0);
  await page.locator('edge-faq').evaluate((element) => {
    scrollTo({ top: element.getBoundingClientRect().top + scrollY - 120 });
  });
  await page.screenshot({ path: file });
  await page.close();
}
