import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from './fixtures.ts';

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 900 };

/** What axe-core finds in the element, each as its rule and where. */
async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include('edge-faq').analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
}

/** Opens all questions, once they are there. */
async function openAll(page: Page): Promise<void> {
  await page.locator('edge-faq summary').first().waitFor();
  for (const question of await page.locator('edge-faq summary').all()) await question.click();
  expect(await page.locator('edge-faq details[open]').count()).toBe(18);
}

test.for(
  ['/', '/zh-Hans.html', '/en.html'].flatMap((path) =>
    (['light', 'dark'] as const).flatMap((colorScheme) =>
      [PHONE, DESKTOP].map((viewport) => [path, colorScheme, viewport] as const),
    ),
  ),
)(
  'axe-core finds nothing on %s, %s, %o, closed and open',
  async ([path, colorScheme, viewport], { open }) => {
    const { page } = await open(path, { colorScheme, viewport });
    await page.locator('edge-faq summary').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await openAll(page);
    expect(await violations(page)).toEqual([]);
  },
);

test('axe-core finds nothing in the messages', async ({ open }) => {
  const { page } = await open('/mistakes.html');
  await page.locator('#second summary').first().waitFor();
  await page.locator('#second').evaluate((element) => {
    element.setAttribute('src', 'http://127.0.0.1:9');
    element.setAttribute('guide', 'another');
  });
  await page.locator('#second [part=retry]').waitFor();
  expect(await violations(page)).toEqual([]);
});

test('a question is at least 44 CSS pixels high', async ({ open }) => {
  const { page } = await open('/en.html', { viewport: PHONE });
  await page.locator('edge-faq summary').first().waitFor();
  const heights = await page
    .locator('edge-faq summary')
    .evaluateAll((questions) => questions.map((question) => question.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
});

test('nothing is cut off or scrolls sideways at 320 CSS pixels, which is 400 % of 1280', async ({ open }) => {
  const { page } = await open('/en.html', { viewport: { width: 320, height: 256 } });
  await openAll(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
