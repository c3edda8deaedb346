/** Mistakes of partners, on the demo page `mistakes.html`. */
import { expect } from 'vitest';
import { test } from './fixtures.ts';

test('shows each mistake in its element and the console, and keeps the other elements working', async ({
  open,
  worker,
}) => {
  const { page, console } = await open('/mistakes.html');
  const status = (id: string) => page.locator(`#${id} [part=status]`).innerText();
  await page.locator('#unknown-locale summary').first().waitFor();

  expect(await status('no-guide')).toBe('This guide could not be found.');
  expect(await status('unknown-guide')).toBe('This guide could not be found.');
  expect(await page.locator('[part=retry]').count()).toBe(0);

  expect(await page.locator('#unknown-locale [part=guide]').getAttribute('lang')).toBe('en');
  expect(await page.locator('#unknown-locale [part=note]').innerText()).toBe(
    'This guide isn’t available in French. Shown in English.',
  );
  for (const id of ['first', 'second']) {
    await page.locator(`#${id} summary`).first().click();
    expect(await page.locator(`#${id} [part=answer]`).first().isVisible()).toBe(true);
  }
  expect(await page.locator('#end').isVisible()).toBe(true);

  expect(console.filter((line) => !line.startsWith('error: Failed to load resource')).toSorted()).toEqual([
    'error: <edge-faq>: "guide" is missing: write <edge-faq guide="overdue-loan">.',
    'error: <edge-faq>: There is no guide "overdue-lone". Available: overdue-loan.',
    `warning: <edge-faq> is on this page already: ${worker.origin}/embed/edge-faq.js?pasted=again can be removed.`,
    'warning: <edge-faq>: The guide "overdue-loan" has no locale for "fr". Available: zh-Hant, en, zh-Hans. Showing "en".',
  ]);
});

test('sends one request for two elements with the same guide, and one for that in the place of an unknown locale', async ({
  open,
}) => {
  const { page } = await open('/mistakes.html');
  await page.locator('#second summary').first().waitFor();
  const requests = await page.evaluate(() =>
    performance.getEntriesByType('resource').filter(({ name }) => name.includes('overdue-loan?locale=en')),
  );
  expect(requests).toHaveLength(2);
});
