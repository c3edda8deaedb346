/** The element in a frame, and the script that adjusts the frame's height. */
import { describe, expect } from 'vitest';
import { ENGINES } from '../engines/index.ts';
import { scriptTag, testIn } from '../fixtures.ts';
import { waitFor } from '../wait-for.ts';

const frame = (origin: string) =>
  `<p style="height: 120vh">Above.</p><iframe title="Questions" src="${origin}/embed/frame?guide=overdue-loan&locale=en" width="600" height="300"></iframe><p>Below.</p>`;

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name).extend('openFrame', async ({ openPartnerPage, worker }) => {
    return (hash = '') =>
      openPartnerPage(
        { head: scriptTag(worker.origin, '/embed/frame-height.js'), body: frame(worker.origin) },
        { hash },
      );
  });

  test('keeps the frame as high as its content, and opens an answer by a click', async ({ openFrame }) => {
    const { page, console } = await openFrame();
    const inner = page.frameLocator('iframe');
    await inner.locator('edge-faq summary').first().waitFor();
    const heights = async () => [
      await inner.locator('html').evaluate((node) => Math.ceil(node.getBoundingClientRect().height)),
      Number(await page.locator('iframe').getAttribute('height')),
    ];
    const waitForHeight = (least: number) =>
      waitFor(async () => {
        const [content = 0, height] = await heights();
        expect(height).toBe(content);
        expect(content).toBeGreaterThan(least);
      });
    await waitForHeight(600);
    const [closed = 0] = await heights();
    await inner.locator('edge-faq summary').first().click();
    await waitForHeight(closed);
    expect(await inner.locator('edge-faq [part=answer]').first().isVisible()).toBe(true);
    expect(console).toEqual([]);
  });

  test('opens the section of the outer page’s hash, brings it into view and outlines its question', async ({
    openFrame,
  }) => {
    const { page, console } = await openFrame('#process');
    const section = page.frameLocator('iframe').locator('edge-faq #process');
    await waitFor(async () => expect(await section.getAttribute('open')).toBe(''));
    // WebKit refuses focus to a frame that the reader has never used: there, it is an outline alone.
    const outline = await section
      .locator('summary')
      .evaluate((question) => [
        getComputedStyle(question).outlineStyle,
        getComputedStyle(question).outlineWidth,
        getComputedStyle(question).outlineOffset,
      ]);
    expect(outline).toEqual(['solid', '3px', '-3px']);
    await waitFor(async () => {
      const outer = (await page.locator('iframe').boundingBox())?.y ?? 0;
      const inside = await section.evaluate((node) => node.getBoundingClientRect().top);
      expect([outer + inside >= -1, outer + inside < 400]).toEqual([true, true]);
    });
    expect(console).toEqual([]);
  });

  test('removes the outline from a question once the reader uses the frame', async ({ openFrame }) => {
    const { page } = await openFrame('#process');
    const inner = page.frameLocator('iframe');
    await waitFor(async () => expect(await inner.locator('edge-faq #process').getAttribute('open')).toBe(''));
    await inner.locator('edge-faq #channels summary').click();
    await waitFor(async () =>
      expect(await inner.locator('edge-faq #channels').getAttribute('open')).toBe(''),
    );
    const question = inner.locator('edge-faq #process summary');
    expect(await question.evaluate((node) => getComputedStyle(node).outlineStyle)).toBe('none');
  });

  test('works in a sandboxed frame, whose origin is opaque: without storage, kept copy or clipboard', async ({
    openPartnerPage,
    partner,
    worker,
  }) => {
    const inner = partner.addPage({
      head: scriptTag(worker.origin),
      body: '<edge-faq guide="overdue-loan" locale="en" search toggle-all votes reports keep remember></edge-faq>',
    });
    const { page, console } = await openPartnerPage({
      head: '',
      body: `<iframe title="Questions" sandbox="allow-scripts" src="${inner}" width="600" height="600"></iframe>`,
    });
    const faq = page.frameLocator('iframe').locator('edge-faq');
    await faq.locator('summary').first().waitFor();
    await faq.locator('summary').first().click();
    await waitFor(async () => expect(await faq.locator('[part=answer]').first().isVisible()).toBe(true));
    await faq.locator('[part=votes]').first().waitFor();
    await faq.locator('[part=toggle-all]').click();
    await waitFor(async () =>
      expect(await faq.locator('details').count()).toBe(await faq.locator('details[open]').count()),
    );
    expect(console).toEqual([]);
  });
});
