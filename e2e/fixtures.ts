/** Test fixtures: the worker on workerd, the demo pages and partner pages on other origins, and Chromium. */
import getPort from 'get-port';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { test as base } from 'vitest';
import { servePages } from '../cli/serve/pages.ts';
import { DEMO } from '../demo/folders.ts';
import { startTemporaryWorker } from '../test/fixtures/temporary-worker.ts';
import { launchChromium, recordConsole } from './engines/chromium.ts';
import type { Engine, EnginePage, PageOptions } from './engines/engine.ts';
import { type EngineName, launchEngine } from './engines/index.ts';
import { type PartnerPage, startPartnerServer } from './partner-server.ts';

export interface OpenedPage {
  page: Page;
  /** Console messages so far as `error: …` or `warning: …`, and uncaught errors as `uncaught: …`. */
  console: string[];
}

/** The servers. Vitest starts a fixture only in files whose tests use it. */
const serversTest = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixtures that are needed from the pattern
  .extend('worker', { scope: 'file' }, async ({}, { onCleanup }) => {
    const worker = await startTemporaryWorker(await getPort());
    onCleanup(() => worker.stop());
    return worker;
  })
  .extend('demo', { scope: 'file' }, async ({ worker }, { onCleanup }) => {
    const demo = await servePages(await getPort(), worker.origin, DEMO);
    onCleanup(() => demo.stop());
    return demo;
  })
  // biome-ignore lint/correctness/noEmptyPattern: as above
  .extend('partner', { scope: 'file' }, async ({}, { onCleanup }) => {
    const partner = await startPartnerServer();
    onCleanup(() => partner.stop());
    return partner;
  })
  /** Launches an engine when a test of the file needs it first. */
  // biome-ignore lint/correctness/noEmptyPattern: as above
  .extend('engines', { scope: 'file' }, async ({}, { onCleanup }) => {
    const launched = new Map<EngineName, Promise<Engine>>();
    onCleanup(async () => {
      for (const engine of launched.values()) await (await engine).close();
    });
    return (name: EngineName) => {
      const engine = launched.get(name) ?? launchEngine(name);
      launched.set(name, engine);
      return engine;
    };
  });

/** Tests in Chromium by all means that Playwright has. */
export const test = serversTest
  // biome-ignore lint/correctness/noEmptyPattern: as above
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
    const browser = await launchChromium();
    onCleanup(() => browser.close());
    return browser;
  })
  /** Opens a URL, absolute or relative to the demo pages, in a new browser context with reduced motion. */
  .extend('open', async ({ browser, demo }, { onCleanup }) => {
    const contexts: BrowserContext[] = [];
    onCleanup(async () => {
      for (const context of contexts) await context.close();
    });
    return async (url: string, options: BrowserContextOptions = {}): Promise<OpenedPage> => {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
      contexts.push(context);
      const page = await context.newPage();
      const console = recordConsole(page);
      await page.goto(new URL(url, demo.origin).href);
      return { page, console };
    };
  })
  /** Opens a page that the test defines. It has the script tag of the element, unless `head` is given. */
  .extend('openPartnerPage', async ({ open, partner, worker }) => {
    return (page: PartnerPage, options: BrowserContextOptions & { hash?: string } = {}) =>
      open(partner.addPage({ head: scriptTag(worker.origin), ...page }) + (options.hash ?? ''), options);
  })
  /** Opens a page with `body` on a throttled network; resolves when the page begins to load. */
  .extend(
    'openThrottledPartnerPage',
    async ({ openPartnerPage, partner, worker }) =>
      async (body: string, hash = '') => {
        const { page } = await openPartnerPage({ head: '', body: '' });
        await throttle(page);
        const url = partner.addPage({ head: scriptTag(worker.origin), body }) + hash;
        await page.goto(url, { waitUntil: 'commit' });
        return page;
      },
  );

/** Tests of all engines: `open` and `openPartnerPage` are as in `test`, but open a page in the engine `name`. */
export const testIn = (name: EngineName) =>
  serversTest
    /** Opens a URL, absolute or relative to the demo pages. In WebKitGTK, the page opened before is closed. */
    .extend('open', async ({ engines, demo }, { onCleanup }) => {
      const opened: EnginePage[] = [];
      onCleanup(async () => {
        for (const each of opened) await each.close();
      });
      return async (url: string, options: PageOptions = {}): Promise<EnginePage> => {
        const page = await (await engines(name)).newPage(options);
        opened.push(page);
        await page.page.goto(new URL(url, demo.origin).href);
        return page;
      };
    })
    /** Opens a page that the test defines. It has the script tag of the element, unless `head` is given. */
    .extend('openPartnerPage', async ({ open, partner, worker }) => {
      return (page: PartnerPage, options: PageOptions & { hash?: string } = {}) =>
        open(partner.addPage({ head: scriptTag(worker.origin), ...page }) + (options.hash ?? ''), options);
    });

/** The script tag that a partner pastes; `path` is that of the script. */
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

/** Emulates a slow phone network from now on: 400 ms of latency, 50 kB/s. */
export async function throttle(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: 50_000,
    uploadThroughput: 50_000,
  });
}
