import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { specimens } from '../demo/gallery/specimens.js';
import { test } from './gallery/fixtures.ts';
import { show } from './gallery/specimens.ts';
import { serveStrictly } from './gallery/strict-pages.ts';

/** Attributes that change nothing that is seen, or that every specimen has by other means. */
const UNSEEN = ['heading-level', 'locale'];

/** What axe-core finds, each as its rule and where. */
async function violations(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
}

/** All rules in light; in dark those that look at colours, as nothing else of the page differs. `scheme` is one that it has in either. */
async function faults(
  page: Page,
  choose: (axe: AxeBuilder) => AxeBuilder,
  scheme?: 'light' | 'dark',
): Promise<string[]> {
  // There are no frames: without them legacy mode finds the same, and opens no page of its own for it.
  const axe = () => choose(new AxeBuilder({ page }).setLegacyMode());
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await violations(axe());
  if (scheme) return light;
  await page.emulateMedia({ colorScheme: 'dark' });
  return [...light, ...(await violations(axe().withTags('cat.color')))];
}

test.for(specimens)('axe-core finds nothing in $name, light and dark', async (specimen, { gallery }) => {
  const { page, origin } = gallery;
  await show(page, origin, specimen);
  expect(await faults(page, (axe) => axe.include('edge-faq'), specimen.scheme)).toEqual([]);
});

test('axe-core finds nothing on the page around the specimens, light and dark', async ({ gallery }) => {
  const { page, origin } = gallery;
  await page.goto(`${origin}/gallery/`);
  await page.locator('#closed edge-faq summary').first().waitFor();
  expect(await faults(page, (axe) => axe.exclude('edge-faq'))).toEqual([]);
});

test('every specimen has a name of its own, and every attribute of the element a specimen', async ({
  gallery,
}) => {
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
  expect(attributes.filter((name) => !shown.includes(name) && !UNSEEN.includes(name))).toEqual([]);
});

test('on a phone nothing of the page is cut off or scrolls sideways, but wide specimens in their boxes', async ({
  open,
}) => {
  const { page } = await open('/gallery/', { viewport: { width: 320, height: 640 } });
  await page.locator('#width-1280 edge-faq summary').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('the gallery works under a strict policy', async ({ open, demo, worker, onTestFinished }) => {
  const strict = await serveStrictly(demo.origin, worker.origin);
  onTestFinished(() => strict.stop());
  const { page, console } = await open(`${strict.origin}/gallery/?scheme=dark`);
  await page.locator('#card-dark [part=toolbar] > *').first().waitFor();
  await page.locator('#failed [part=retry]').waitFor();
  await page.locator('#arabic-page summary').first().waitFor();
  expect(console.filter((line) => /policy|trusted|uncaught/i.test(line))).toEqual([]);
});
