/** The toolbar as a whole, and the choice of a language. Its parts: `e2e/search.test.ts`, `e2e/open-sections.test.ts`. */
import { describe, expect } from 'vitest';
import type { EdgeFaq } from '../../widget/edge-faq.ts';
import { edgeFaq, expectAllFeaturesWork, openIds, waitForGuide, waitForOpen } from '../element.ts';
import { ENGINES } from '../engines/index.ts';
import type { Page } from '../engines/page.ts';
import { startFaultyProxy } from '../faulty-proxy.ts';
import { scriptTag, testIn } from '../fixtures.ts';
import { waitFor } from '../wait-for.ts';

const languageOf = (page: Page) => page.locator('edge-faq [part=guide]').getAttribute('lang');

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
      expect(await page.locator('edge-faq [part=toggle-all]').innerText()).toBe('全部展开'),
    );
    expect([await openIds(page), await select.inputValue()]).toEqual([['process'], 'zh-Hans']);
    expect(console).toEqual([]);
  });

  test('announces the chosen language in that language, in a live region that was there before', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage({ body: ELEMENT });
    const status = page.locator('edge-faq [part=toolbar] > [role=status]');
    await status.waitFor();
    expect(await status.evaluate((node) => node.textContent)).toBe('');
    await status.evaluate((node) => node.setAttribute('data-before', ''));
    await page.locator('edge-faq [part=language]').selectOption('zh-Hant');
    await waitFor(async () =>
      expect(await status.evaluate((node) => [node.textContent, node.getAttribute('data-before')])).toEqual([
        '以下是繁體中文版。',
        '',
      ]),
    );
    expect(await status.evaluate((node) => getComputedStyle(node).clipPath)).toBe('inset(50%)');
  });

  test('says where the chosen language can’t be loaded, and lets a later failure change nothing', async ({
    openPartnerPage,
    worker,
  }) => {
    const proxy = await startFaultyProxy(worker.origin);
    const { page } = await openPartnerPage({ head: scriptTag(proxy.origin), body: ELEMENT });
    const select = page.locator('edge-faq [part=language]');
    const status = page.locator('edge-faq [part=toolbar] > [role=status]');
    const expectStatus = (text: string) =>
      waitFor(async () => expect(await status.evaluate((node) => node.textContent)).toBe(text));
    await select.waitFor();
    proxy.fail(/^\/v1\/guides\/overdue-loan\?/, 'abort');
    await select.selectOption('zh-Hans');
    await expectStatus('Can’t be loaded in Simplified Chinese. Please try again.');
    expect(await status.evaluate((node) => getComputedStyle(node).clipPath)).toBe('none');
    expect([await select.inputValue(), await languageOf(page)]).toEqual(['en', 'en']);

    proxy.recover();
    await select.selectOption('zh-Hans');
    await expectStatus('以下是简体中文版。');
    proxy.fail(/^\/v1\/guides\/overdue-loan\?/, 'abort');
    const error = page.evaluate(
      () => new Promise<void>((resolve) => document.addEventListener('edge-faq-error', () => resolve())),
    );
    await page.locator('edge-faq').evaluate((element) => element.setAttribute('locale', 'zh-Hant'));
    await error;
    await page.waitForTimeout(300);
    expect(await page.locator('edge-faq').evaluate((element: EdgeFaq) => element.locale)).toBe('zh-Hant');
    await expectStatus('以下是简体中文版。');
  });
});
