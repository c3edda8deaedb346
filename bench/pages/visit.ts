/** A first visit with an empty cache: what it transfers, and what of it the first answer waits for. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { SentResponse, SiteServer } from './server.ts';
import type { Subject } from './subjects.ts';

/** Lighthouse's phone. */
const PHONE: BrowserContextOptions = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
};

/** A visit is over once nothing was requested for so long: the element looks for a newer edition when a page has settled. */
const SETTLE_MS = 10_000;

/** What the document alone shows is shown by then, on a busy machine too. */
const READABLE_TIMEOUT_MS = 5_000;

const POLL_INTERVAL_MS = 100;

export interface Visit {
  sent: readonly SentResponse[];
  /** URLs of render-blocking requests. */
  blocking: readonly string[];
  /** Requests, besides that of the document, without which the first answer is not readable; undefined on pages without answers. */
  beforeAnswer: number | undefined;
  /** Whether the largest contentful paint shows what the document alone shows. */
  isLargestInDocument: boolean;
}

export async function visit(browser: Browser, server: SiteServer, subject: Subject): Promise<Visit> {
  const { sent, blocking, largest } = await visitFully(browser, server, subject.url);
  const alone = await visitWith(browser, subject, [], largest);
  return {
    sent,
    blocking,
    beforeAnswer: subject.answer === undefined ? undefined : await countBefore(),
    isLargestInDocument: alone.isLargest,
  };

  async function countBefore(): Promise<number> {
    if (alone.isReadable) return 0;
    const { isReadable } = await visitWith(browser, subject, blocking, largest);
    return isReadable ? blocking.length : sent.length - 1;
  }
}

async function visitFully(
  browser: Browser,
  server: SiteServer,
  url: string,
): Promise<{ sent: SentResponse[]; blocking: string[]; largest: number }> {
  const context = await browser.newContext(PHONE);
  try {
    server.takeSent();
    const page = await context.newPage();
    await page.goto(url);
    const sent = server.takeSent();
    for (let quiet = 0; quiet < SETTLE_MS; quiet += POLL_INTERVAL_MS) {
      await sleep(POLL_INTERVAL_MS);
      const further = server.takeSent();
      if (further.length > 0) quiet = 0;
      sent.push(...further);
    }
    return { sent, blocking: await blockingRequests(page), largest: await largestPaint(page) };
  } finally {
    await context.close();
  }
}

/** What is shown while all requests but those of the document and of `allowed` are pending. */
async function visitWith(
  browser: Browser,
  { url, question, answer }: Subject,
  allowed: readonly string[],
  largest: number,
): Promise<{ isReadable: boolean; isLargest: boolean }> {
  const context = await browser.newContext(PHONE);
  try {
    const page = await context.newPage();
    await page.route('**/*', async (route) => {
      const request = route.request();
      if (request.isNavigationRequest() || allowed.includes(request.url())) await route.continue();
    });
    await page.goto(url, { waitUntil: 'commit' });
    if (!(await isLargestPaint(page, 1))) return { isReadable: false, isLargest: false };
    const isLargest = await isLargestPaint(page, largest);
    return { isReadable: answer !== undefined && (await isReadable(page, question, answer)), isLargest };
  } finally {
    await context.close();
  }
}

/** Whether something of that size is painted in time: what is in a shadow root can't be named by anything else. */
async function isLargestPaint(page: Page, size: number): Promise<boolean> {
  for (let waited = 0; waited < READABLE_TIMEOUT_MS; waited += POLL_INTERVAL_MS) {
    if ((await largestPaint(page)) >= size) return true;
    await sleep(POLL_INTERVAL_MS);
  }
  return false;
}

async function isReadable(page: Page, question: string | undefined, answer: string): Promise<boolean> {
  if (question !== undefined) await page.locator(question).first().click({ noWaitAfter: true });
  return page.locator(answer).first().isVisible();
}

async function blockingRequests(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => 'renderBlockingStatus' in entry && entry.renderBlockingStatus === 'blocking')
      .map(({ name }) => name),
  );
}

/** Size of the largest contentful paint so far; 0 before the first. */
async function largestPaint(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const toSize = (entry: PerformanceEntry) => ('size' in entry ? Number(entry.size) : 0);
        const observer = new PerformanceObserver((list) =>
          resolve(Math.max(...list.getEntries().map(toSize))),
        );
        observer.observe({ type: 'largest-contentful-paint', buffered: true });
        // Without any so far, the observer isn't called.
        setTimeout(() => resolve(0), 200);
      }),
  );
}
