/** The toolbar as a whole, and the choice of a language. Its parts: `e2e/search.test.ts`, `e2e/open-sections.test.ts`. */
import { describe, expect } from 'vitest';
import { edgeFaq, expectAllFeaturesWork, openIds, waitForGuide, waitForOpen } from '../element.ts';
import { ENGINES } from '../engines/index.ts';
import { testIn } from '../fixtures.ts';
import { waitFor } from '../wait-for.ts';

const ELEMENT = edgeFaq('search language-switch toggle-all');

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test('searches, opens all, switches the language and logs nothing on a page whose policy allows the worker only', async ({
    openPartnerPage,
    worker,
  }) => {
    // The script that records the console in WebKitGTK is inline.
    const scripts = name === 'webkit' ? "'unsafe-inline'" : '';
    const policy = `default-src 'none'; script-src ${worker.origin} ${scripts}; connect-src ${worker.origin}; style-src 'none'; img-src data:`;
    const { page, console } = await openPartnerPage({
      body: ELEMENT,
      headers: { 'Content-Security-Policy': policy },
    });
    await waitForGuide(page);
    await expectAllFeaturesWork(page);
    expect(console).toEqual([]);
  });

  test('offers languages by their own names, and keeps what is open in the chosen one', async ({
    openPartnerPage,
  }) => {
    const { page, console } = await openPartnerPage({ body: ELEMENT });
    await page.locator('edge-faq #process summary').click();
    await waitForOpen(page, 'process');
    const select = page.locator('edge-faq [part=language]');
    expect(await select.locator('option').allInnerTexts()).toEqual(['繁體中文', 'English', '简体中文']);
    await select.selectOption('zh-Hans');
    await page.locator('edge-faq [part=guide][lang=zh-Hans]').waitFor();
    await waitFor(async () =>
      expect(await page.locator('edge-faq [part=toggle-all]').innerText()).toBe('全部收起'),
    );
    expect([await openIds(page), await select.inputValue()]).toEqual([['process'], 'zh-Hans']);
    expect(console).toEqual([]);
  });
});
