/** Specimens of the gallery, one after another on one page. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Specimen } from '../../demo/gallery/specimens.js';

/** As pictures need it: the same on every machine. */
export const CONTEXT: BrowserContextOptions = {
  viewport: { width: 1344, height: 1400 },
  deviceScaleFactor: 1,
  colorScheme: 'light',
  reducedMotion: 'reduce',
  locale: 'en',
};

/** Languages that the element speaks; where it doesn't speak the page's it speaks English. */
const SPOKEN = ['en', 'zh-Hant', 'zh-Hans', 'ar', 'es', 'ja', 'vi'];

/** Shows `specimen` alone, whole: with all that it loads on demand, and its fonts. */
export async function show(page: Page, origin: string, specimen: Specimen): Promise<void> {
  await page.goto(`${origin}/gallery/?only=${specimen.name}`);
  const element = page.locator('.specimen edge-faq');
  for (const part of expected(specimen)) await element.locator(part).first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => {
    const root = document.querySelector('.specimen edge-faq')?.shadowRoot;
    const open = root?.querySelectorAll('details[open] > [part=actions]') ?? [];
    return [...open].every((row) => row.firstElementChild);
  });
  await page.evaluate(() => document.fonts.ready);
}

/** Selectors of what is there once a specimen is as it will stay. */
function expected({ attributes, lang, shows }: Specimen): string[] {
  const spoken = SPOKEN.includes(lang) ? lang : 'en';
  const base = `[part=base][lang=${spoken}]`;
  if (attributes['src'] === '/gallery/silent') return [base, 'slot[name=loading]'];
  if (attributes['src'] === '/gallery/stuck') return [base, '[part=retry][aria-disabled=true]'];
  if (attributes['src'] === '/gallery/busy' || attributes['guide'] !== 'overdue-loan')
    return [base, 'slot[name=error]'];
  const tools = ['search', 'language-switch', 'toggle-all'].some((name) => attributes[name]);
  return [base, '[part=guide]', ...(tools ? ['[part=toolbar] > *'] : []), ...(shows ? [shows] : [])];
}
