import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { embedded as test } from './fixtures.ts';
import { soon } from './running.ts';

const ELEMENT = '<edge-faq guide="overdue-loan" search></edge-faq><p>The end.</p>';

const box = (page: Page) => page.locator('edge-faq [part=search-box]');
const results = (page: Page) => page.locator('edge-faq [part=result]');
const status = (page: Page) => page.locator('edge-faq [part=results] [role=status]');

test('results come as a reader types, with what matched marked, and nothing of the page moves', async ({
  embed,
}) => {
  const { page, console } = await embed({ body: ELEMENT });
  const end = page.getByText('The end.', { exact: true });
  await box(page).waitFor();
  const before = await end.boundingBox();
  await box(page).pressSequentially('credit record', { delay: 20 });
  await soon(async () =>
    expect(await results(page).first().innerText()).toContain('Will a late payment affect my credit record?'),
  );
  expect(await results(page).first().locator('mark').allInnerTexts()).toEqual(
    expect.arrayContaining(['credit', 'record']),
  );
  expect(await status(page).innerText()).toMatch(/^Results: \d+$/);
  expect(await end.boundingBox()).toEqual(before);
  expect(console).toEqual([]);
});

test('a reader who types on causes one request after the pause, and hears of the last query only', async ({
  embed,
}) => {
  const { page } = await embed({ body: ELEMENT });
  await box(page).focus();
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/search.js')),
  );
  const asked: string[] = [];
  page.on('request', (request) => {
    const query = new URL(request.url()).searchParams.get('q');
    if (query !== null) asked.push(query);
  });
  await page.evaluate(() => {
    document.addEventListener('edge-faq-search', ({ detail }: CustomEventInit) => {
      document.title += ` ${JSON.stringify(detail)}`;
    });
  });
  await box(page).pressSequentially('collector', { delay: 10 });
  await results(page).first().waitFor();
  expect(asked).toEqual(['collector']);
  expect(await page.title()).toMatch(/^A partner’s page \{"query":"collector","results":[1-9]\d*\}$/);
});

test('arrows and Tab lead from the box to results and back, Enter opens the section, Escape closes', async ({
  embed,
}) => {
  const { page } = await embed({ body: ELEMENT });
  const focused = () =>
    page.evaluate(() => document.querySelector('edge-faq')?.shadowRoot?.activeElement?.getAttribute('part'));
  await box(page).fill('contact');
  await results(page).nth(1).waitFor();
  const count = await results(page).count();

  await page.keyboard.press('ArrowDown');
  expect(
    await results(page)
      .nth(0)
      .evaluate((each) => each.matches(':focus')),
  ).toBe(true);
  await page.keyboard.press('ArrowDown');
  expect(
    await results(page)
      .nth(1)
      .evaluate((each) => each.matches(':focus')),
  ).toBe(true);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toBe('search-box');
  await page.keyboard.press('Tab');
  expect(
    await results(page)
      .nth(0)
      .evaluate((each) => each.matches(':focus')),
  ).toBe(true);
  await page.keyboard.press('Escape');
  expect([await focused(), await results(page).first().isVisible()]).toEqual(['search-box', false]);

  await page.keyboard.press('Enter');
  await soon(async () => expect(await results(page).first().isVisible()).toBe(true));
  expect(await results(page).count()).toBe(count);
  await page.keyboard.press('ArrowDown');
  const section = await results(page).first().getAttribute('href');
  await page.keyboard.press('Enter');
  const question = page.locator(`edge-faq ${section} summary`);
  expect(await question.evaluate((each) => each.matches(':focus'))).toBe(true);
  expect(await page.locator(`edge-faq ${section}`).getAttribute('open')).toBe('');
  expect(await results(page).first().isVisible()).toBe(false);
});

test('where nothing is found there is what comes nearest or, where nothing is known of that, what to begin with', async ({
  embed,
}) => {
  const { page } = await embed({ body: ELEMENT });
  await box(page).fill('zzzzqqqq');
  await results(page).first().waitFor();
  expect(await status(page).innerText()).toBe('Nothing fits exactly. This comes nearest:');

  await page.context().setOffline(true);
  await box(page).fill('zzzzqqqq zzzz');
  await soon(async () =>
    expect(await status(page).innerText()).toBe('Nothing was found. You could begin here:'),
  );
  expect(await results(page).count()).toBe(6);
});

test.for([
  ['en', 'late payment credit', 'Will a late payment affect my credit record?'],
  ['zh-Hant', '電話不敢接', '不敢接電話'],
])(
  'with the API out of reach the guide itself is searched (%s)',
  async ([lang = '', query = '', expected = ''], { embed }) => {
    const { page } = await embed({ body: ELEMENT, lang });
    await box(page).focus();
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/search.js')),
    );
    await page.context().setOffline(true);
    await box(page).fill(query);
    await results(page).first().waitFor();
    expect((await results(page).allInnerTexts()).join('\n')).toContain(expected);
    expect(await results(page).first().locator('mark').count()).toBeGreaterThan(0);
  },
);

test('an element that shows a chapter finds nothing outside it', async ({ embed }) => {
  const { page } = await embed({
    body: '<edge-faq guide="overdue-loan" chapter="causes" search></edge-faq>',
  });
  await box(page).fill('contact');
  await results(page).first().waitFor();
  const links = await results(page).evaluateAll((all) => all.map((each) => each.getAttribute('href')));
  const shown = await page.locator('edge-faq details').evaluateAll((all) => all.map(({ id }) => `#${id}`));
  expect(links.filter((link) => !shown.includes(link ?? ''))).toEqual([]);
});
