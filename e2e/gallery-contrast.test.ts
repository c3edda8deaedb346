import { expect } from 'vitest';
import { specimens } from '../demo/gallery/specimens.js';
import { contrasts, NEEDED } from './gallery/contrast.ts';
import { test } from './gallery/fixtures.ts';
import { show } from './gallery/specimens.ts';

/** Presets and custom properties have their own colours in either scheme; messages have the page's. */
const measured = [
  ...specimens.flatMap((specimen) => (specimen.scheme ? { specimen, colorScheme: specimen.scheme } : [])),
  ...specimens
    .filter(({ name }) => ['failed', 'loading-again', 'closed', 'results', 'report'].includes(name))
    .flatMap((specimen) => (['light', 'dark'] as const).map((colorScheme) => ({ specimen, colorScheme }))),
];

test.for(measured)(
  '$specimen.name, $colorScheme: text has 4.5:1, and what shows a control and its focus 3:1',
  async ({ specimen, colorScheme }, { gallery }) => {
    const { page, origin } = gallery;
    await page.emulateMedia({ colorScheme });
    await show(page, origin, specimen);
    const pairs = await contrasts(page);
    expect(pairs.length).toBeGreaterThan(0);
    const tooLittle = pairs
      .filter(({ kind, ratio }) => ratio < NEEDED[kind])
      .map(({ kind, of, ratio }) => `${of}: ${ratio.toFixed(2)}:1, needs ${NEEDED[kind]}:1`);
    expect(tooLittle).toEqual([]);
  },
);
