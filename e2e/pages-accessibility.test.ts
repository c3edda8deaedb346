/** Pages of every kind without violations of accessibility, and without a broken link, on workerd. */
import { AxeBuilder } from '@axe-core/playwright';
import { check, LinkState } from 'linkinator';
import { expect } from 'vitest';
import { findViolations } from './axe.ts';
import { waitForActions } from './element.ts';
import { test } from './fixtures.ts';

/** Pages with the element. */
const GUIDES = [
  '/g/overdue-loan/zh-Hant/get-in-touch',
  '/g/overdue-loan/en',
  '/g/overdue-loan/zh-Hans?requested=ja',
];

const OTHERS = [
  '/?locale=en&q=late',
  '/?locale=en',
  '/?locale=zh-Hant',
  '/?locale=en&q=qqqqqq',
  '/g/overdue-loan/en?q=late',
  '/accessibility?locale=en',
  '/report?locale=zh-Hant',
  '/g/overdue-loan/en/none',
  '/g/none',
  '/?unknown=1',
];

const SCHEMES = ['light', 'dark'] as const;
const VIEWPORTS = [
  { width: 360, height: 740 },
  { width: 1280, height: 900 },
];

test.for([
  ...GUIDES.flatMap((path) => [true, false].map((script) => [path, script] as const)),
  ...OTHERS.map((path) => [path, true] as const),
])(
  'axe-core finds no violation on %s, light and dark, 360 and 1280 pixels wide; with script: %s',
  { timeout: 120_000 },
  async ([path, script], { browser, worker }) => {
    // axe-core is evaluated in the page, which its policy does not allow.
    const context = await browser.newContext({ reducedMotion: 'reduce', bypassCSP: true });
    try {
      const page = await context.newPage();
      if (!script) await page.route('**/embed/**', (route) => route.abort());
      await page.goto(worker.origin + path);
      if (GUIDES.includes(path)) await page.locator('edge-faq summary').first().click();
      if (GUIDES.includes(path) && script) await waitForActions(page);
      for (const colorScheme of SCHEMES)
        for (const viewport of VIEWPORTS) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize(viewport);
          const violations = await findViolations(new AxeBuilder({ page }));
          expect(violations, `${colorScheme} ${viewport.width}`).toEqual([]);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect(overflow, `${colorScheme} ${viewport.width}`).toBeLessThanOrEqual(0);
        }
    } finally {
      await context.close();
    }
  },
);

test('no link of the pages of the site is broken or a redirect', async ({ worker: { origin } }) => {
  const { links } = await check({
    path: `${origin}/`,
    recurse: true,
    redirects: 'error',
    checkFragments: true,
    headers: { Accept: 'text/html' },
    linksToSkip: [`^(?!${origin}/)`],
  });
  const broken = links.filter(({ state }) => state === LinkState.BROKEN);
  expect(broken.map(({ url, status, parent }) => `${url} ${status} in ${parent}`)).toEqual([]);
  const checked = links
    .filter(({ state }) => state === LinkState.OK)
    .map(({ url }) => url.replace(origin, ''));
  const expected = ['en', 'zh-Hant', 'zh-Hans'].map((locale) => `/g/overdue-loan/${locale}`);
  expect(checked).toEqual(expect.arrayContaining([...expected, '/embed/edge-faq.js']));
}, 120_000);
