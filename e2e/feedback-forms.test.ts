/** Layout and accessibility of votes and reports. */

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeOn, findViolations } from './axe.ts';
import { edgeFaq } from './element.ts';
import { startFeedbackApi } from './feedback-api.ts';
import { test } from './fixtures.ts';
import { waitFor } from './wait-for.ts';

const SECTIONS = 'votes reports open sections="background who-uses-it"';

const first = (page: Page, name: string) => page.locator(`edge-faq #background [part=${name}]`);

/** Position on the page and size of each button in the row below the first answer. */
const rowOf = (page: Page) =>
  page
    .locator('edge-faq #background')
    .locator('[part=vote], [part=report], [part=copy-link]')
    .evaluateAll((all) =>
      all.map((each) => {
        const { x, y, width, height } = each.getBoundingClientRect();
        return [x, y + scrollY, width, height];
      }),
    );

/** Expects that nothing is wider than the page, and that every control is at least 44 CSS pixels high. */
async function expectFit(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  const small = await page
    .locator('edge-faq')
    .locator('button, select, textarea, input:not([type=radio]), fieldset label, [role=status] a')
    .evaluateAll((all) =>
      all.filter((each) => each.getBoundingClientRect().height < 44).map((each) => each.outerHTML),
    );
  expect(small).toEqual([]);
}

test.for([
  [320, 'en'],
  [360, 'es'],
  [768, 'ar'],
  [1280, 'en'],
] as const)(
  'moves no button when a form or a message appears, %d pixels wide, in %s',
  async ([width, lang], { openPartnerPage, worker }) => {
    const { origin, state } = await startFeedbackApi(worker.origin);
    const { page } = await openPartnerPage(
      { lang, body: edgeFaq(`${SECTIONS} src="${origin}"`) },
      { viewport: { width, height: 900 }, permissions: ['clipboard-write'] },
    );
    await first(page, 'vote').last().waitFor();
    await first(page, 'report').waitFor();
    const before = await rowOf(page);
    const expectSamePlace = async () => {
      expect(await rowOf(page)).toEqual(before);
      await expectFit(page);
    };
    await first(page, 'copy-link').click();
    await first(page, 'copy-link').locator('+ :not(:empty)').waitFor();
    await expectSamePlace();
    await first(page, 'vote').last().click();
    await first(page, 'vote-form').waitFor();
    await first(page, 'report').click();
    await first(page, 'report-form').waitFor();
    await expectSamePlace();
    state.failure = { status: 503 };
    await first(page, 'report-form').locator('textarea').fill('Words.');
    await first(page, 'report-form').locator('button').first().click();
    await first(page, 'reports').locator('[role=status]:not(:empty)').waitFor();
    await expectSamePlace();
    state.failure = undefined;
    await first(page, 'report-form').locator('button').first().click();
    await first(page, 'reports').locator('a').waitFor();
    await expectSamePlace();
  },
);

test('names every button by what it shows and by its question, and has no axe-core violations', async ({
  openPartnerPage,
  worker,
}) => {
  const { origin } = await startFeedbackApi(worker.origin);
  const { page } = await openPartnerPage({ body: edgeFaq(`${SECTIONS} src="${origin}"`) });
  for (const section of ['background', 'who-uses-it']) {
    await page.locator(`edge-faq #${section} [part=vote]`).last().click();
    await page.locator(`edge-faq #${section} [part=report]`).click();
    await page.locator(`edge-faq #${section} [part=report-form]`).waitFor();
  }
  await waitFor(async () =>
    expect(await first(page, 'vote').last().getAttribute('aria-pressed')).toBe('true'),
  );
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  const buttons = nodes
    .filter(({ role, ignored }) => !ignored && role?.value === 'button')
    .map(({ name }) => String(name?.value));
  const shown = ['Yes', 'No', 'Send', 'Report a problem', 'Send', 'Cancel', 'Copy link'];
  const names = (question: string) => shown.map((label) => `${label}: ${question}`);
  expect(buttons.toSorted()).toEqual(
    [...names('What does 微當錢包 do?'), ...names('Who borrows this way?')].toSorted(),
  );
  const axe = axeOn(page).include('edge-faq');
  expect(await findViolations(axe)).toEqual([]);
});
