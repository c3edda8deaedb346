/** The search box as a combobox: suggestions of the guide's own words and questions, by key, by pointer and for assistive technology. */
import type { Page as PlaywrightPage, Route } from 'playwright-core';
import { describe, expect } from 'vitest';
import { axeOn, findViolations } from './axe.ts';
import { edgeFaq, hasFocus, waitForGuide } from './element.ts';
import { ENGINES } from './engines/index.ts';
import type { Page } from './engines/page.ts';
import { test, testIn } from './fixtures.ts';
import { smallGuide } from './screen-reader/small-guide.ts';
import { test as smallGuideTest } from './screen-reader/small-guide-page.ts';
import { waitFor } from './wait-for.ts';

const ELEMENT = `${edgeFaq('search')}<p id="end">The end.</p>`;

const CREDIT_RECORD = 'Will a late payment affect my credit record?';

const box = (page: Page) => page.locator('edge-faq [part=search-box]');
const options = (page: Page) => page.locator('edge-faq [role=option]');
const suggestions = (page: Page) => page.locator('edge-faq [part~=suggestion]');
const results = (page: Page) => page.locator('edge-faq [part=result]');
const texts = (page: Page) => options(page).evaluateAll((all) => all.map(({ textContent }) => textContent));
const isOpen = (page: Page) => page.locator('edge-faq [part=results]').isVisible();

/** What assistive technology has of the box: whether it is expanded, and the option that is active by its reference, if any. */
const state = (page: Page) =>
  box(page).evaluate((input) => {
    const root = input.getRootNode() as ShadowRoot;
    const id = input.getAttribute('aria-activedescendant') ?? '';
    const selected = [...root.querySelectorAll('[aria-selected=true]')];
    const active = root.getElementById(id) ?? undefined;
    if (!input.matches(':focus') || selected[0] !== active || selected[1]) return 'inconsistent';
    return `${input.getAttribute('aria-expanded')} ${active?.textContent?.trim() ?? '-'}`;
  });

const expectState = (page: Page, expected: string | RegExp) =>
  waitFor(async () => expect(await state(page)).toMatch(expected));

/** Focuses the box, and waits until suggestions can be made. */
async function focusBox(page: Page): Promise<void> {
  await box(page).focus();
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/suggestions.js')),
  );
}

/** Types, and waits for the results. */
async function search(page: Page, query: string): Promise<void> {
  await focusBox(page);
  await page.keyboard.type(query);
  await results(page).first().waitFor();
}

async function pressAll(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test('moves through the options by arrow keys, with the box between last and first, while the focus stays in the box', async ({
    openPartnerPage,
  }) => {
    const { page, console } = await openPartnerPage({ body: ELEMENT });
    await search(page, 'credit re');
    const all = (await texts(page)).map((text) => text?.trim());
    expect(all[0]).toBe('credit record');
    await expectState(page, 'true -');
    await page.keyboard.press('ArrowDown');
    await expectState(page, `true ${all[0]}`);
    await page.keyboard.press('ArrowDown');
    await expectState(page, `true ${all[1]}`);
    await pressAll(page, 'ArrowUp', 'ArrowUp');
    await expectState(page, 'true -');
    await page.keyboard.press('ArrowUp');
    await expectState(page, `true ${all.at(-1)}`);
    await page.keyboard.press('ArrowDown');
    await expectState(page, 'true -');
    expect(console).toEqual([]);
  });

  test('completes the text by Enter on a word, and opens a question by Enter on it', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage({ body: ELEMENT });
    await search(page, 'credit re');
    await pressAll(page, 'ArrowDown', 'Enter');
    await waitFor(async () => expect(await box(page).inputValue()).toBe('credit record'));
    await results(page).first().waitFor();
    await expectState(page, 'true -');
    const section = await results(page).first().getAttribute('href');
    await pressAll(page, 'ArrowDown', 'Enter');
    const question = page.locator(`edge-faq ${section} summary`);
    await waitFor(async () => expect(await hasFocus(question)).toBe(true));
    expect(await page.locator(`edge-faq ${section}`).getAttribute('open')).toBe('');
    expect([await isOpen(page), await box(page).inputValue()]).toEqual([false, 'credit record']);
  });

  test('closes the list by Escape and clears the text by a second one, opens and closes it by Alt and an arrow, and leaves by Tab', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage({ body: ELEMENT });
    await search(page, 'credit re');
    await pressAll(page, 'ArrowDown', 'Escape');
    await expectState(page, 'false -');
    expect([await isOpen(page), await box(page).inputValue()]).toEqual([false, 'credit re']);
    await page.keyboard.press('Alt+ArrowDown');
    await expectState(page, 'true -');
    await page.keyboard.press('Alt+ArrowUp');
    await expectState(page, 'false -');
    await page.keyboard.press('ArrowDown');
    await expectState(page, 'true credit record');
    await page.keyboard.press('Tab');
    await waitFor(async () => expect(await isOpen(page)).toBe(false));
    expect([await hasFocus(box(page)), await box(page).inputValue()]).toEqual([false, 'credit re']);
    await box(page).focus();
    await waitFor(async () => expect(await isOpen(page)).toBe(true));
    await pressAll(page, 'Escape', 'Escape');
    await waitFor(async () => expect(await box(page).inputValue()).toBe(''));
    await page.keyboard.press('ArrowDown');
    await expectState(page, 'false -');
  });

  test('completes the text by a click on a word, which leaves the focus in the box', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage({ body: ELEMENT });
    await search(page, 'credit re');
    await suggestions(page).first().click();
    await waitFor(async () => expect(await box(page).inputValue()).toBe('credit record'));
    await results(page).first().waitFor();
    await expectState(page, 'true -');
  });
});

