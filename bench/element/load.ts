/** Loads a page as somebody does who was never there before, on a slow phone, and tells what they had to wait for. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Seen } from './browser/watch.ts';
import { throttle } from './throttle.ts';
import { type Traffic, watchTraffic } from './traffic.ts';

export interface Load extends Seen, Pick<Traffic, 'page' | 'rest' | 'requests'> {}

/** Lighthouse's phone, whose screen is what layout shifts are measured by. */
const PHONE: BrowserContextOptions = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
};

/** How long to stay once all is there (ms): what moves or runs late belongs to the load. */
const STAY = 1_000;

/** What doesn't come in this time (ms) never will. */
const PATIENCE = 30_000;

/**
 * Loads `address` with an empty cache; `script` watches from within.
 *
 * @throws where the page reports an error, or doesn't show what is looked for.
 */
export async function load(browser: Browser, address: string, script: string): Promise<Load> {
  const context = await browser.newContext(PHONE);
  try {
    const page = await context.newPage();
    const failed = Promise.withResolvers<never>();
    page.on('pageerror', failed.reject);
    page.on('console', (line) => {
      if (line.type() === 'error') failed.reject(new Error(line.text()));
    });
    return await Promise.race([observe(page, address, script), failed.promise, timeOut()]);
  } finally {
    await context.close();
  }
}

async function observe(page: Page, address: string, script: string): Promise<Load> {
  const devtools = await page.context().newCDPSession(page);
  const traffic = await watchTraffic(devtools);
  await throttle(devtools);
  await page.addInitScript({ content: script });
  await page.goto(address);
  await page.evaluate(() => globalThis.faqWatch?.done);
  await traffic.quiet(STAY);
  const seen = await page.evaluate(() => globalThis.faqWatch?.seen());
  if (!seen) throw new Error('nobody watched');
  const { page: own, rest, requests } = traffic;
  return { ...seen, page: own, rest, requests };
}

async function timeOut(): Promise<never> {
  await sleep(PATIENCE, undefined, { ref: false });
  throw new Error(`not there within ${PATIENCE / 1_000} s`);
}
