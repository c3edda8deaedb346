import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeOn, findViolations } from './axe.ts';
import { edgeFaq, waitForActions, waitForGuide } from './element.ts';
import { test } from './fixtures.ts';
import { waitFor } from './wait-for.ts';

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 900 };

/** Violations of all rules, or of those with one of `tags`. */
function violations(page: Page, tags: string[] = []): Promise<string[]> {
  const axe = axeOn(page).include('edge-faq');
  return findViolations(tags.length > 0 ? axe.withTags(tags) : axe);
}

/** Opens all questions, by a click on each. */
async function openAll(page: Page): Promise<void> {
  await waitForGuide(page);
  for (const question of await page.locator('edge-faq summary').all()) await question.click();
  expect(await page.locator('edge-faq details[open]').count()).toBe(18);
}

test.for(
  ['/', '/zh-Hans.html', '/en.html'].flatMap((path) => [
    [path, 'light', PHONE] as const,
    [path, 'dark', DESKTOP] as const,
  ]),
)(
  'has no axe-core violations on %s, %s, %o, closed and open',
  async ([path, colorScheme, viewport], { open }) => {
    const { page } = await open(path, { colorScheme, viewport });
    // The dark scheme differs by its colors alone.
    const tags = colorScheme === 'dark' ? ['cat.color'] : [];
    await waitForGuide(page);
    expect(await violations(page, tags)).toEqual([]);
    await openAll(page);
    expect(await violations(page, tags)).toEqual([]);
  },
);

test('has no axe-core violations in its error messages', async ({ open }) => {
  const { page } = await open('/mistakes.html');
  await page.locator('#second summary').first().waitFor();
  await page.locator('#second').evaluate((element) => {
    element.setAttribute('src', 'http://127.0.0.1:9');
    element.setAttribute('guide', 'another');
  });
  await page.locator('#second [part=retry]').waitFor();
  expect(await violations(page)).toEqual([]);
});

test('renders questions at least 44 CSS pixels high', async ({ open }) => {
  const { page } = await open('/en.html', { viewport: PHONE });
  await waitForGuide(page);
  const heights = await page
    .locator('edge-faq summary')
    .evaluateAll((questions) => questions.map((question) => question.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
});

test('fits a viewport of 320 CSS pixels, a 1280 pixel one at 400 % zoom, without horizontal scrolling', async ({
  open,
}) => {
  const { page } = await open('/en.html', { viewport: { width: 320, height: 256 } });
  await openAll(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test('separates questions by borders in forced colors mode', async ({ openPartnerPage }) => {
  const { page } = await openPartnerPage({ body: edgeFaq() }, { forcedColors: 'active' });
  await waitForGuide(page);
  const width = (selector: string, side: 'borderTopWidth' | 'borderBottomWidth', pseudo?: string) =>
    page
      .locator(`edge-faq ${selector}`)
      .first()
      .evaluate((box, [of, shown]) => getComputedStyle(box, of)[shown], [pseudo, side] as const);
  expect(await width('[part=sections]', 'borderTopWidth')).toBe('1px');
  expect(await width('details + details', 'borderTopWidth')).toBe('1px');
  expect(await width('summary', 'borderBottomWidth', '::after')).toBe('2px');
});

test('renders all controls at least 44 CSS pixels high, except links in text (WCAG 2.5.5)', async ({
  openPartnerPage,
}) => {
  const { page } = await openPartnerPage({
    body: edgeFaq('toggle-all search language-switch open="background"'),
  });
  await waitForActions(page);
  await page.locator('edge-faq [part=search-box]').fill('contact');
  await page.locator('edge-faq [part=result]').first().waitFor();
  const small = await page
    .locator('edge-faq')
    .locator('summary, button, select, input, [part=result]')
    .filter({ visible: true })
    .evaluateAll((all) =>
      all.filter((each) => each.getBoundingClientRect().height < 44).map((each) => each.outerHTML),
    );
  expect(small).toEqual([]);
});

test('fits a viewport of 320 CSS pixels without horizontal scrolling, with all features and search results shown', async ({
  openPartnerPage,
}) => {
  const viewport = { width: 320, height: 256 };
  const { page } = await openPartnerPage(
    { body: edgeFaq('toggle-all search language-switch open') },
    { viewport },
  );
  await waitForActions(page);
  await page.locator('edge-faq [part=search-box]').fill('contact');
  await page.locator('edge-faq [part=result]').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test('names every copy button by its question: after a section was closed and opened, a search, and a change of language', async ({
  openPartnerPage,
}) => {
  const { page } = await openPartnerPage({
    body: edgeFaq('search language-switch open="background process"'),
  });
  const names = () =>
    page
      .locator('edge-faq details[open]')
      .evaluateAll((all) =>
        all.map((each) => [
          each.querySelector('[part=copy-link]')?.getAttribute('aria-label'),
          `${each.querySelector('[part=copy-link]')?.textContent}: ${each.querySelector('summary')?.textContent}`,
        ]),
      );
  const expectNamed = (count: number, label: string) =>
    waitFor(async () => {
      const all = await names();
      expect(all.map(([name, expected]) => name === expected && name?.startsWith(`${label}: `))).toEqual(
        Array.from({ length: count }, () => true),
      );
    });
  await expectNamed(2, 'Copy link');
  await page.locator('edge-faq #process summary').click();
  await expectNamed(1, 'Copy link');
  await page.locator('edge-faq #process summary').click();
  await expectNamed(2, 'Copy link');
  await page.locator('edge-faq [part=search-box]').fill('court');
  await page.locator('edge-faq [part=result]').first().click();
  await expectNamed(3, 'Copy link');
  await page.locator('edge-faq [part=language]').selectOption('zh-Hant');
  await expectNamed(3, '複製連結');
});

test('with `prefers-contrast: more`, lines and focus ring have the colour of the text, whatever the page has set', async ({
  openPartnerPage,
}) => {
  const { page } = await openPartnerPage({
    body: `<style>edge-faq { --edge-faq-line-color: #eee; --edge-faq-focus-color: #ddd }</style>${edgeFaq('search')}`,
  });
  const box = page.locator('edge-faq [part=search-box]');
  await box.waitFor();
  await page.keyboard.press('Tab');
  const colours = () =>
    page.locator('edge-faq [part=base]').evaluate((base) => {
      const input = base.querySelector('input');
      const sections = base.querySelector('[part=sections]');
      const style = (element: Element | null, pseudo?: string) =>
        element && getComputedStyle(element, pseudo);
      return [
        style(sections)?.borderTopColor,
        style(input)?.outlineColor,
        style(input, '::placeholder')?.opacity,
      ];
    });
  expect(await colours()).toEqual(['rgb(238, 238, 238)', 'rgb(221, 221, 221)', '0.8']);
  await page.emulateMedia({ contrast: 'more' });
  expect(await colours()).toEqual(['rgb(0, 0, 0)', 'rgb(0, 0, 0)', '1']);
});
