/** Speculation rules of a guide's page in Chromium: whether it accepts them, and what it prefetches of a link that is pointed at. */
import type { Browser } from 'playwright-core';

/** Chromium prefetches with moderate eagerness 200 ms after the pointer has come. */
const TIMEOUT_MS = 5_000;

export interface Speculation {
  /** URL of the rules that Chromium read. */
  rules: string | undefined;
  /** Why it refused them. */
  error: string | undefined;
  /** URL of the page that it prefetched. */
  prefetched: string | undefined;
}

/** Points at the first link that `selector` matches on the page at `url`. */
export async function speculate(browser: Browser, url: string, selector: string): Promise<Speculation> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    const result: Speculation = { rules: undefined, error: undefined, prefetched: undefined };
    devtools.on('Preload.ruleSetUpdated', ({ ruleSet }) => {
      result.rules = ruleSet.url;
      result.error = ruleSet.errorMessage;
    });
    const prefetched = Promise.withResolvers<string>();
    devtools.on('Preload.prefetchStatusUpdated', ({ status, prefetchUrl }) => {
      if (status === 'Ready' || status === 'Success') prefetched.resolve(prefetchUrl);
    });
    await devtools.send('Preload.enable');
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.locator(selector).first().hover();
    const timer = setTimeout(() => prefetched.reject(new Error('timeout')), TIMEOUT_MS);
    result.prefetched = await prefetched.promise.catch(() => undefined);
    clearTimeout(timer);
    return result;
  } finally {
    await context.close();
  }
}
