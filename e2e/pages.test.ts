/** Pages of guides whose element takes over, in all engines. */
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { describe, expect } from 'vitest';
import { hasFocus, openIds, waitForActions, waitForOpen } from './element.ts';
import { ENGINES } from './engines/index.ts';
import { testIn } from './fixtures.ts';
import { GUIDE, layout, openAll, overflow, SECTION, takeOver } from './guide-page.ts';
import { waitFor } from './wait-for.ts';

const viewport = { width: 800, height: 900 };

/** Line height, and spacing of paragraphs, letters and words that readers may set (WCAG 2.2, success criterion 1.4.12). */
const TEXT_SPACING =
  '* { letter-spacing: 0.12em !important; line-height: 1.5 !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

/** Share of the pixels that may differ: edges of glyphs, which an engine may draw anew. */
const MAX_DIFFERENT = 0.001;

/** Width of a scroll bar, which WebKitGTK draws over the page and fades out. */
const SCROLL_BAR = 12;

function differentPixels(before: Uint8Array, after: Uint8Array): number {
  const width = viewport.width - SCROLL_BAR;
  const crop = (screenshot: Uint8Array) => {
    const cropped = new PNG({ width, height: viewport.height });
    PNG.bitblt(PNG.sync.read(Buffer.from(screenshot)), cropped, 0, 0, width, viewport.height);
    return cropped.data;
  };
  return (
    pixelmatch(crop(before), crop(after), undefined, width, viewport.height, { threshold: 0.05 }) /
    (width * viewport.height)
  );
}

describe.each(ENGINES)('in %s,', (name) => {
  const test = testIn(name);

  test('the element takes over without a change of layout, text, focus or open sections', async ({
    open,
    worker,
  }) => {
    const without = await open(worker.origin + GUIDE, { javaScriptEnabled: false, viewport });
    const unscripted = await without.page.screenshot();
    await without.close();

    const { page, console } = await open(worker.origin + GUIDE, { viewport });
    const guide = await layout(page);
    expect(differentPixels(unscripted, await page.screenshot())).toBeLessThan(MAX_DIFFERENT);
    await takeOver(page);
    expect(await layout(page)).toEqual(guide);
    expect(differentPixels(unscripted, await page.screenshot())).toBeLessThan(MAX_DIFFERENT);

    await page.goto(worker.origin + SECTION);
    // Without script, there is no room for the actions.
    const section = await layout(page);
    await takeOver(page);
    await waitForActions(page);
    expect(await openIds(page)).toEqual(['get-in-touch']);
    expect(await hasFocus(page.locator('edge-faq #get-in-touch summary'))).toBe(true);
    expect(await layout(page)).toEqual(section);
    expect(console).toEqual([]);
  });

  test('what a reader opens and focuses before the element takes over stays, and links open questions in place', async ({
    open,
    worker,
  }) => {
    const { page, console } = await open(worker.origin + GUIDE, { viewport });
    await page.locator('edge-faq #misread-terms summary').click();
    await page.locator('edge-faq #background summary').click();
    await takeOver(page);
    expect(await openIds(page)).toEqual(['background', 'misread-terms']);
    expect(await hasFocus(page.locator('edge-faq #background summary'))).toBe(true);
    await page.locator('edge-faq [part=intro] a').first().press('Enter');
    await waitForOpen(page, 'get-in-touch');
    expect(await page.evaluate(() => location.pathname)).toBe(GUIDE);
    expect(console).toEqual([]);
  });

  test.for([GUIDE, `${GUIDE}?q=contact`, '/?locale=zh-Hant', '/g/none/en'])(
    'text spacing hides nothing of %s on a viewport of 320 pixels',
    async (path, { open, worker }) => {
      const { page } = await open(worker.origin + path, { viewport: { width: 320, height: 640 } });
      await openAll(page);
      // The policy of the page refuses a style element.
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        for (const root of [document, document.querySelector('edge-faq')?.shadowRoot])
          root?.adoptedStyleSheets.push(sheet);
      }, TEXT_SPACING);
      const clipped = await page.locator('body *, edge-faq *').evaluateAll((all) =>
        all.flatMap((each) => {
          const { overflowX, overflowY, letterSpacing } = getComputedStyle(each);
          const isClipped =
            (overflowX === 'hidden' && each.scrollWidth > each.clientWidth + 1) ||
            (overflowY === 'hidden' && each.scrollHeight > each.clientHeight + 1);
          return isClipped || letterSpacing === 'normal' ? [each.outerHTML.slice(0, 80)] : [];
        }),
      );
      expect(clipped).toEqual([]);
      expect(await overflow(page)).toBe(0);
    },
  );

  test('nothing moves if reduced motion is preferred', async ({ open, worker }) => {
    const { page } = await open(worker.origin + SECTION);
    await takeOver(page);
    const moving = await page.locator('body, body *, edge-faq *').evaluateAll((all) =>
      all.flatMap((each) => {
        // Without a box, there are no computed values.
        if (!each.checkVisibility()) return [];
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(each);
        const isStill = animationName === 'none' && /^0s(, 0s)*$/.test(transitionDuration);
        return isStill && scrollBehavior === 'auto' ? [] : [each.outerHTML.slice(0, 80)];
      }),
    );
    expect(moving).toEqual([]);
  });

  test('a fragment opens its question, and brings it into view', async ({ open, worker }) => {
    const { page } = await open(`${worker.origin}${GUIDE}#get-in-touch`, { viewport });
    await waitForOpen(page, 'get-in-touch');
    await waitFor(async () => {
      const { y = -1 } = (await page.locator('edge-faq #get-in-touch summary').boundingBox()) ?? {};
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThan(viewport.height);
    });
  });

  test('has light text on a dark page in the dark color scheme, and fits a viewport of 360 pixels', async ({
    open,
    worker,
  }) => {
    const { page } = await open(worker.origin + SECTION, {
      colorScheme: 'dark',
      viewport: { width: 360, height: 640 },
    });
    await takeOver(page);
    const colours = await page.evaluate(() => {
      const shown = [
        document.body,
        document.querySelector('edge-faq')?.shadowRoot?.querySelector('[part=answer]'),
      ];
      const brightness = (colour: string) =>
        Math.max(...(colour.match(/\d+/g) ?? []).slice(0, 3).map(Number));
      return [
        getComputedStyle(document.body).backgroundColor,
        ...shown.map((each) => each && getComputedStyle(each).color),
      ].map((colour) => brightness(colour ?? ''));
    });
    expect(colours.map((each) => each > 128)).toEqual([false, true, true]);
    expect(await overflow(page)).toBe(0);
  });
});

describe.each(ENGINES.filter((name) => name !== 'webkit'))('in %s,', (name) => {
  const test = testIn(name);

  test('forced colours keep the borders of controls, and the outline of what has focus', async ({
    open,
    worker,
  }) => {
    const { page } = await open(`${worker.origin}${GUIDE}?q=contact`, { forcedColors: 'active' });
    const bordered = await page.locator('form input[name=q], form button, .cards li').evaluateAll((all) =>
      all.map((each) => {
        const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(each);
        return borderTopWidth === '1px' && borderTopColor !== backgroundColor;
      }),
    );
    expect(bordered.length).toBeGreaterThan(3);
    expect(bordered).not.toContain(false);
    await page.keyboard.press('Tab');
    const outline = await page.locator('.skip').evaluate((each) => getComputedStyle(each).outline);
    expect(outline).toMatch(/solid/);
  });
});
