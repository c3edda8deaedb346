/** Attributes that filter the guide: `chapter`, `sections`. */
import { describe, expect } from 'vitest';
import { edgeFaq, headings, openIds, waitForGuide } from './element.ts';
import { ENGINES } from './engines/index.ts';
import type { Page } from './engines/page.ts';
import { testIn } from './fixtures.ts';
import { waitFor } from './wait-for.ts';

const sectionIds = (page: Page) =>
  page.locator('edge-faq details').evaluateAll((all) => all.map(({ id }) => id));

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test('shows the chapter named by `chapter`, without the guide’s title, intro and summary', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage({ body: edgeFaq('chapter="causes" heading-level="3"') });
    await waitForGuide(page);
    expect(await sectionIds(page)).toEqual(['money-pressure', 'misread-terms', 'losing-contact']);
    expect(await headings(page)).toEqual([
      [3, 'Why payments become overdue'],
      [4, "I thought I could afford it. Why can't I pay now?"],
      [4, 'I meant to pay. How could I be late?'],
      [4, "I'm afraid to answer the phone. Does that make it worse?"],
    ]);
    expect(await page.locator('edge-faq').locator('[part=title], [part=intro], [part=summary]').count()).toBe(
      0,
    );
  });

  test('shows the sections named by `sections` in that order and without chapters, and none for an unknown id', async ({
    openPartnerPage,
  }) => {
    const { page, console } = await openPartnerPage({
      body: edgeFaq('sections="process, background nothing"'),
    });
    await waitForGuide(page);
    expect(await sectionIds(page)).toEqual(['process', 'background']);
    expect((await headings(page)).map(([level]) => level)).toEqual([2, 2]);
    expect(console).toEqual([]);
  });

  test('shows the `empty` slot or, by default, a message when no section matches', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage({ body: edgeFaq('sections="nothing"') });
    await waitFor(async () =>
      expect(await page.locator('edge-faq [part=status]').innerText()).toBe(
        'There are no questions here yet.',
      ),
    );
    const slotted = await openPartnerPage({
      body: edgeFaq('sections="nothing"', '<p slot="empty">Ask us.</p>'),
    });
    await waitFor(async () => expect(await slotted.page.locator('[slot=empty]').isVisible()).toBe(true));
    expect(await slotted.page.locator('edge-faq [part=status]').isVisible()).toBe(false);
  });

  test('updates the sections when `chapter` changes, and keeps open sections open', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage({ body: edgeFaq() });
    await page.locator('edge-faq #process summary').click();
    await page
      .locator('edge-faq')
      .evaluate((node) => Object.assign(node, { chapter: 'collection consequences' }));
    await waitFor(async () => expect(await page.locator('edge-faq [part=chapter]').count()).toBe(2));
    expect(await openIds(page)).toEqual(['process']);
  });
});
