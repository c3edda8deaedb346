import { expect } from 'vitest';
import { specimens } from '../demo/gallery/specimens.js';
import { MIN_CONTRAST, measureContrast } from './gallery/contrast.ts';
import { test } from './gallery/fixtures.ts';
import { show } from './gallery/specimens.ts';

/** Specimens with their own colour scheme in that one; messages and controls with the page's colours in both. */
const cases = [
  ...specimens.flatMap((specimen) => (specimen.scheme ? { specimen, colorScheme: specimen.scheme } : [])),
  ...specimens
    .filter(({ name }) => ['failed', 'loading-again', 'closed', 'results', 'report'].includes(name))
    .flatMap((specimen) => (['light', 'dark'] as const).map((colorScheme) => ({ specimen, colorScheme }))),
];

test.for(cases)(
  '$specimen.name, $colorScheme: text has a contrast of 4.5:1, controls and focus rings of 3:1',
  async ({ specimen, colorScheme }, { gallery }) => {
    const { page, origin } = gallery;
    await page.emulateMedia({ colorScheme });
    await show(page, origin, specimen);
    const pairs = await measureContrast(page);
    expect(pairs.length).toBeGreaterThan(0);
    const tooLow = pairs
      .filter(({ kind, ratio }) => ratio < MIN_CONTRAST[kind])
      .map(({ kind, name, ratio }) => `${name}: ${ratio.toFixed(2)}:1, needs ${MIN_CONTRAST[kind]}:1`);
    expect(tooLow).toEqual([]);
  },
);
