/** Pages of every kind without violations of accessibility. */
import { expect } from 'vitest';
import { axeOn, findViolations } from './axe.ts';
import { waitForActions } from './element.ts';
import { test as base } from './fixtures.ts';
import { GUIDE, overflow, SECTION } from './guide-page.ts';

/** Pages with the element. */
const GUIDES = [SECTION.replace('/en/', '/zh-Hant/'), `${GUIDE}?requested=ja`];

const OTHERS = [
  '/?locale=zh-Hant',
  '/?locale=en&q=late',
  '/?locale=en&q=qqqqqq',
  `${GUIDE}?q=late`,
  '/accessibility?locale=en',
  '/report?locale=zh-Hans',
  '/reports?locale=zh-Hant',
  `${GUIDE}/none`,
];

/** Those of level AA; the enhanced contrast of level AAA is no default. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 900 };

/** The page that all tests use: another one takes longer to open than axe-core to run. */
const test = base.extend('page', { scope: 'file' }, async ({ browser }, { onCleanup }) => {
  // axe-core is evaluated in the page, which its policy does not allow.
  const context = await browser.newContext({ reducedMotion: 'reduce', bypassCSP: true });
  onCleanup(() => context.close());
  return context.newPage();
});

test.for([...GUIDES, ...OTHERS])('axe-core finds no violation on %s', async (path, { page, worker }) => {
  await page.goto(worker.origin + path);
  if (GUIDES.includes(path)) {
    await page.locator('edge-faq summary').first().click();
    await waitForActions(page);
  }
  const axe = () => axeOn(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(PHONE);
  expect(await findViolations(axe())).toEqual([]);
  expect(await overflow(page)).toBe(0);
  // The dark scheme differs by its colors alone.
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize(DESKTOP);
  expect(await findViolations(axe().withRules(COLOUR_RULES))).toEqual([]);
  expect(await overflow(page)).toBe(0);
});

test('axe-core finds no violation on a guide that the script has not taken over', async ({
  page,
  worker,
}) => {
  await page.route('**/embed/**', (route) => route.abort());
  await page.goto(worker.origin + SECTION);
  expect(await findViolations(axeOn(page))).toEqual([]);
  await page.unrouteAll();
});