/** Keeps searches from being responded to, and returns the requests. */
async function holdSearches(page: PlaywrightPage): Promise<Route[]> {
  const held: Route[] = [];
  await page.route('**/search?*', (route) => {
    held.push(route);
  });
  return held;
}

test('suggests words and questions of the guide at once, without a request and without moving the page', async ({
  openPartnerPage,
}) => {
  const { page } = await openPartnerPage({ body: ELEMENT });
  const held = await holdSearches(page);
  await waitForGuide(page);
  await focusBox(page);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const before = await page.locator('#end').boundingBox();
  const shown = await box(page).evaluate(async (input) => {
    Object.assign(input, { value: 'credit re' }).dispatchEvent(new Event('input'));
    return [...(input.nextElementSibling?.querySelectorAll('[role=option]') ?? [])].map(
      (each) => each.textContent,
    );
  });
  expect(shown).toEqual(['credit record', CREDIT_RECORD]);
  expect([requests, held]).toEqual([[], []]);
  expect(await page.locator('#end').boundingBox()).toEqual(before);
  await waitFor(async () => expect(held).toHaveLength(1));
  expect(await texts(page)).toEqual(shown);
});

test('suggests words and questions in Chinese', async ({ openPartnerPage }) => {
  const { page } = await openPartnerPage({ body: ELEMENT, lang: 'zh-Hant' });
  await holdSearches(page);
  await focusBox(page);
  await page.keyboard.insertText('不敢接電');
  await suggestions(page).first().waitFor();
  expect(await texts(page)).toEqual(['不敢接電話', '逾期之後我不敢接電話，這樣會更糟嗎？']);
});

test('shows the options of a guide that is not in the direction of the page in its own', async ({
  openPartnerPage,
}) => {
  const { page } = await openPartnerPage({ body: ELEMENT, lang: 'ar' });
  await search(page, 'credit re');
  const directions = await options(page).evaluateAll((all) =>
    all.map((each) => getComputedStyle(each).direction),
  );
  expect([...new Set(directions)]).toEqual(['ltr']);
});

test('suggests only questions that the filters show, and nothing before the reader types', async ({
  openPartnerPage,
}) => {
  const { page } = await openPartnerPage({ body: edgeFaq('chapter="causes" search') });
  await holdSearches(page);
  await focusBox(page);
  await page.keyboard.press('ArrowDown');
  await expectState(page, 'false -');
  await page.keyboard.type('i');
  await suggestions(page).first().waitFor();
  const shown = await page.locator('edge-faq summary').allInnerTexts();
  const suggested = await page.locator('edge-faq [href][role=option]').allInnerTexts();
  expect(suggested.length).toBeGreaterThan(1);
  expect(shown).toEqual(expect.arrayContaining(suggested));
});

test('keeps the active question active when the results arrive and have it, and none if they lack it', async ({
  openPartnerPage,
}) => {
  const { page } = await openPartnerPage({ body: ELEMENT });
  const held = await holdSearches(page);
  const found = (id: string) => ({ id, highlights: { heading: id, text: 'An extract.' } });
  const respond = async (...ids: string[]) => {
    await waitFor(async () => expect(held).toHaveLength(1));
    await held.pop()?.fulfill({
      json: { results: ids.map(found), nearest: [] },
      headers: { 'Access-Control-Allow-Origin': '*' },
    });
    await results(page).first().waitFor();
  };
  await focusBox(page);
  await page.keyboard.type('credit re');
  await suggestions(page).first().waitFor();
  await pressAll(page, 'ArrowDown', 'ArrowDown');
  await expectState(page, `true ${CREDIT_RECORD}`);
  await respond('process', 'credit-record');
  await expectState(page, 'true credit-record An extract.');
  await page.keyboard.type('c');
  await expectState(page, 'true -');
  await pressAll(page, 'ArrowDown', 'ArrowDown');
  await expectState(page, `true ${CREDIT_RECORD}`);
  await respond('process');
  await expectState(page, 'true -');
});

