/** A page load by a first-time visitor on a slow phone, with its timings and its traffic. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Observation } from './browser/observe-load.ts';
import { throttle } from './throttle.ts';
import { recordTraffic, type Traffic } from './traffic.ts';

export interface LoadMeasurement extends Observation, Traffic {}

/** Lighthouse's phone; layout shifts are relative to the size of its screen. */
const PHONE: BrowserContextOptions = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
};

/** Observation continues for this long after the last response: late layout shifts and tasks belong to the load. */
const SETTLE_MS = 1_000;

const TIMEOUT_MS = 30_000;

/**
 * Loads `url` with an empty cache, observed by `observerScript`.
 *
 * @throws if the page reports an error, or doesn't show the guide in time.
 */
export async function loadPage(
  browser: Browser,
  url: string,
  observerScript: string,
): Promise<LoadMeasurement> {
  const context = await browser.newContext(PHONE);
  try {
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
  await throttle(devtools);
  await page.addInitScript({ content: observerScript });
  await page.goto(url);
  await page.evaluate(() => globalThis.loadObserver?.done);
  await recorder.idle(SETTLE_MS);
  const observation = await page.evaluate(() => globalThis.loadObserver?.observation());
  if (!observation) throw new Error(`the observer did not run on ${url}`);
  return { ...observation, ...recorder.traffic };
}

async function timeout(url: string): Promise<never> {
  await sleep(TIMEOUT_MS, undefined, { ref: false });
  throw new Error(`${url} did not show the guide within ${TIMEOUT_MS / 1_000} s`);
}
