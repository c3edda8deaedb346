/** The element while the worker is unreachable. */
import getPort from 'get-port';
import { expect, onTestFinished } from 'vitest';
import { servePages } from '../cli/serve/pages.ts';
import { DEMO } from '../demo/folders.ts';
import { startTemporaryWorker } from '../test/fixtures/temporary-worker.ts';
import { hasFocus, waitForGuide } from './element.ts';
import { testWithOwnWorker as test } from './fixtures.ts';

test('shows an error while the worker is stopped, and the guide when the reader retries after its restart', async ({
  open,
  demo,
  worker,
}) => {
  const { page } = await open('/en.html');
  await waitForGuide(page);

  await worker.stop();
  await page.goto(demo.origin);
  const status = page.locator('edge-faq [part=status]');
  await page.locator('edge-faq [part=retry]').waitFor();
  expect(await status.innerText()).toBe('暫時載入不了，請檢查網路後再試。');
  expect(await page.getByText('下一期，我們要談廚房裡').isVisible()).toBe(true);

  await page.locator('edge-faq [part=retry]').click();
  await page.locator('edge-faq [part=retry][aria-disabled=false]').waitFor();
  expect(await status.innerText()).toContain('暫時載入不了');
  const retry = page.locator('edge-faq [part=retry]');
  expect(await hasFocus(retry)).toBe(true);

  const restarted = await startTemporaryWorker(Number(new URL(worker.origin).port));
  onTestFinished(() => restarted.stop());
  await page.keyboard.press('Enter');
  const question = page.locator('edge-faq summary').first();
  await question.waitFor();
  const title = page.locator('edge-faq [part=title]');
  expect(await hasFocus(title)).toBe(true);
  await question.click();
  expect(await page.locator('edge-faq [part=answer]').first().isVisible()).toBe(true);
});

test('leaves the page and the fallback content intact when the worker was never reachable', async ({
  open,
}) => {
  const demo = await servePages(await getPort(), `http://127.0.0.1:${await getPort()}`, DEMO);
  onTestFinished(() => demo.stop());
  const { page, console } = await open(`${demo.origin}/en.html`);
  expect(await page.getByText('Next week: the kitchen cupboard').isVisible()).toBe(true);
  await page.locator('edge-faq').evaluate((element) => element.append('Call us instead.'));
  expect(await page.getByText('Call us instead.').isVisible()).toBe(true);
  expect(console.filter((line) => line.startsWith('uncaught: '))).toEqual([]);
});