test('moves the caret by Home, End and the other arrow keys, after which no option is active', async ({
  openPartnerPage,
}) => {
  const { page } = await openPartnerPage({ body: ELEMENT });
  await search(page, 'credit re');
  const caret = () => box(page).evaluate((input) => (input as HTMLInputElement).selectionStart);
  for (const [key, position] of [
    ['Home', 0],
    ['ArrowRight', 1],
    ['End', 9],
    ['ArrowLeft', 8],
  ] as const) {
    await page.keyboard.press('ArrowDown');
    await expectState(page, 'true credit record');
    await page.keyboard.press(key);
    await expectState(page, 'true -');
    expect([key, await caret()]).toEqual([key, position]);
  }
  // Selects the text up to its start.
  await page.keyboard.press('Shift+ArrowUp');
  await expectState(page, 'true -');
});

test('leaves the keys of an input method to it', async ({ openPartnerPage }) => {
  const { page } = await openPartnerPage({ body: ELEMENT });
  await search(page, 'credit re');
  await page.keyboard.press('ArrowDown');
  for (const options of [{ isComposing: true }, { keyCode: 229 }])
    for (const key of ['Enter', 'ArrowDown', 'Escape'])
      await box(page).evaluate(
        (input, init) => input.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init })),
        { key, ...options },
      );
  await expectState(page, 'true credit record');
  expect(await box(page).inputValue()).toBe('credit re');
});

test('scrolls the list to the active option, and the page not at all', async ({ openPartnerPage }) => {
  const { page } = await openPartnerPage(
    { body: `<div style="height: 9rem"></div>${ELEMENT}` },
    { viewport: { width: 360, height: 300 } },
  );
  await search(page, 'contact');
  const isInList = () =>
    page.locator('edge-faq [aria-selected=true]').evaluate((option) => {
      const list = option.closest('[role=listbox]')?.getBoundingClientRect();
      const { top, bottom, height } = option.getBoundingClientRect();
      return !!list && (height > list.height || (top >= list.top - 1 && bottom <= list.bottom + 1));
    });
  const count = await options(page).count();
  for (let step = 0; step < count; step += 1) {
    await page.keyboard.press('ArrowDown');
    expect([step, await isInList()]).toEqual([step, true]);
  }
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('has an outline around the active option in light and dark mode and in forced colours, and no accessibility violations', async ({
  openPartnerPage,
}) => {
  const { page } = await openPartnerPage({
    body: `<style>:root { color-scheme: light dark }</style><main><h1>Help</h1>${ELEMENT}</main>`,
  });
  await holdSearches(page);
  await focusBox(page);
  await page.keyboard.type('how');
  await suggestions(page).first().waitFor();
  await page.keyboard.press('ArrowDown');
  const axe = () => axeOn(page).include('edge-faq');
  expect(await findViolations(axe())).toEqual([]);
  await page.unroute('**/search?*');
  await page.emulateMedia({ colorScheme: 'dark' });
  await search(page, ' long');
  await page.keyboard.press('ArrowDown');
  expect(await findViolations(axe())).toEqual([]);
  for (const media of [
    { colorScheme: 'light' },
    { colorScheme: 'dark' },
    { forcedColors: 'active' },
  ] as const) {
    await page.emulateMedia(media);
    const outline = await page
      .locator('edge-faq [aria-selected=true]')
      .evaluate((option) => getComputedStyle(option).outlineStyle);
    expect(outline).toBe('solid');
  }
});

smallGuideTest('suggests headings as text, whatever they contain', async ({ openSmallGuide }) => {
  const heading = 'Late <img src=x onerror=alert(1)> payments';
  const { page } = await openSmallGuide('search', {
    guide: (locale) => {
      const guide = smallGuide(locale);
      Object.assign(guide.chapters[0]?.sections[0] ?? {}, { heading });
      return guide;
    },
  });
  await holdSearches(page);
  await focusBox(page);
  await page.keyboard.type('late pay');
  await suggestions(page).first().waitFor();
  expect(await texts(page)).toEqual(['late payments', heading]);
});
