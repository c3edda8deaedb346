/** What every browser test stands on: the worker on workerd, a partner's page on another origin, and a Chromium. */
import getPort from 'get-port';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { test as base } from 'vitest';
import { servePages } from '../cli/serve/pages.ts';
import { startWorker } from '../cli/serve/worker.ts';
import { DEMO } from '../demo/folders.ts';
import { launchChromium } from './chromium/launch.ts';
import { type PartnerPage, startPartner } from './partner.ts';

/** A page, and every line that it wrote to the console: `error: …`, `warning: …`, and uncaught errors as `uncaught: …`. */
export interface OpenedPage {
  page: Page;
  console: string[];
}

export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures are needed
  .extend('worker', { scope: 'file' }, async ({}, { onCleanup }) => {
    const worker = await startWorker(await getPort());
    onCleanup(() => worker.stop());
    return worker;
  })
  .extend('demo', { scope: 'file' }, async ({ worker }, { onCleanup }) => {
    const demo = await servePages(await getPort(), worker.origin, DEMO);
    onCleanup(() => demo.stop());
    return demo;
  })
  // biome-ignore lint/correctness/noEmptyPattern: as above
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
    const browser = await launchChromium();
    onCleanup(() => browser.close());
    return browser;
  })
  /** Opens a page of the demo, or any by its whole address; a new reader each time, with an empty cache, who wants no motion. */
  .extend('open', async ({ browser, demo }, { onCleanup }) => {
    const contexts: BrowserContext[] = [];
    onCleanup(async () => {
      for (const context of contexts) await context.close();
    });
    return async (address: string, options: BrowserContextOptions = {}): Promise<OpenedPage> => {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
      contexts.push(context);
      const page = await context.newPage();
      const console: string[] = [];
      page.on('console', (line) => console.push(`${line.type()}: ${line.text()}`));
      page.on('pageerror', (error) => console.push(`uncaught: ${error.message}`));
      await page.goto(new URL(address, demo.origin).href);
      return { page, console };
    };
  });

/** Opens a page that the test writes; the script tag is in it unless `head` is given. */
export const embedded = test
  // biome-ignore lint/correctness/noEmptyPattern: as above
  .extend('partner', { scope: 'file' }, async ({}, { onCleanup }) => {
    const partner = await startPartner();
    onCleanup(() => partner.stop());
    return partner;
  })
  .extend('embed', async ({ open, partner, worker }) => {
    return (page: PartnerPage, options: BrowserContextOptions & { hash?: string } = {}) =>
      open(partner.write({ head: scriptTag(worker.origin), ...page }) + (options.hash ?? ''), options);
  })
  /** The same over a slow line; the page may still be on its way. */
  .extend('embedSlowly', async ({ embed, partner, worker }) => async (body: string, hash = '') => {
    const { page } = await embed({ head: '', body: '' });
    await slowDown(page);
    const address = partner.write({ head: scriptTag(worker.origin), body }) + hash;
    await page.goto(address, { waitUntil: 'commit' });
    return page;
  });

/** What a partner pastes; `path` is where the script is. */
export function scriptTag(origin: string, path = '/embed/edge-faq.js'): string {
  return `<script type="module" src="${origin}${path}"></script>`;
}

/** Cumulative Layout Shift (Layout Instability API) since the page began to load. */
export async function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            if ('value' in entry && !Reflect.get(entry, 'hadRecentInput')) sum += Number(entry.value);
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 500);
      }),
  );
}

/** From now on the page loads as on a slow phone: 400 ms a request, 50 kB a second. */
export async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: 50_000,
    uploadThroughput: 50_000,
  });
}
