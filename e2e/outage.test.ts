import getPort from 'get-port';
import { expect } from 'vitest';
import { serveDemo } from '../demo/serve.ts';
import { type RunningWorker, startWorker } from '../dev/worker.ts';
import { test as base } from './fixtures.ts';

/** Here the worker is stopped and started within a test, so each test has its own. */
const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures are needed
  .extend('site', async ({}, { onCleanup }) => {
    const port = await getPort();
    let worker: RunningWorker | undefined = await startWorker(port);
    const demo = await serveDemo(await getPort(), worker.origin);
    const stop = async () => {
      await worker?.stop();
      worker = undefined;
    };
    onCleanup(async () => {
      await stop();
      await demo.stop();
    });
    return {
      origin: demo.origin,
      stopWorker: stop,
      async startWorker() {
        worker = await startWorker(port);
      },
    };
  });

test('with the worker stopped the page stands, the element says so, and retry brings the answer back', async ({
  browser,
  site,
  onTestFinished,
}) => {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(`${site.origin}/en.html`);
  await page.locator('edge-faq summary').first().waitFor();

  await site.stopWorker();
  await page.goto(`${site.origin}/`);
  const status = page.locator('edge-faq [part=status]');
  await page.locator('edge-faq [part=retry]').waitFor();
  expect(await status.innerText()).toBe('常見問題暫時載入不了。請檢查網路連線，然後再試一次。');
  expect(await page.getByText('下一期，我們要談廚房裡').isVisible()).toBe(true);

  await page.locator('edge-faq [part=retry]').click();
  await page.locator('edge-faq [part=retry][aria-disabled=false]').waitFor();
  expect(await status.innerText()).toContain('暫時載入不了');
  const retry = page.locator('edge-faq [part=retry]');
  expect(await retry.evaluate((button) => button.matches(':focus'))).toBe(true);

  await site.startWorker();
  await page.keyboard.press('Enter');
  const question = page.locator('edge-faq summary').first();
  await question.waitFor();
  const title = page.locator('edge-faq [part=title]');
  expect(await title.evaluate((node) => node.matches(':focus'))).toBe(true);
  await question.click();
  expect(await page.locator('edge-faq [part=answer]').first().isVisible()).toBe(true);
});

test('a worker that was never there leaves a whole page and what the partner wrote into the element', async ({
  browser,
  site,
  onTestFinished,
}) => {
  await site.stopWorker();
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const uncaught: string[] = [];
  page.on('pageerror', ({ message }) => uncaught.push(message));
  await page.goto(`${site.origin}/en.html`);
  expect(await page.getByText('Next week: the kitchen cupboard').isVisible()).toBe(true);
  await page.locator('edge-faq').evaluate((element) => element.append('Call us instead.'));
  expect(await page.getByText('Call us instead.').isVisible()).toBe(true);
  expect(uncaught).toEqual([]);
});
