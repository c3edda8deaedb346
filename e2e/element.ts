/** Markup, state and use of `<edge-faq>` on a page under test. */
import { expect } from 'vitest';
import type { Locator, Page } from './engines/page.ts';
import { waitFor } from './wait-for.ts';

/** Markup of an element that shows the guide `overdue-loan`. */
export const edgeFaq = (attributes = '', content = '') =>
  `<edge-faq guide="overdue-loan" ${attributes}>${content}</edge-faq>`;

/** Waits until the element shows its questions. */
export const waitForGuide = (page: Page) => page.locator('edge-faq summary').first().waitFor();

/** Waits until the chunk that renders the actions below an open answer is loaded. */
export const waitForActions = (page: Page) => page.locator('edge-faq [part=copy-link]').first().waitFor();

/** Ids of the open sections and, if chapters can be opened, of the open chapters; in document order. */
export const openIds = (page: Page) =>
  page.locator('edge-faq details[open]').evaluateAll((all) => all.map(({ id }) => id));

/** Waits until the section `id` is open. */
export const waitForOpen = (page: Page, id: string) =>
  waitFor(async () => expect(await page.locator(`edge-faq #${id}`).getAttribute('open')).toBe(''));

/** Headings of the element in document order, each with its level and text. */
export const headings = (page: Page) =>
  page
    .locator('edge-faq [role=heading]')
    .evaluateAll((all) => all.map((each) => [Number(each.getAttribute('aria-level')), each.textContent]));

/** Reports whether `node` has focus in its tree. */
export const hasFocus = (node: Locator) => node.evaluate((each) => each.matches(':focus'));

/** Paths and queries that the page has requested from `origin` so far (Resource Timing). */
export const requestedPaths = (page: Page, origin: string) =>
  page.evaluate(
    (prefix) =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.startsWith(`${prefix}/`))
        .map(({ name }) => name.slice(prefix.length)),
    origin,
  );

/** Opens the first question, and expects its answer and the element's styles. */
export async function expectAccordionWorks(page: Page): Promise<void> {
  const section = page.locator('edge-faq details').first();
  await section.locator('summary').click();
  await waitFor(async () => expect(await section.locator('[part=answer]').isVisible()).toBe(true));
  const display = await section.locator('summary').evaluate((node) => getComputedStyle(node).display);
  expect(display).toBe('flex');
}

/** Uses everything that chunks bring, in an element with `search`, `language-switch` and `toggle-all`. */
export async function expectAllFeaturesWork(page: Page): Promise<void> {
  await expectAccordionWorks(page);
  await waitForActions(page);
  await page.locator('edge-faq [part=search-box]').fill('contact');
  await page.locator('edge-faq [part=result]').first().click();
  await page.locator('edge-faq [part=toggle-all]').click();
  await page.locator('edge-faq [part=language]').selectOption('zh-Hant');
  await page.locator('edge-faq [part=guide][lang=zh-Hant]').waitFor();
  const toolbar = page.locator('edge-faq [part=toolbar]');
  expect(await toolbar.evaluate((node) => getComputedStyle(node).display)).toBe('flex');
}

/** Waits until the script has replaced the prerendered content, whose styles are in a style element. */
export const waitForReplacement = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll('edge-faq')].every(
      ({ shadowRoot }) => shadowRoot?.querySelector('style') === null,
    ),
  );
