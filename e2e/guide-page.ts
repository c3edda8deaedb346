/** State of the worker's pages under test: boxes, texts and focus. */
import { waitForReplacement } from './element.ts';
import type { Page } from './engines/page.ts';

export const GUIDE = '/g/overdue-loan/en';
export const SECTION = `${GUIDE}/get-in-touch`;

/** Lets the element take over, as it does on the first click in it. */
export async function takeOver(page: Page): Promise<void> {
  await page.waitForFunction(() => customElements.get('edge-faq') !== undefined);
  await page.evaluate(() => document.querySelector<HTMLElement>('edge-faq')?.click());
  await waitForReplacement(page);
}

/** Path, query and fragment of the page. */
export const pathOf = (page: Page) =>
  page.evaluate(() => location.pathname + location.search + location.hash);

/** What has focus, in the shadow root too: its id or, where it has none, its text or name. */
export const focused = (page: Page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.id || element?.textContent?.trim() || element?.getAttribute('name') || element?.localName;
  });

/** How much wider than the viewport the page is, in CSS pixels. */
export const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Opens all questions. */
export const openAll = (page: Page) =>
  page.locator('edge-faq details').evaluateAll((all) => {
    for (const each of all) each.setAttribute('open', '');
  });

/** Boxes in the page and texts, without white space, of everything on the page, except for the actions below answers. */
export const layout = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('edge-faq')?.shadowRoot;
    const shell = document.querySelectorAll('header, nav, form, edge-faq, .about, footer');
    const parts = root?.querySelectorAll('[part]:not([part=actions] *)') ?? [];
    return [...shell, ...parts].map((each) => {
      const { x, y: top, width, height } = each.getBoundingClientRect();
      const y = Math.round((top + scrollY) * 10) / 10;
      const text =
        each.querySelector('[part=actions]') || each.matches('[part=actions]') ? '' : each.textContent;
      return [each.getAttribute('part') ?? each.localName, text?.replaceAll(/\s+/g, ''), x, y, width, height];
    });
  });
