/** Opening and closing: `open`, `exclusive`, `collapsed`, `toggle-all`, and the toggle events. */
import { describe, expect } from 'vitest';
import type { EdgeFaq } from '../widget/edge-faq.ts';
import { edgeFaq, hasFocus, headings, openIds, waitForActions, waitForGuide } from './element.ts';
import { ENGINES } from './engines/index.ts';
import { testIn } from './fixtures.ts';
import { waitFor } from './wait-for.ts';

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test.for([
    ['open', 18],
    ['open="process"', 1],
    ['open="process channels"', 2],
    ['open exclusive', 1],
    ['open="process channels" exclusive', 1],
    ['', 0],
  ] as const)(
    'with attributes "%s", %i sections are open at first',
    async ([attributes, count], { openPartnerPage }) => {
      const { page } = await openPartnerPage({ body: edgeFaq(attributes) });
      await waitForGuide(page);
      expect(await openIds(page)).toHaveLength(count);
    },
  );

  test('closes the open section when another is opened by click, key or `show()`, with `exclusive`', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage({ body: edgeFaq('exclusive') });
    await page.locator('edge-faq #process summary').click();
    await page.locator('edge-faq #channels summary').press('Enter');
    await waitFor(async () => expect(await openIds(page)).toEqual(['channels']));
    await page.locator('edge-faq').evaluate((node: EdgeFaq) => node.show('process'));
    await waitFor(async () => expect(await openIds(page)).toEqual(['process']));
    await page.locator('edge-faq').evaluate((node: EdgeFaq) => node.expandAll());
    await waitFor(async () => expect(await openIds(page)).toEqual(['background']));
  });

  test('keeps sections of another element open, with `exclusive`', async ({ openPartnerPage }) => {
    const { page } = await openPartnerPage({
      body: edgeFaq('exclusive id="a"') + edgeFaq('exclusive id="b"'),
    });
    await page.locator('#a summary').first().click();
    await page.locator('#b summary').nth(1).click();
    await waitFor(async () => expect(await openIds(page)).toEqual(['background', 'how-a-loan-works']));
  });

  test('shows the questions of a chapter when it is opened by key or by a link to one of its sections, with `collapsed`', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage({ body: edgeFaq('collapsed toggle-all') }, { hash: '#process' });
    const question = (id: string) => page.locator(`edge-faq #${id} summary`);
    await waitFor(async () => expect(await openIds(page)).toEqual(['collection', 'process']));
    expect([await question('process').isVisible(), await question('background').isVisible()]).toEqual([
      true,
      false,
    ]);
    expect(await hasFocus(question('process'))).toBe(true);

    await page.locator('edge-faq #about > summary').press('Enter');
    expect(await question('background').isVisible()).toBe(true);
    expect((await headings(page)).slice(0, 3).map(([level]) => level)).toEqual([2, 3, 4]);

    await page.locator('edge-faq').evaluate((node: EdgeFaq) => node.setAttribute('locale', 'zh-Hant'));
    await page.locator('edge-faq [part=guide][lang=zh-Hant]').waitFor();
    expect(await openIds(page)).toEqual(['about', 'collection', 'process']);

    await page.locator('edge-faq [part=toggle-all]').click();
    await waitFor(async () => expect(await openIds(page)).toHaveLength(24));
    await page.locator('edge-faq [part=toggle-all]').click();
    await waitFor(async () => expect(await openIds(page)).toEqual([]));
  });

  test('opens and closes all sections by one button, which is absent with `exclusive`', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage({ body: edgeFaq('toggle-all') });
    const button = page.locator('edge-faq [part=toggle-all]');
    await button.click();
    await waitFor(async () => expect(await button.innerText()).toBe('Close all'));
    expect(await openIds(page)).toHaveLength(18);
    await button.click();
    await waitFor(async () => expect(await button.innerText()).toBe('Open all'));
    expect(await openIds(page)).toHaveLength(0);
    await page.locator('edge-faq').evaluate((node) => node.setAttribute('exclusive', ''));
    await waitFor(async () => expect(await button.count()).toBe(0));
  });

  test.for([
    ['toggle-all chapter="causes" open', 'Close all'],
    ['toggle-all chapter="causes" open="process channels"', 'Open all'],
    ['toggle-all sections="process channels" open="process channels background"', 'Close all'],
    ['toggle-all collapsed chapter="causes" open', 'Close all'],
    ['toggle-all sections="none"', 'Open all'],
  ] as const)(
    'with attributes "%s", the button says "%s" at first',
    async ([attributes, label], { openPartnerPage }) => {
      const { page } = await openPartnerPage({ body: edgeFaq(attributes) });
      await waitFor(async () =>
        expect(await page.locator('edge-faq [part=toggle-all]').innerText()).toBe(label),
      );
    },
  );

  test('offers to close all only while all that is shown is open', async ({ openPartnerPage }) => {
    const { page } = await openPartnerPage({ body: edgeFaq('toggle-all chapter="causes"') });
    const button = page.locator('edge-faq [part=toggle-all]');
    for (const [index, label] of ['Open all', 'Open all', 'Close all'].entries()) {
      await page.locator('edge-faq summary').nth(index).click();
      await waitFor(async () => expect([index, await button.innerText()]).toEqual([index, label]));
    }
    await page.locator('edge-faq summary').first().click();
    await waitFor(async () => expect(await button.innerText()).toBe('Open all'));
  });

  test('emits edge-faq-toggle for each section, unless edge-faq-before-toggle is canceled', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage({ body: edgeFaq() });
    await waitForGuide(page);
    await page.evaluate(() => {
      const details: unknown[] = [];
      Object.assign(globalThis, { details });
      document.addEventListener('edge-faq-before-toggle', (event) => {
        if (event instanceof CustomEvent && event.detail.section === 'background') event.preventDefault();
      });
      document.addEventListener('edge-faq-toggle', ({ detail }: CustomEventInit) => details.push(detail));
    });
    await page.locator('edge-faq #background summary').click();
    await page.locator('edge-faq #background summary').press('Enter');
    await page.locator('edge-faq #process summary').press('Space');
    const details = () => page.evaluate(() => Reflect.get(globalThis, 'details'));
    // Browsers report a section that is opened and closed at once as unchanged.
    const opened = { section: 'process', open: true };
    await waitFor(async () => expect(await details()).toEqual([opened]));
    await page.locator('edge-faq').evaluate((node: EdgeFaq) => node.collapseAll());
    await waitFor(async () => expect(await details()).toEqual([opened, { section: 'process', open: false }]));
    expect(await openIds(page)).toEqual([]);
  });

  test('keeps open what a reader opens just before an update', async ({ openPartnerPage }) => {
    const { page } = await openPartnerPage({ body: edgeFaq() });
    await waitForGuide(page);
    await page.locator('edge-faq').evaluate((node: EdgeFaq) => {
      node.shadowRoot?.querySelector<HTMLElement>('#process summary')?.click();
      // The update comes before the event of the section.
      node.theme = 'card';
    });
    await page.waitForTimeout(100);
    expect(await openIds(page)).toEqual(['process']);
  });

  test('has actions below all open sections where the page sets `open` when one is toggled', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage({ body: edgeFaq() });
    await page.locator('edge-faq #background summary').click();
    await waitForActions(page);
    await page.locator('edge-faq').evaluate((node: EdgeFaq) => {
      // As frameworks do, before the element's own update.
      node.addEventListener('edge-faq-toggle', () => queueMicrotask(() => (node.open = 'process channels')), {
        once: true,
      });
    });
    await page.locator('edge-faq #legal-risk summary').click();
    await waitFor(async () => expect(await openIds(page)).toEqual(['process', 'channels']));
    expect(await page.locator('edge-faq details[open] [part=copy-link]').count()).toBe(2);
    expect(await page.locator('edge-faq [part=copy-link]').count()).toBe(2);
  });
});
