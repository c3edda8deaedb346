/** Accessibility violations found by axe-core. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * A run of axe-core on `page`, which has no frame of another origin: there, the legacy mode gives the same in half the time, as it opens no
 * second page. What passes isn't listed.
 */
export function axeOn(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
}

/** Runs axe-core; returns each violation as its rule and the selector of the node. */
export async function findViolations(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
}
