/** The page interface of the tests in each engine. */
import { describe, expect } from 'vitest';
import { edgeFaq, expectAccordionWorks, hasFocus, openIds, waitForGuide } from './element.ts';
import { ENGINES } from './engines/index.ts';
import { testIn } from './fixtures.ts';

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test('opens a page, clicks, presses keys, and reads a shadow root', async ({ openPartnerPage }) => {
    const { page } = await openPartnerPage({ body: edgeFaq() });
    await waitForGuide(page);
    await expectAccordionWorks(page);
    const second = page.locator('edge-faq summary').nth(1);
    await second.focus();
    await page.keyboard.press('Enter');
    expect(await openIds(page)).toEqual(['background', 'how-a-loan-works']);
    await page.keyboard.press('Shift+Tab');
    expect(await hasFocus(second)).toBe(false);
    expect((await page.screenshot()).length).toBeGreaterThan(10_000);
  });

  test('has JavaScript turned off', async ({ openPartnerPage }) => {
    const { page } = await openPartnerPage(
      {
        body: '<noscript>Off</noscript><details><summary>Q</summary>A</details><script>document.title = "on"</script>',
      },
      { javaScriptEnabled: false },
    );
    await page.locator('summary').click();
    expect(await page.locator('details').getAttribute('open')).toBe('');
    expect(await page.title()).toBe('A partner’s page');
    expect(await page.locator('noscript').innerText()).toBe('Off');
  });

  test.for(['light', 'dark'] as const)(
    'has the color scheme %s',
    async (colorScheme, { openPartnerPage }) => {
      const { page } = await openPartnerPage(
        { body: '' },
        { colorScheme, viewport: { width: 320, height: 500 } },
      );
      expect(
        await page.evaluate(async () => {
          await Promise.resolve();
          return [innerWidth, innerHeight, matchMedia('(prefers-color-scheme: dark)').matches];
        }),
      ).toEqual([320, 500, colorScheme === 'dark']);
      expect(await page.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches)).toBe(true);
    },
  );
});
