import type { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { specimens } from '../demo/gallery/specimens.js';
import { axeOn, findViolations } from './axe.ts';
import { test } from './gallery/fixtures.ts';
import { show } from './gallery/specimens.ts';
import { serveWithStrictPolicy } from './gallery/strict-pages.ts';

/** Attributes without a specimen: they change nothing visible, or the specimen's `lang` covers them. */
const NOT_SHOWN = ['heading-level', 'locale'];

/** Runs all rules in the light scheme, and the colour rules again in the dark one unless the specimen's own `scheme` is fixed. */
async function findSchemeViolations(
  page: Page,
  select: (axe: AxeBuilder) => AxeBuilder,
  scheme?: 'light' | 'dark',
): Promise<string[]> {
  const axe = () => select(axeOn(page));
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await findViolations(axe());
  if (scheme) return light;
  await page.emulateMedia({ colorScheme: 'dark' });
  return [...light, ...(await findViolations(axe().withTags('cat.color')))];
}

test.for(specimens)(
  '$name has no axe-core violations in the light and the dark scheme',
  async (specimen, { gallery }) => {
    const { page, origin } = gallery;
    await show(page, origin, specimen);
    expect(await findSchemeViolations(page, (axe) => axe.include('edge-faq'), specimen.scheme)).toEqual([]);
  },
);

test('the page around the specimens has no axe-core violations in the light and the dark scheme', async ({
  gallery,
}) => {
  const { page, origin } = gallery;
  await page.goto(`${origin}/gallery/`);
  await page.locator('#closed edge-faq summary').first().waitFor();
  expect(await findSchemeViolations(page, (axe) => axe.exclude('edge-faq'))).toEqual([]);
});

test('specimen names are unique, and every attribute of the element has a specimen', async ({ gallery }) => {
  const { page, origin } = gallery;
  await page.goto(`${origin}/gallery/`);
  const names = specimens.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
  expect(await page.locator('figure').evaluateAll((figures) => figures.map(({ id }) => id))).toEqual(names);

  const attributes = await page.evaluate(async () => {
    const Element = await customElements.whenDefined('edge-faq');
    return 'observedAttributes' in Element ? String(Element.observedAttributes).split(',') : [];
  });
  const shown = specimens.flatMap((specimen) => Object.keys(specimen.attributes));
  expect(attributes).toContain('theme');
  expect(attributes.filter((name) => !shown.includes(name) && !NOT_SHOWN.includes(name))).toEqual([]);
});

test('at 320 pixels the page does not scroll horizontally; wide specimens scroll in their boxes', async ({
  open,
}) => {
  const { page } = await open('/gallery/', { viewport: { width: 320, height: 640 } });
  await page.locator('#width-1280 edge-faq summary').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('the gallery works under a strict Content Security Policy with Trusted Types', async ({
  open,
  demo,
  worker,
  onTestFinished,
}) => {
  const strict = await serveWithStrictPolicy(demo.origin, worker.origin);
  onTestFinished(() => strict.stop());
  const { page, console } = await open(`${strict.origin}/gallery/?scheme=dark`);
  await page.locator('#card-dark [part=toolbar] > *').first().waitFor();
  await page.locator('#failed [part=retry]').waitFor();
  await page.locator('#arabic-page summary').first().waitFor();
  expect(console.filter((line) => /policy|trusted|uncaught/i.test(line))).toEqual([]);
});
