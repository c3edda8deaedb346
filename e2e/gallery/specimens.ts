/** Navigation to the specimens of the gallery. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Specimen } from '../../demo/gallery/specimens.js';
import { isInterfaceLanguage } from '../../schema/languages/index.ts';

/** Browser context for reproducible screenshots. */
export const CONTEXT: BrowserContextOptions = {
  viewport: { width: 1344, height: 1400 },
  deviceScaleFactor: 1,
  colorScheme: 'light',
  reducedMotion: 'reduce',
  locale: 'en',
};

/** Opens the page of `specimen` and waits until its content, lazily loaded parts and fonts have loaded. */
export async function show(page: Page, origin: string, specimen: Specimen): Promise<void> {
  await page.goto(`${origin}/gallery/?only=${specimen.name}`);
  const element = page.locator('.specimen edge-faq');
  for (const selector of expectedSelectors(specimen))
    await element.locator(selector).first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => {
    const root = document.querySelector('.specimen edge-faq')?.shadowRoot;
    const open = root?.querySelectorAll('details[open] > [part=actions]') ?? [];
    return [...open].every((row) => row.firstElementChild);
  });
  await page.evaluate(() => document.fonts.ready);
}

/** Selectors that all match once a specimen is complete. */
function expectedSelectors({ attributes, lang, shows }: Specimen): string[] {
  const locale = isInterfaceLanguage(lang) ? lang : 'en';
  const base = `[part=base][lang=${locale}]`;
  if (attributes['src'] === '/gallery/silent') return [base, 'slot[name=loading]'];
  if (attributes['src'] === '/gallery/stuck') return [base, '[part=retry][aria-disabled=true]'];
  if (attributes['src'] === '/gallery/withdrawn') return [base, '[part=notice]'];
  if (attributes['src'] === '/gallery/busy' || attributes['guide'] !== 'overdue-loan')
    return [base, 'slot[name=error]'];
  const hasToolbar = ['search', 'language-switch', 'toggle-all'].some((name) => attributes[name]);
  return [base, '[part=guide]', ...(hasToolbar ? ['[part=toolbar] > *'] : []), ...(shows ? [shows] : [])];
}
