/** State and content of the playground page, for its tests. */
import type { Page } from 'playwright-core';

/** Field values of every kind. */
export const STATE = {
  guide: 'overdue-loan',
  locale: 'zh-Hans',
  chapter: 'causes',
  open: '',
  'toggle-all': '',
  'heading-level': '3',
  theme: 'card',
  color: '#102030',
  radius: '3px',
};

export const playgroundPath = (state: Record<string, string>) => `/playground/?${new URLSearchParams(state)}`;

export const snippetOf = async (page: Page) => (await page.locator('#snippet code').textContent()) ?? '';

/** Waits until the form and the preview are rendered. */
export async function waitUntilReady(page: Page): Promise<void> {
  await page.locator('.specimen summary').first().waitFor();
}

/** The visible effects of `STATE` on an element, in the preview or on a partner's page. */
export const visibleState = (page: { locator: Page['locator'] }) =>
  page.locator('edge-faq').evaluate((element) => {
    const queryAll = (selector: string) => [...(element.shadowRoot?.querySelectorAll(selector) ?? [])];
    const [heading] = queryAll('[part=chapter-heading]');
    return {
      locale: queryAll('[part=guide]')[0]?.getAttribute('lang'),
      sections: queryAll('details').map(({ id }) => id),
      open: queryAll('details[open]').length,
      toggleAll: queryAll('[part=toggle-all]').length,
      level: heading?.getAttribute('aria-level'),
      theme: element.getAttribute('theme'),
    };
  });

export const EXPECTED_STATE = {
  locale: 'zh-Hans',
  sections: ['money-pressure', 'misread-terms', 'losing-contact'],
  open: 3,
  toggleAll: 1,
  level: '3',
  theme: 'card',
};

export const questionColor = (page: Page) =>
  page
    .locator('edge-faq summary')
    .first()
    .evaluate((node) => getComputedStyle(node).color);
