/** A page load by a first-time visitor on a slow phone, with its timings and its traffic. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Observation } from './browser/observe-load.ts';
import { taskTime } from './task-time.ts';
import { throttle } from './throttle.ts';
import { recordTraffic, type Traffic } from './traffic.ts';

export interface LoadMeasurement extends Observation, Traffic {
  /** Processor time of the page's main thread (ms). */
  mainThread: number;
}

/** Of a phone, in CSS pixels: the first answer of all variants has room, and layout shifts are relative to it. */
export const SCREEN = { width: 412, height: 915 };

export const PHONE: BrowserContextOptions = {
  viewport: SCREEN,
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
};

/** Observation continues for this long after the last response: late layout shifts and tasks belong to the load. */
const SETTLE_MS = 1_000;

export const TIMEOUT_MS = 30_000;

const EMPTY_PAGE = { contentType: 'text/html', body: '<!doctype html><title>Empty</title>' };

/**
 * Loads `url` with an empty cache, observed by `observerScript`. `emptyOrigin` is one that isn't on this machine: its pages are empty.
 *
 * @throws if the page reports an error, or doesn't show the guide in time.
 */
export async function loadPage(
  browser: Browser,
  url: string,
  observerScript: string,
  { emptyOrigin }: { emptyOrigin?: string } = {},
): Promise<LoadMeasurement> {
  const context = await browser.newContext(PHONE);
  try {
    if (emptyOrigin) await context.route(`${emptyOrigin}/**`, (route) => route.fulfill(EMPTY_PAGE));
    const page = await context.newPage();
    const failure = Promise.withResolvers<never>();
    page.on('pageerror', failure.reject);
    page.on('console', (message) => {
      if (message.type() === 'error') failure.reject(new Error(message.text()));
    });
    return await Promise.race([measure(page, url, observerScript), failure.promise, timeout(url)]);
  } finally {
    await context.close();
  }
}

async function measure(page: Page, url: string, observerScript: string): Promise<LoadMeasurement> {
  const devtools = await page.context().newCDPSession(page);
  const recorder = await recordTraffic(devtools);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await throttle(devtools);
  await page.addInitScript({ content: observerScript });
  await page.goto(url);
  await page.evaluate(() => globalThis.loadObserver?.done);
  await recorder.idle(SETTLE_MS);
  const observation = await page.evaluate(() => globalThis.loadObserver?.observation());
  if (!observation) throw new Error(`the observer did not run on ${url}`);
  return { ...observation, ...recorder.traffic, mainThread: await taskTime(devtools) };
}

async function timeout(url: string): Promise<never> {
  await sleep(TIMEOUT_MS, undefined, { ref: false });
  throw new Error(`${url} did not show the guide within ${TIMEOUT_MS / 1_000} s`);
}
