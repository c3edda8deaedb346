/** Test fixtures: the worker on workerd, the demo pages and partner pages on other origins, and Chromium. */
import getPort from 'get-port';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { test as base } from 'vitest';
import { servePages } from '../cli/serve/pages.ts';
import { DEMO } from '../demo/folders.ts';
import { startTemporaryWorker } from '../test/fixtures/temporary-worker.ts';
import { chromiumEngine, launchChromium, recordConsole } from './engines/chromium.ts';
import type { EnginePage, PageOptions } from './engines/engine.ts';
import { type EngineName, launchEngine } from './engines/index.ts';
import { type PartnerPage, startPartnerServer } from './partner-server.ts';
import { shared } from './shared.ts';

export interface OpenedPage {
  page: Page;
  /** Console messages so far as `error: …` or `warning: …`, and uncaught errors as `uncaught: …`. */
  console: string[];
}

const startWorker = async () => startTemporaryWorker(await getPort());
const stopServer = (server: { stop(): Promise<void> }) => server.stop();
const closeBrowser = (browser: { close(): Promise<void> }) => browser.close();

const worker = shared(startWorker, stopServer);
const demo = shared(async () => servePages(await getPort(), (await worker.get()).origin, DEMO), stopServer);
const partner = shared(startPartnerServer, stopServer);
const chromium = shared(launchChromium, closeBrowser);
const engines = {
  chromium: shared(async () => chromiumEngine(await chromium.get()), chromium.stop),
  firefox: shared(() => launchEngine('firefox'), closeBrowser),
  webkit: shared(() => launchEngine('webkit'), closeBrowser),
};

/** Servers and browsers. Vitest starts a fixture only in files whose tests use it; whatever is started stops with the process. */
const serversTest = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixtures that are needed from the pattern
  .extend('started', { scope: 'worker' }, async ({}, { onCleanup }) => {
    onCleanup(async () => {
      for (const each of [...Object.values(engines), chromium, partner, demo, worker]) await each.stop();
    });
    return { worker, demo, partner, chromium, engines };
  })
  .extend('worker', { scope: 'file' }, ({ started }) => started.worker.get())
  .extend('demo', { scope: 'file' }, ({ started }) => started.demo.get())
  .extend('partner', { scope: 'file' }, ({ started }) => started.partner.get());

/** Tests in Chromium by all means that Playwright has. */
export const test = serversTest
  .extend('browser', { scope: 'file' }, ({ started }) => started.chromium.get())
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

/** Tests of a file that stops or changes the worker, and has one of its own. */
export const testWithOwnWorker = test
  // biome-ignore lint/correctness/noEmptyPattern: as above
  .extend('worker', { scope: 'file' }, async ({}, { onCleanup }) => {
    const own = await startWorker();
    onCleanup(() => own.stop());
    return own;
  })
  .extend('demo', { scope: 'file' }, async ({ worker: own }, { onCleanup }) => {
    const pages = await servePages(await getPort(), own.origin, DEMO);
    onCleanup(() => pages.stop());
    return pages;
  });

/** Tests of all engines: `open` and `openPartnerPage` are as in `test`, but open a page in the engine `name`. */
export function testIn(name: EngineName) {
  // The start of servers and engine is no part of the first test's time.
  serversTest.beforeAll(async ({ started }) => {
    await started.engines[name].get();
  });
  return (
    serversTest
      .extend('engine', ({ started }) => started.engines[name].get())
      /** Opens a URL, absolute or relative to the demo pages. In WebKitGTK, the page opened before is closed. */
      .extend('open', async ({ engine, demo }, { onCleanup }) => {
        const opened: EnginePage[] = [];
        onCleanup(async () => {
          for (const each of opened) await each.close();
        });
        return async (url: string, options: PageOptions = {}): Promise<EnginePage> => {
          const page = await engine.newPage(options);
          opened.push(page);
          await page.page.goto(new URL(url, demo.origin).href);
          return page;
        };
      })
      /** Opens a page that the test defines. It has the script tag of the element, unless `head` is given. */
      .extend('openPartnerPage', async ({ engine, open, partner, worker }) => {
        const { headScript = '' } = engine;
        return (page: PartnerPage, options: PageOptions & { hash?: string } = {}) => {
          const head = headScript + (page.head ?? scriptTag(worker.origin));
          return open(partner.addPage({ ...page, head }) + (options.hash ?? ''), options);
        };
      })
  );
}

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
