/** Looks: themes, dark and forced colours, narrow pages. Whether texts have enough contrast: `e2e/gallery-contrast.test.ts`. */
import { PNG } from 'pngjs';
import { describe, expect } from 'vitest';
import { edgeFaq, waitForGuide } from '../element.ts';
import { ENGINES } from '../engines/index.ts';
import type { Page } from '../engines/page.ts';
import { testIn } from '../fixtures.ts';
import { waitFor } from '../wait-for.ts';

const TOOLBAR = edgeFaq('search language-switch toggle-all');

/** Sum of red, green and blue of the pixels in the part's middle row, from its left to its right. */
async function middleRow(page: Page, part: string): Promise<number[]> {
  const rect = await page.locator(`edge-faq [part=${part}]`).boundingBox();
  const { data, width } = PNG.sync.read(Buffer.from(await page.screenshot()));
  const { x = 0, y = 0, height = 0, width: length = 0 } = rect ?? {};
  const start = Math.round(y + height / 2) * width + Math.round(x);
  return Array.from({ length: Math.floor(length) }, (_, index) =>
    [0, 1, 2].reduce((sum, channel) => sum + (data[(start + index) * 4 + channel] ?? 0), 0),
  );
}

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test('has no frame with `plain`, a card for each question with `card`, less space with `compact`, and thick lines with `contrast`', async ({
    openPartnerPage,
  }) => {
    const themes = ['', 'plain', 'card', 'compact', 'contrast'];
    const { page, console } = await openPartnerPage({
      body: themes.map((theme) => edgeFaq(`theme="${theme}" sections="background process"`)).join(''),
    });
    await waitFor(async () => expect(await page.locator('edge-faq summary').count()).toBe(10));
    const looks = await page.locator('edge-faq').evaluateAll((all) =>
      all.map(({ shadowRoot }) => {
        const style = (selector: string) => {
          const element = shadowRoot?.querySelector(selector);
          return element && getComputedStyle(element);
        };
        const section = style('details + details');
        return {
          frame: style('[part=sections]')?.borderTopWidth,
          line: section?.borderTopWidth,
          apart: section?.marginTop !== '0px',
          isFilled: section?.backgroundColor !== 'rgba(0, 0, 0, 0)',
          space: style('summary')?.paddingLeft,
        };
      }),
    );
    const plain = { frame: '0px', line: '1px', apart: false, isFilled: false, space: '16px' };
    expect(looks).toEqual([
      { ...plain, frame: '1px' },
      plain,
      { ...plain, line: '0px', apart: true, isFilled: true },
      { ...plain, frame: '1px', space: '10.5px' },
      { ...plain, frame: '2px', line: '2px', isFilled: true },
    ]);
    expect(console).toEqual([]);
  });

  test('is light on dark on a page that is dark where the reader prefers it', async ({ openPartnerPage }) => {
    const { page, console } = await openPartnerPage(
      { body: `<style>:root { color-scheme: light dark }</style>${TOOLBAR}` },
      { colorScheme: 'dark' },
    );
    await page.locator('edge-faq [part=language]').waitFor();
    for (const part of ['search-box', 'language', 'toggle-all']) {
      const row = (await middleRow(page, part)).slice(3, -3);
      expect([part, Math.min(...row) < 200, Math.max(...row) > 500]).toEqual([part, true, true]);
    }
    expect(console).toEqual([]);
  });

  test.for(['en', 'ar'])(
    'draws the language switch on the page’s background, with an arrow at its end, as other controls (%s)',
    async (lang, { openPartnerPage }) => {
      const { page } = await openPartnerPage({ body: edgeFaq('language-switch toggle-all'), lang });
      await page.locator('edge-faq [part=language]').waitFor();
      const [select, button] = [await middleRow(page, 'language'), await middleRow(page, 'toggle-all')];
      expect(select[5]).toBe(button[5]);
      const end = lang === 'ar' ? select.slice(4, 28) : select.slice(-28, -4);
      expect(Math.min(...end)).toBeLessThan(300);
      const size = await page
        .locator('edge-faq')
        .locator('select, button')
        .evaluateAll((all) => all.map((each) => getComputedStyle(each).borderTopLeftRadius));
      expect(new Set(size).size).toBe(1);
    },
  );

  // WebKitGTK has no such mode.
  test.skipIf(name === 'webkit')(
    'leaves the language switch to the browser in forced colours',
    async ({ openPartnerPage }) => {
      const { page } = await openPartnerPage({ body: TOOLBAR }, { forcedColors: 'active' });
      const select = page.locator('edge-faq [part=language]');
      await select.waitFor();
      expect(await select.evaluate((each) => getComputedStyle(each).appearance)).not.toBe('none');
    },
  );

  test('fits a page of 320 pixels, with controls of at least 44 pixels', async ({ openPartnerPage }) => {
    const { page } = await openPartnerPage(
      { body: edgeFaq('search language-switch toggle-all open') },
      { viewport: { width: 320, height: 640 } },
    );
    await waitForGuide(page);
    await page.locator('edge-faq [part=language]').waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    const heights = await page
      .locator('edge-faq')
      .locator('summary, button, select, input')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
    expect(heights.filter((height) => height > 0 && height < 44)).toEqual([]);
  });
});
