/** Pages of guides without script, in all engines. */
import { describe, expect } from 'vitest';
import { fetchGuide } from './api.ts';
import { hasFocus, openIds } from './element.ts';
import { ENGINES } from './engines/index.ts';
import type { Page } from './engines/page.ts';
import { testIn } from './fixtures.ts';
import { focused, GUIDE, openAll, overflow, pathOf, SECTION } from './guide-page.ts';
import { isMarked } from './is-marked.ts';
import { waitFor } from './wait-for.ts';
import { wordsOf, wordsOfHtml } from './words.ts';

const PHONE = { width: 360, height: 640 };

const waitForPath = (page: Page, path: string) => waitFor(async () => expect(await pathOf(page)).toBe(path));

describe.each(ENGINES)('without script, in %s,', (name) => {
  const test = testIn(name).extend('openPage', async ({ open, worker }) => {
    return async (path: string, viewport = PHONE) => {
      const { page } = await open(worker.origin + path, { javaScriptEnabled: false, viewport });
      return page;
    };
  });

  test('a guide has all of its answers, which a click, Enter and Space open and close', async ({
    openPage,
    worker,
  }) => {
    const page = await openPage(GUIDE);
    const { chapters } = await fetchGuide(worker.origin, 'en');
    const sections = chapters.flatMap((chapter) => chapter.sections);
    const answers = await page
      .locator('edge-faq [part=answer]')
      .evaluateAll((all) => all.map(({ textContent }) => textContent));
    expect(answers.map(wordsOf)).toEqual(sections.map(({ html }) => wordsOfHtml(html)));
    expect(await openIds(page)).toEqual([]);
    const question = page.locator('edge-faq summary').first();
    const answer = page.locator('edge-faq [part=answer]').first();
    const toggles = [
      () => question.click(),
      () => question.press('Enter'),
      () => question.press(' '),
      () => question.click(),
    ];
    for (const [index, toggle] of toggles.entries()) {
      await toggle();
      await waitFor(async () => expect(await answer.isVisible()).toBe(index % 2 === 0));
    }
  });

  test('the page of a section opens it, focuses its question and brings it into view', async ({
    openPage,
  }) => {
    const page = await openPage(SECTION);
    const question = page.locator('edge-faq #get-in-touch summary');
    expect(await openIds(page)).toEqual(['get-in-touch']);
    // In Firefox, what is slotted into the question has the focus.
    const isFocused = () =>
      question.evaluate(
        (node) =>
          node.matches(':focus') || node.querySelector('slot')?.assignedElements()[0]?.matches(':focus'),
      );
    await waitFor(async () => expect(await isFocused()).toBe(true));
    const heading = 'How do I contact the lender when I am late, or about to be?';
    expect((await question.innerText()).trim()).toBe(heading);
    expect(await page.title()).toContain(heading);
    expect(await page.locator('.crumbs [aria-current]').innerText()).toBe(heading);
    await waitFor(async () => {
      const { y = -1, height = 0 } = (await question.boundingBox()) ?? {};
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y + height).toBeLessThanOrEqual(PHONE.height);
    });
  });

  test('an open answer stands apart from its question, and leaves no room for what needs a script', async ({
    openPage,
  }) => {
    const page = await openPage(SECTION);
    const [above = 0, below = 0] = await page.locator('edge-faq details[open]').evaluate((section) => {
      const answer = section.querySelector('[part=answer]');
      const [question, first, last] = [
        section.querySelector('summary'),
        answer?.firstElementChild,
        answer?.lastElementChild,
      ].map((each) => each?.getBoundingClientRect());
      return [
        (first?.top ?? 0) - (question?.bottom ?? 0),
        section.getBoundingClientRect().bottom - (last?.bottom ?? 0),
      ];
    });
    expect(above).toBeGreaterThan(6);
    expect(below).toBeGreaterThan(6);
    expect(below).toBeLessThan(24);
  });

  test('a link to another question leads to the page of that question, whose languages do, too', async ({
    openPage,
  }) => {
    const page = await openPage(GUIDE);
    await page.locator('edge-faq [part=intro] a').first().press('Enter');
    await waitForPath(page, SECTION);
    await page.locator('.languages a[hreflang=zh-Hant]').click();
    await waitForPath(page, SECTION.replace('/en/', '/zh-Hant/'));
    expect(await openIds(page)).toEqual(['get-in-touch']);
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hant');
  });

  test('the search form lists the questions that match, as links to their pages', async ({ openPage }) => {
    const page = await openPage(GUIDE);
    await page.locator('form input[name=q]').fill('contact');
    await page.locator('form button').click();
    await waitForPath(page, `${GUIDE}?q=contact`);
    const result = page.locator('.cards a').first();
    // The URL changes before the page is loaded.
    await waitFor(async () => expect(await result.isVisible()).toBe(true));
    const heading = await result.innerText();
    await result.click();
    await waitFor(async () => expect(await pathOf(page)).toMatch(/^\/g\/overdue-loan\/en\/[a-z-]+$/));
    await waitFor(async () => expect(await page.title()).toContain(heading));
  });

  test('a result leads to the sentence that matches, or the start of a long one, which is in view and marked', async ({
    openPage,
  }) => {
    const q = encodeURIComponent('原因 說清楚 收入減少');
    const page = await openPage(`/g/overdue-loan/zh-Hant?q=${q}`, { width: 800, height: 300 });
    await page.locator('.cards a').first().click();
    const sentence = page.locator('edge-faq #money-pressure [part=answer] > p').last();
    await waitFor(async () => expect(await isMarked(page, sentence)).toBe(true));
  });

  test('a language that the guide lacks shows another one, with a note', async ({ openPage }) => {
    const page = await openPage('/g/overdue-loan/fr');
    expect(await pathOf(page)).toMatch(/^\/g\/overdue-loan\/[\w-]+\?requested=fr$/);
    expect(await page.locator('.note').isVisible()).toBe(true);
    expect(await page.locator('edge-faq summary').first().isVisible()).toBe(true);
  });

  test('Tab reaches the skip link, brand, languages, breadcrumb, search and questions in that order', async ({
    openPage,
  }) => {
    const page = await openPage(SECTION.replace('/get-in-touch', ''), { width: 1280, height: 720 });
    const stops: unknown[] = [];
    for (let stop = 0; stop < 10; stop++) {
      await page.keyboard.press('Tab');
      stops.push(await focused(page));
    }
    expect(stops).toEqual([
      ...['Skip to content', 'Loan help', '繁體中文', 'English', '简体中文'],
      ...['Guides', 'q', 'Search', 'how to contact the lender', 'What does 微當錢包 do?'],
    ]);
  });

  test('the skip link is visible with focus, and moves it to the content', async ({ openPage }) => {
    const page = await openPage(GUIDE);
    const skip = page.locator('.skip');
    expect((await skip.boundingBox())?.y).toBeLessThan(-40);
    await page.keyboard.press('Tab');
    expect(await hasFocus(skip)).toBe(true);
    expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    await waitFor(async () => expect(await focused(page)).toBe('main'));
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('q');
  });

  test('an unknown guide is a page that leads to the nearest one', async ({ openPage }) => {
    const page = await openPage('/g/overdue-laon/en');
    expect(await page.locator('h1').innerText()).toBe('Page not found');
    await page.locator('main a').first().press('Enter');
    await waitFor(async () => expect(await pathOf(page)).toMatch(/^\/g\/overdue-loan\//));
  });

  test('pages fit a viewport of 320 pixels, a 1280 pixel one at 400 % zoom', async ({ openPage, worker }) => {
    const page = await openPage(GUIDE, { width: 320, height: 256 });
    await openAll(page);
    const wide = [GUIDE, await overflow(page)];
    expect(wide).toEqual([GUIDE, 0]);
    for (const path of [`${GUIDE}?q=contact`, '/?locale=en', '/report?locale=zh-Hans', '/g/none/en']) {
      await page.goto(worker.origin + path);
      expect([path, await overflow(page)]).toEqual([path, 0]);
    }
  });
});
